import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const LOOPBACK = '127.0.0.1';

/** A way to a peer on loopback that takes its time, in both directions. */
export interface DelayedPath {
  /** The peer's description, with the path's near end in place of the peer. */
  readonly sdp: string;
  close(): Promise<void>;
}

/** For a description with one candidate on 127.0.0.1. Each address that sends into the path is one address at its far end. */
export async function openDelayedPath({ sdp, oneWayMs }: { readonly sdp: string; readonly oneWayMs: number }): Promise<DelayedPath> {
  const port = Number(/^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+) typ host/m.exec(sdp)?.[1]);
  if (Number.isNaN(port)) throw new Error('the description has no candidate on loopback');
  const near = await bound();
  const far = new Map<string, Promise<Socket>>();
  const timers = new Set<NodeJS.Timeout>();
  const later = (act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, oneWayMs);
    timers.add(timer);
  };

  const openFar = async (client: { readonly port: number; readonly address: string }): Promise<Socket> => {
    const socket = await bound();
    socket.on('message', (datagram) => later(() => near.send(datagram, client.port, client.address)));
    return socket;
  };
  near.on('message', (datagram, client) => {
    const name = `${client.address}:${String(client.port)}`;
    const opened = far.get(name) ?? openFar(client);
    far.set(name, opened);
    later(() => void opened.then((socket) => socket.send(datagram, port, LOOPBACK)));
  });

  const nearPort = String(near.address().port);
  return {
    sdp: sdp
      .split('\r\n')
      .map((line) => (/^(?:m=audio|a=candidate:)/.test(line) ? line.replace(` ${String(port)} `, ` ${nearPort} `) : line))
      .join('\r\n'),
    async close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      near.removeAllListeners('message');
      for (const socket of await Promise.all([...far.values()])) await closed(socket);
      await closed(near);
    },
  };
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, LOOPBACK);
  await once(socket, 'listening');
  return socket;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(resolve);
  });
}
