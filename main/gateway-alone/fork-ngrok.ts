import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ForkNgrok } from '../adapters/tunnel/ngrok/ngrok-child.ts';

const ENTRY = fileURLToPath(new URL('ngrok-process.ts', import.meta.url));

/** The ngrok process, by Node's means. */
export const forkNgrok: ForkNgrok = () => {
  const child = fork(ENTRY, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    postMessage(message) {
      // Told by `exit` where it is gone.
      if (child.connected && typeof message === 'object' && message !== null) child.send(message, () => undefined);
    },
    on: (event, listener) => child.on(event, listener),
    once: (event, listener) => child.once(event, (code) => listener(code ?? -1)),
    kill: () => child.kill('SIGKILL'),
  };
};
