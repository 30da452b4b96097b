import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { chanceOf } from './chance.ts';
import type { PlannedCall } from './simulated-calls.ts';
import type { SimulationStage } from './simulation-stage.ts';

/** A call that a customer of its own makes so long after the beginning. */
export interface TimedCall extends PlannedCall {
  readonly atMs: number;
}

/** Every simulated customer has a number that nobody else has. */
export function customer(index: number): PhoneNumber {
  const number = phoneNumber(`+55119${String(10_000_000 + index)}`);
  if (number === null) throw new Error(`there is no customer ${String(index)}`);
  return number;
}

/** How calls come, in milliseconds and shares of 1. */
export interface Traffic {
  readonly gapMs: readonly [number, number];
  readonly ringsMs: readonly [number, number];
  readonly talksMs: readonly [number, number];
  readonly answered: number;
  /** So many of them are talked on until `longMs` have passed. */
  readonly long: number;
  readonly longMs: number;
}

export const BUSY_DAY: Traffic = {
  gapMs: [2_000, 38_000],
  ringsMs: [3_000, 50_000],
  talksMs: [5_000, 120_000],
  answered: 0.5,
  long: 0.02,
  longMs: 45 * 60_000,
};

/** Each call by its own chance, so that leaving one out changes no other but by when it comes. */
export function callPlan(seed: number, count: number, traffic: Traffic = BUSY_DAY): readonly TimedCall[] {
  let atMs = 0;
  return Array.from({ length: count }, (_, index) => {
    const chance = chanceOf(seed, `call ${String(index)}`);
    atMs += chance.whole(...traffic.gapMs);
    const talksMs = chance.whole(...traffic.talksMs);
    return {
      atMs,
      from: customer(index),
      ringsMs: chance.whole(...traffic.ringsMs),
      end: chance.happens(traffic.answered) ? 'answered-elsewhere' : chance.pick(['missed', 'missed', 'rejected', 'failed']),
      talksMs: chance.happens(traffic.long) ? traffic.longMs + talksMs : talksMs,
    };
  });
}

/** Lets the customers of the plan call, each at its time from now on. Time has still to pass. */
export function begin(plan: readonly TimedCall[], { time, number }: SimulationStage): void {
  for (const { atMs, ...planned } of plan) time.after(atMs, () => void number.ring(planned));
}
