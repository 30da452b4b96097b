import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { ControlOrder, ControlReport } from './control-messages.ts';

/** A stand-in process as the test sees it. */
export interface ControlledProcess {
  readonly pid: number;
  readonly args: readonly string[];
  readonly token: string | null;
  readonly settings: readonly string[];
  publicUrl: string | null;
  /** Resolves when the process says that it is done. */
  order(order: ControlOrder): Promise<void>;
  /** Resolves when its connection is closed, which only its end does. */
  readonly gone: Promise<void>;
}

export interface ControlServer {
  readonly port: number;
  /** Every process that ever called, in order. */
  readonly called: readonly ControlledProcess[];
  living(): readonly ControlledProcess[];
  close(): Promise<void>;
}

export async function openControlServer(greet: (process: ControlledProcess) => ControlOrder): Promise<ControlServer> {
  const called: ControlledProcess[] = [];
  const living = new Set<ControlledProcess>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let answered: (() => void)[] = [];
    let controlled: ControlledProcess | null = null;
    const gone = Promise.withResolvers<void>();
    const send = (order: ControlOrder): void => void socket.write(`${JSON.stringify(order)}\n`);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      if (controlled !== null) living.delete(controlled);
      for (const answer of answered) answer();
      gone.resolve();
    });
    createInterface({ input: socket }).on('line', (line) => {
      const report = JSON.parse(line) as ControlReport; // from a process of ours
      if (report.type === 'hello') {
        const greeted: ControlledProcess = {
          ...report,
          publicUrl: null,
          gone: gone.promise,
          order: (order) =>
            new Promise((resolve) => {
              answered.push(resolve);
              send(order);
            }),
        };
        controlled = greeted;
        called.push(greeted);
        living.add(greeted);
        send(greet(greeted));
      } else if (report.type === 'up') {
        if (controlled !== null) controlled.publicUrl = report.publicUrl;
        send({ type: 'print-address' });
      } else {
        const [first, ...others] = answered;
        answered = others;
        first?.();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // of a TCP server that listens
    called,
    living: () => [...living],
    async close() {
      const ends = [...living].map(({ gone }) => gone);
      for (const { pid } of living) endNow(pid);
      await Promise.all(ends);
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export function endNow(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
  }
}
