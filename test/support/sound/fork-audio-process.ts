import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AudioChild, ForkAudioProcess } from '../../../main/adapters/audio-process/audio-child.ts';

export const AUDIO_PROCESS_ENTRY = fileURLToPath(new URL('../../../main/audio/audio-process.ts', import.meta.url));
const PARENT_PORT = new URL('parent-port.ts', import.meta.url).href;

export interface NodeFork {
  readonly fork: ForkAudioProcess;
  /** Every process it started, in order, the short-lived ones that list devices among them. */
  readonly children: readonly ChildProcess[];
  /** The process that runs the calls now: a spare is always younger. */
  engine(): ChildProcess;
  running(): readonly ChildProcess[];
}

/** Electron's `utilityProcess.fork` with Node's means. `imports` are loaded first, to break something on purpose. */
export function forkWithNode({ imports = [] }: { readonly imports?: readonly string[] } = {}): NodeFork {
  const children: ChildProcess[] = [];
  const running = (): readonly ChildProcess[] => children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  return {
    children,
    running,
    engine() {
      const engine = running().find(({ spawnargs }) => !spawnargs.some((arg) => arg.startsWith('--list')));
      if (engine === undefined) throw new Error('no audio process runs');
      return engine;
    },
    fork(entry, args, { env }) {
      const child = fork(entry, args, {
        env,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        serialization: 'advanced',
        execArgv: [PARENT_PORT, ...imports].flatMap((url) => ['--import', url]),
      });
      children.push(child);
      return likeElectron(child);
    },
  };
}

function likeElectron(child: ChildProcess): AudioChild {
  return {
    get pid() {
      return child.exitCode === null && child.signalCode === null ? child.pid : undefined;
    },
    stdout: child.stdout,
    stderr: child.stderr,
    postMessage(message) {
      if (child.connected && isSendable(message)) child.send(message, () => undefined);
    },
    on(event, listener) {
      child.on(event, listener);
    },
    once(event: 'spawn' | 'exit', listener: (code: number) => void) {
      if (event === 'spawn')
        child.once('spawn', () => {
          listener(0);
        });
      else
        child.once('exit', (code) => {
          listener(code ?? -1);
        });
    },
  };
}

function isSendable(message: unknown): message is object {
  return typeof message === 'object' && message !== null;
}
