import { spawn, type ChildProcess } from 'node:child_process';
import type { Clock } from '../../../core/ports.ts';
import { readWholeLines } from './whole-lines.ts';

/** How long it may take to obey SIGTERM before it is killed. */
const POLITE_STOP_MS = 2_000;
/** After its end, for the last words on their way; a child of its own that holds its outputs is not waited for. */
const LAST_WORDS_MS = 500;

export type ProcessEnd =
  | { readonly type: 'ended'; readonly code: number | null; readonly signal: NodeJS.Signals | null }
  /** The system did not start it: not a program for this machine, or not ours to run. */
  | { readonly type: 'not-started'; readonly why: string };

export interface RunningCloudflared {
  readonly pid: number | null;
  /** Resolves once, when the process is gone and all its lines were told. Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** SIGTERM, then SIGKILL after two seconds; resolves when the process is gone. */
  stop(): Promise<void>;
}

export interface CloudflaredOrder {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Of `setpriv`, which has Linux end the process with ours even when ours is killed; null where there is none. */
  readonly setpriv: string | null;
  readonly heard: (line: string) => void;
  readonly clock: Clock;
}

/** Starts it without a shell, with nothing to read, and with both its outputs read line by line. */
export function runCloudflared({ program, args, env, setpriv, heard, clock }: CloudflaredOrder): RunningCloudflared {
  const [command, ...words] = setpriv === null ? [program, ...args] : [setpriv, '--pdeathsig', 'TERM', '--', program, ...args];
  const child = spawn(command ?? program, words, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  readWholeLines(child.stdout, heard);
  readWholeLines(child.stderr, heard);
  const ended = endOf(child, clock);
  return {
    pid: child.pid ?? null,
    ended,
    async stop() {
      if (child.pid === undefined) return;
      child.kill('SIGTERM'); // on Windows that is the end already
      const cancel = clock.after(POLITE_STOP_MS, () => child.kill('SIGKILL'));
      await ended;
      cancel();
    },
  };
}

function endOf(child: ChildProcess, clock: Clock): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    child.once('error', (cause) => {
      const why = 'code' in cause ? String(cause.code) : 'unknown';
      if (child.pid === undefined) resolve({ type: 'not-started', why });
    });
    let cancel = (): void => undefined;
    child.once('exit', (code, signal) => {
      cancel = clock.after(LAST_WORDS_MS, () => resolve({ type: 'ended', code, signal }));
    });
    child.once('close', (code, signal) => {
      cancel();
      resolve({ type: 'ended', code, signal });
    });
  });
}
