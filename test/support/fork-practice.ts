import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ForkPractice } from '../../main/adapters/practice/practice-child.ts';

export const PRACTICE_ENTRY = fileURLToPath(new URL('../../main/practice/practice-process.ts', import.meta.url));
const PARENT_PORT = new URL('sound/parent-port.ts', import.meta.url).href;

/** Electron's `utilityProcess.fork` with Node's means; `children` are the processes it started. */
export function nodeFork(): { readonly fork: ForkPractice; readonly children: readonly ChildProcess[] } {
  const children: ChildProcess[] = [];
  return {
    children,
    fork(entry, args) {
      const child = fork(entry, args, {
        serialization: 'advanced',
        execArgv: ['--import', PARENT_PORT],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      children.push(child);
      return {
        get pid() {
          return isOver(child) ? undefined : child.pid;
        },
        postMessage(message) {
          if (child.connected && typeof message === 'object' && message !== null) child.send(message, () => undefined);
        },
        on: (event, listener) => child.on(event, listener),
        once: (event, listener) => child.once(event, (code) => listener(code ?? -1)),
      };
    },
  };
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
