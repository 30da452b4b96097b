import type { Runtime } from './choose-runtime.ts';
import type { Desk } from './provide-desk.ts';

export type RunningFacts = {
  readonly runtime: Pick<Runtime, 'name'>;
  /** Of the app's main process. */
  readonly pid: number;
  readonly desk: Pick<Desk, 'display' | 'sound' | 'pulseServer'>;
};

/** The one line that says what runs, and all that is needed to watch, hear and signal it from another terminal. */
export function runningLine({ runtime, pid, desk: { display, sound, pulseServer } }: RunningFacts): string {
  const server = pulseServer === null ? '' : ` (PULSE_SERVER=${pulseServer})`;
  return `Pilot Softphone runs on ${runtime.name} (pid ${String(pid)}), display ${display}, sound ${sound}${server}.`;
}
