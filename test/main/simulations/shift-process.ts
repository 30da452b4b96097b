/**
 * An agent's shift in a process of its own, so that its heap holds nothing else: `shift-process.ts HOURS CALLS HOUR…`. Sends one
 * `MeasuredShift` and waits to be killed.
 */
import { dieWithParent } from '../../support/die-with-parent.ts';
import { countObjects, heldBytes, type ObjectCount } from '../../support/simulation/heap-count.ts';
import { workShift } from '../../support/simulation/work-shift.ts';

export interface ShiftHour extends ObjectCount {
  readonly hour: number;
  /** What JavaScript held, garbage collected. */
  readonly heapBytes: number;
  readonly timers: number;
  readonly stationListeners: number;
  readonly soundListeners: number;
  readonly callsOnScreen: number;
}

export interface MeasuredShift {
  /** The hours that were asked for, each at its end. */
  readonly measured: readonly ShiftHour[];
  /** How many calls ended, by their reason. */
  readonly ended: Readonly<Record<string, number>>;
  /** What kinds of number the recent calls came over. */
  readonly kinds: readonly string[];
  /** Of both lines at the end. */
  readonly lineStates: readonly string[];
}

dieWithParent();
const [hours = 0, calls = 0, ...asked] = process.argv.slice(2).map(Number);
const measured: ShiftHour[] = [];
const { stage, desks, ended } = await workShift({ seed: 71, hours, calls }, async (hour, { stage: { now } }) => {
  if (!asked.includes(hour)) return;
  const heapBytes = await heldBytes();
  const { process: running, station, audio, app } = now();
  measured.push({
    hour,
    heapBytes,
    ...countObjects(),
    timers: running.pending(),
    stationListeners: station.listening(),
    soundListeners: audio.listening(),
    callsOnScreen: app.state().calls.length,
  });
});
const { lines, recents } = stage.now().app.state();
desks.stop();
await stage.stop();
const shift: MeasuredShift = {
  measured,
  ended: Object.fromEntries(ended),
  kinds: [...new Set(recents.map(({ kind }) => kind))],
  lineStates: lines.map(({ status }) => status.state),
};
process.send?.(shift);
setInterval(() => undefined, 1_000);
