import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way from the phone to its service, in the test's hand. */
export interface CutWay {
  /** What the phone is told instead of the service's own address. */
  readonly apiBase: string;
  /** Whatever goes over it ends, and nothing gets through any more. */
  cut(): void;
  /** Resolves when it is there again. */
  join(): Promise<void>;
  close(): Promise<void>;
}

/** Something on this machine has the port for a moment: connections that go out take one of the same range. */
const MOST_TRIES = 50;
const TRY_AGAIN_MS = 20;

/** Lies before `apiBase` of a service on this machine, and carries every connection there. */
export async function openCutWay(apiBase: string): Promise<CutWay> {
  const target = new URL(apiBase);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on('error', () => undefined); // the close that follows says enough
    }
    near.pipe(far).pipe(near);
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo; // of a TCP server
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    apiBase: `http://127.0.0.1:${String(port)}${target.pathname}`,
    cut() {
      // No connection comes about, as where there is no way at all: one that is taken and broken off may have carried a request.
      server.close();
      endAll();
    },
    async join() {
      for (let tries = 1; !server.listening; tries += 1) {
        try {
          await listen(port);
        } catch (cause) {
          if (tries === MOST_TRIES) throw cause;
          await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
        }
      }
    },
    close: () =>
      new Promise((resolve) => {
        endAll();
        server.close(() => {
          resolve();
        });
      }),
  };
}
