import type { AppState } from '#contract/app-state.ts';
import { unixMs } from '#contract/time.ts';
import { customer } from './call-plan.ts';
import { chanceOf } from './chance.ts';
import { openShiftDesks, openShiftDisk, type ShiftDesks } from './shift-desks.ts';
import { setSimulation, type SimulationStage } from './simulation-stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** They call again and again, as customers do. */
const CUSTOMERS = 80;
/** Nobody calls in the last minutes of an hour, so that nothing is under way when it is looked at. */
const CALLS_UNTIL_MS = 50 * MINUTE_MS;
const SLEEPS_AT_MS = 52 * MINUTE_MS;
const SLEEPS_MS = 3 * MINUTE_MS;

export interface Shift {
  readonly stage: SimulationStage;
  readonly desks: ShiftDesks;
  /** How calls ended, by their reason. */
  readonly ended: ReadonlyMap<string, number>;
}

/**
 * An agent's shift on two numbers, one of each kind: calls that are answered, rejected, missed and placed, with notes; the history looked
 * up; customers who permit to be called; polls, proofs of the tunnel, and a sleep in every hour. `eachHour` looks when nothing is up.
 */
export async function workShift(
  { seed, hours, calls }: { readonly seed: number; readonly hours: number; readonly calls: number },
  eachHour: (hour: number, shift: Shift) => Promise<void> | void,
): Promise<Shift> {
  const disk = openShiftDisk();
  const seen = new Set<string>();
  const ended = new Map<string, number>();
  let desks: ShiftDesks | null = null;
  const stage = setSimulation({
    seed,
    kind: 'meta',
    otherKind: 'web',
    disk,
    onState(state) {
      desks?.follow(state);
      work(state);
    },
  });
  const { time, machine, number, other, eventLog } = stage;
  const { app, log, station, audio } = stage.start();
  desks = openShiftDesks(stage, disk);
  const opened = desks;
  const numbers = other === null ? [number] : [number, other];

  /** What the agent's hands do, each once for a call and a phase. */
  function work({ calls: onScreen }: AppState): void {
    for (const { id, phase, direction, ...call } of onScreen) {
      if (seen.has(`${id} ${phase}`)) continue;
      seen.add(`${id} ${phase}`);
      const chance = chanceOf(seed, `${id} ${phase}`);
      const after = (milliseconds: number, deed: () => void): void => void time.after(milliseconds, deed);
      if (phase === 'ringing' && direction === 'inbound' && !chance.happens(1 / 7)) {
        after(chance.whole(1_000, 6_000), () => void (chance.happens(1 / 10) ? app.reject(id) : app.answer(id)));
      } else if (phase === 'active') {
        after(2_000, () => opened.note(id, `pediu o boleto ${id}`));
        after(chance.whole(5_000, 20_000), () => void app.hangUp(id));
      } else if (phase === 'ended' && 'reason' in call) {
        ended.set(call.reason, (ended.get(call.reason) ?? 0) + 1);
        after(3_000, () => void app.dismiss(id));
      }
    }
  }

  const begin = (index: number): void => {
    const chance = chanceOf(seed, `call ${String(index)}`);
    const peer = customer(chance.whole(1, CUSTOMERS));
    const one = numbers[index % numbers.length] ?? number;
    const line = app.state().lines[index % numbers.length];
    if (chance.happens(1 / 10) && line !== undefined) app.dial(line.id, peer);
    else one.ring({ from: peer, ringsMs: chance.whole(10_000, 20_000), end: 'missed', talksMs: 40_000 });
  };

  await stage.until(() => app.state().lines.every(({ status }) => status.state === 'live'), MINUTE_MS);
  const perHour = Math.ceil(calls / hours);
  let index = 0;
  for (let hour = 1; hour <= hours; hour += 1) {
    const gapMs = CALLS_UNTIL_MS / perHour;
    for (let call = 0; call < perHour && index < calls; call += 1, index += 1) {
      const mine = index;
      time.after(call * gapMs, () => begin(mine));
    }
    for (let minute = 1; minute < 50; minute += 1) time.after(minute * MINUTE_MS, opened.look);
    for (let minute = 5; minute < 50; minute += 10) {
      const peer = customer((minute % CUSTOMERS) + 1);
      time.after(minute * MINUTE_MS, () => void opened.permit(stage.lineId, peer).catch((cause: unknown) => log.error(String(cause))));
    }
    time.after(SLEEPS_AT_MS, () => machine.suspend());
    time.after(SLEEPS_AT_MS + SLEEPS_MS, () => machine.resume());
    await time.pass(HOUR_MS);
    // What the world remembers of an hour is not the app's.
    for (const { forgetBefore } of numbers) forgetBefore(time.nowMs() - HOUR_MS / 2);
    stage.ledger.forget();
    eventLog.trim(unixMs(time.nowMs() - HOUR_MS / 2));
    for (const record of [
      log.lines,
      station.tones,
      station.sounding,
      station.metered,
      station.chosen,
      audio.opened,
      audio.chosen,
      audio.voices,
    ]) {
      (record as unknown[]).length = 0;
    }
    seen.clear();
    if (hour === 1) opened.fillTimeline();
    await time.settle();
    await eachHour(hour, { stage, desks: opened, ended });
  }
  return { stage, desks: opened, ended };
}
