import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { findCommand } from './find-command.ts';

/** How long a process may take to obey SIGTERM before it is killed. */
const POLITE_STOP_MS = 3_000;

export type OwnedProcess = {
  readonly child: ChildProcess;
  /** Resolves once, when the process is gone. Never rejects. */
  readonly exited: Promise<ProcessExit>;
  /** The last lines it wrote on stderr (when stderr is a pipe), to explain an early death. */
  readonly lastWords: () => string;
  /** SIGTERM, then SIGKILL after three seconds; resolves when the process is gone. */
  readonly stop: () => Promise<void>;
};

export type ProcessExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type ProcessOrder = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly stdio?: StdioOptions;
  /** Leave the terminal's process group, so Ctrl-C reaches the app first and its display and sound afterwards. */
  readonly ownGroup?: boolean;
};

/**
 * Starts a process that does not outlive this one. On Linux `setpriv --pdeathsig` has the kernel send it
 * SIGTERM even when this process is killed with SIGKILL and can no longer clean up.
 *
 * An executable that cannot be started is an exit with code 127, as in a shell.
 */
export function startOwnedProcess(order: ProcessOrder): OwnedProcess {
  const { command, args } = tiedToThisProcess(order);
  const child = spawn(command, args, {
    env: order.env ?? process.env,
    ...(order.cwd === undefined ? {} : { cwd: order.cwd }),
    stdio: order.stdio ?? ['ignore', 'ignore', 'pipe'],
    detached: order.ownGroup ?? false,
  });

  let tail = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = (tail + chunk.toString()).slice(-2_000);
  });

  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('error', (cause) => {
      tail += cause.message;
      if (child.pid === undefined) resolve({ code: 127, signal: null });
    });
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });

  return { child, exited, lastWords: () => tail.trim(), stop: () => stopProcess(child, exited) };
}

async function stopProcess(child: ChildProcess, exited: Promise<ProcessExit>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const deadline = setTimeout(() => child.kill('SIGKILL'), POLITE_STOP_MS);
  await exited;
  clearTimeout(deadline);
}

function tiedToThisProcess(order: ProcessOrder): { command: string; args: readonly string[] } {
  const setpriv = process.platform === 'linux' ? findCommand('setpriv') : null;
  if (setpriv === null) return order;
  return { command: setpriv, args: ['--pdeathsig', 'TERM', '--', order.command, ...order.args] };
}
