import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import { startOwnedProcess, type ProcessExit } from '../setup/owned-process.ts';
import type { Runtime } from './choose-runtime.ts';
import { endMarkedProcesses, stayedBehind } from './marked-processes.ts';
import { whenOrphaned } from './when-orphaned.ts';

/** How long the app may take for its orderly quit: hang up, stop audio, close sockets. */
const QUIT_WITHIN_MS = 10_000;
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type AppRun = {
  readonly runtime: Runtime;
  readonly env: NodeJS.ProcessEnv;
  /** Told once, when the app's process is there. */
  readonly onStarted?: (pid: number) => void;
};

/**
 * Runs the app until it ends and returns its exit code (128 + n after a signal, as a shell would).
 * Signals are forwarded; whatever the app left running is ended before this returns.
 */
export async function runApp({ runtime, env, onStarted }: AppRun): Promise<number> {
  const marker = `PILOT_APP_RUN=${randomUUID()}`;
  const [name = '', value = ''] = marker.split('=');
  const app = startOwnedProcess({
    command: runtime.command,
    args: runtime.args,
    env: { ...env, [name]: value },
    stdio: ['ignore', 'inherit', 'inherit'],
    ownGroup: true, // Ctrl-C reaches the app once, through us
  });
  if (app.child.pid !== undefined) onStarted?.(app.child.pid);

  let deadline: NodeJS.Timeout | undefined;
  const forward = (signal: NodeJS.Signals): void => {
    if (deadline !== undefined) return; // npm and the terminal both send Ctrl-C: once is enough
    app.child.kill(signal);
    deadline = setTimeout(() => app.child.kill('SIGKILL'), QUIT_WITHIN_MS);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  const stopWatching = whenOrphaned(() => {
    forward('SIGTERM');
  });
  const exit = await app.exited;
  stopWatching();
  clearTimeout(deadline);
  if ((await stayedBehind(marker, 1_000)).length > 0) await endMarkedProcesses(marker);
  for (const signal of FORWARDED) process.off(signal, forward);
  return exitCodeOf(exit);
}

function exitCodeOf({ code, signal }: ProcessExit): number {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}
