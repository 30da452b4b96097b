import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A box in the middle of a TCP connection, as home routers and mobile networks have them. */
export interface TcpMiddle {
  readonly port: number;
  /** From now on the connections there are swallow every byte, and nobody is told: half-open. New ones work. */
  swallow(): void;
  /** From now on nothing passes from the client to the service, and waits; the other way is as ever. */
  holdUp(): void;
  letUp(): void;
  stop(): void;
}

export async function openTcpMiddle(toPort: number): Promise<TcpMiddle> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const service = connect(toPort, '127.0.0.1');
    pairs.add([client, service]);
    for (const [from, to] of [
      [client, service],
      [service, client],
    ] as const) {
      from.pipe(to);
      from.on('error', () => undefined);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    swallow() {
      for (const [client, service] of pairs) {
        client.unpipe(service);
        service.unpipe(client);
        client.resume();
        service.resume();
      }
    },
    holdUp() {
      for (const [client, service] of pairs) {
        client.unpipe(service);
        client.pause();
      }
    },
    letUp() {
      for (const [client, service] of pairs) client.pipe(service);
    },
    stop() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
    },
  };
}
