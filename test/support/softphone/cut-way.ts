import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The way from the phone to its service, in the test's hand. */
export interface CutWay {
  /** What the phone is told instead of the service's own address. */
  readonly apiBase: string;
  /** Whatever goes over it ends, and nothing gets through any more. */
  cut(): void;
  join(): void;
  close(): Promise<void>;
}

/** Lies before `apiBase` of a service on this machine, and carries every connection there. */
export async function openCutWay(apiBase: string): Promise<CutWay> {
  const target = new URL(apiBase);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.resetAndDestroy(); // before a byte of an answer, as where there is no way at all
      return;
    }
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
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // of a TCP server
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    apiBase: `http://127.0.0.1:${String(port)}${target.pathname}`,
    cut() {
      isCut = true;
      endAll();
    },
    join() {
      isCut = false;
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
