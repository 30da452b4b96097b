import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type Electron from 'electron';

import type { Host } from '../host.ts';
import { extend, provide } from '../provide.ts';

export interface UtilitySnapshot {
  readonly pid: number;
  readonly serviceName: string;
}

export interface UtilityProcesses {
  readonly module: typeof Electron.utilityProcess;
  list(): UtilitySnapshot[];
  /** Ends all of them at once. */
  killAll(): void;
  /** Resolves when none is left. */
  gone(): Promise<void>;
}

type ForkOptions = Electron.ForkOptions;

function stdioOf(options: ForkOptions): ('pipe' | 'inherit' | 'ignore')[] {
  const asked = options.stdio ?? 'inherit';
  const list = typeof asked === 'string' ? ['ignore', asked, asked] : asked;
  return ['ignore', ...[list[1], list[2]].map((entry) => (entry === 'pipe' || entry === 'ignore' ? entry : 'inherit'))] as (
    | 'pipe'
    | 'inherit'
    | 'ignore'
  )[];
}

/** What Electron reports as exit code: the process's own, or the number of the signal that ended it. */
function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? (signal === null ? 1 : constants.signals[signal]);
}

/** `utilityProcess`: a Node process with the host's `electron` module and a `process.parentPort`. */
export function createUtilityProcesses(host: Host): UtilityProcesses {
  let ending = false;
  const running = new Map<ChildProcess, { snapshot: UtilitySnapshot; gone: Promise<void> }>();
  const entry = new URL('../utility/child.ts', import.meta.url).href;

  function start(modulePath: string, args: readonly string[], options: ForkOptions): Electron.UtilityProcess {
    const emitter = new EventEmitter();
    const serviceName = options.serviceName ?? 'Node Utility Process';
    const child = fork(modulePath, [...args], {
      serialization: 'advanced',
      stdio: [...stdioOf(options), 'ipc'],
      execArgv: [...(options.execArgv ?? []), '--import', entry],
      env: { ...(options.env ?? process.env), DEV_HOST_ELECTRON_VERSION: host.facts.electronVersion },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    let pid: number | undefined;
    let killed = false;
    const gone = new Promise<void>((resolve) => {
      child.once('exit', (code, signal) => {
        running.delete(child);
        pid = undefined;
        resolve();
        if (ending) return; // the app has been told that it ends; nothing more is
        const exitCode = exitCodeOf(code, signal);
        emitter.emit('exit', exitCode);
        if (exitCode !== 0) {
          const reason = killed ? 'killed' : signal === null ? 'abnormal-exit' : 'crashed';
          host.internal.emit('child-process-gone', { type: 'Utility', reason, exitCode, serviceName, name: serviceName });
        }
      });
    });
    child.once('spawn', () => {
      pid = child.pid;
      emitter.emit('spawn');
    });
    child.on('message', (message) => emitter.emit('message', message));
    child.on('error', (cause) => host.report(`utility process ${serviceName}`, cause));
    running.set(child, { snapshot: { pid: child.pid ?? 0, serviceName }, gone });
    return provide<Electron.UtilityProcess>()(
      'UtilityProcess',
      extend(emitter, {
        get pid() {
          return pid;
        },
        stdout: child.stdout,
        stderr: child.stderr,
        postMessage: (message: unknown, transfer?: Electron.MessagePortMain[]) => {
          if (transfer && transfer.length > 0)
            throw new Error('development host does not provide MessagePortMain to transfer to a utility process');
          if (!child.connected) return;
          // Refuses what cannot be cloned, before it goes into the pipe.
          child.send(structuredClone(message) as object, (cause) => {
            if (cause && child.connected) host.report(`message to ${serviceName}`, cause);
          });
        },
        kill: () => {
          killed = true;
          return pid === undefined ? false : child.kill('SIGTERM');
        },
      }),
    );
  }

  return {
    module: provide<typeof Electron.utilityProcess>()('utilityProcess', {
      fork: (modulePath: string, args?: string[] | ForkOptions, options?: ForkOptions) =>
        Array.isArray(args) ? start(modulePath, args, options ?? {}) : start(modulePath, [], args ?? options ?? {}),
    }),
    list: () => [...running.values()].map((entry_) => entry_.snapshot),
    killAll: () => {
      ending = true;
      for (const child of running.keys()) child.kill('SIGKILL');
    },
    gone: async () => {
      await Promise.all([...running.values()].map((entry_) => entry_.gone));
    },
  };
}
