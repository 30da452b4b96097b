import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { carriesFrame, isRtp } from './rtp-kind.ts';
import { releaseTimes } from './release-times.ts';

export interface RelayedPacket {
  /** When the relay got it and when it passed it on, monotonic milliseconds. */
  readonly inMs: number;
  readonly outMs: number;
  readonly bytes: number;
}

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export interface TraceRelay {
  /** Where the sender must take the receiver to be, and the other way round; on 127.0.0.1. */
  readonly senderSide: number;
  readonly receiverSide: number;
  /** Frames from the sender passed on so far, in order. */
  readonly packets: readonly RelayedPacket[];
  connect(peers: { readonly sender: Endpoint; readonly receiver: Endpoint }): void;
  stop(): Promise<void>;
}

/**
 * A link between two WebRTC peers on loopback that delivers the sender's i-th frame as late as the i-th number of
 * the trace says, and in order, as TCP would; padding that probes the link waits its turn and no longer. Handshakes and
 * RTCP pass at once.
 */
export async function startTraceRelay(traceMs: ArrayLike<number>): Promise<TraceRelay> {
  const [toSender, toReceiver] = await Promise.all([bound(), bound()]);
  const packets: RelayedPacket[] = [];
  const waiting: { readonly datagram: Buffer; readonly inMs: number; readonly releaseMs: number }[] = [];
  const delayed = releaseTimes(traceMs);
  let peers: { readonly sender: Endpoint; readonly receiver: Endpoint } | null = null;
  let timer: NodeJS.Timeout | null = null;

  const passOn = (): void => {
    timer = null;
    for (let next = waiting[0]; next !== undefined && next.releaseMs <= performance.now(); next = waiting[0]) {
      waiting.shift();
      if (peers !== null) toReceiver.send(next.datagram, peers.receiver.port, peers.receiver.address);
      if (!carriesFrame(next.datagram)) continue;
      packets.push({ inMs: next.inMs, outMs: performance.now(), bytes: next.datagram.length });
    }
    schedule();
  };
  const schedule = (): void => {
    const [next] = waiting;
    if (next === undefined || timer !== null) return;
    timer = setTimeout(passOn, Math.max(0, next.releaseMs - performance.now()));
  };
  // The sender speaks to `toSender`'s port; the receiver sees it come from `toReceiver`'s, and answers there.
  toSender.on('message', (datagram: Buffer) => {
    if (peers === null) return;
    if (!isRtp(datagram)) {
      toReceiver.send(datagram, peers.receiver.port, peers.receiver.address);
      return;
    }
    const inMs = performance.now();
    waiting.push({ datagram, inMs, releaseMs: carriesFrame(datagram) ? delayed(inMs) : inMs });
    schedule();
  });
  toReceiver.on('message', (datagram: Buffer, _from: RemoteInfo) => {
    if (peers !== null) toSender.send(datagram, peers.sender.port, peers.sender.address);
  });

  return {
    senderSide: toSender.address().port,
    receiverSide: toReceiver.address().port,
    packets,
    connect(nowPeers) {
      peers = nowPeers;
    },
    async stop() {
      if (timer !== null) clearTimeout(timer);
      waiting.length = 0;
      peers = null;
      await Promise.all([closed(toSender), closed(toReceiver)]);
    },
  };
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(resolve);
  });
}
