import { type UnixMs, unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { serviceOffset, serviceOffsets } from '../../../../main/core/events/service-offset.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const HOUR_MS = 3_600_000;

/** What a `Date` header can hold. */
const wholeSeconds = (instant: number): number => Math.floor(instant / 1_000) * 1_000;

/** A service whose clock is ahead of ours, and a way to ask it that takes `wayMs` there and back. */
function set(aheadMs: number) {
  const clock = createSimulatedClock();
  const offset = serviceOffset(clock.now);
  const there = (): UnixMs => unixMs(clock.now() + aheadMs);
  const ask = async (wayMs = 80, date = (): number | null => wholeSeconds(there())): Promise<void> => {
    const answered = offset.asking();
    await clock.advance(wayMs / 2);
    const written = date();
    await clock.advance(wayMs / 2);
    answered(written);
  };
  const errorMs = (): number => Math.abs(offset.ours(there()) - clock.now());
  return { clock, offset, there, ask, errorMs };
}

describe('an instant of the service', () => {
  test.each([-HOUR_MS, -90_000, 90_000, 3 * HOUR_MS])('is told in our time when its clock is %i ms ahead', async (aheadMs) => {
    const { ask, errorMs } = set(aheadMs);
    await ask();
    expect(errorMs()).toBeLessThanOrEqual(1_000);
  });

  test('is taken as it is where the clocks agree, as far as whole seconds can tell, and before any answer', async () => {
    const { offset, there, ask } = set(700);
    expect(offset.ours(there())).toBe(there());
    for (let times = 0; times < 7; times += 1) await ask(330);
    expect(offset.ours(there())).toBe(there());
  });

  test('is not moved by one answer out of a cache, by slow answers, or by answers without a time', async () => {
    const { ask, errorMs } = set(HOUR_MS);
    for (let times = 0; times < 3; times += 1) await ask();
    await ask(80, () => 0);
    await ask(60_000, () => 0);
    await ask(80, () => null);
    expect(errorMs()).toBeLessThanOrEqual(1_000);
  });

  test('follows a clock that was set right', async () => {
    const { clock, offset, ask } = set(HOUR_MS);
    for (let times = 0; times < 5; times += 1) await ask();
    for (let times = 0; times < 3; times += 1) await ask(80, () => wholeSeconds(clock.now()));
    expect(offset.ours(clock.now())).toBe(clock.now());
  });
});

test('each address of the API has its own clock, which its lines share', async () => {
  const clock = createSimulatedClock();
  const offsets = serviceOffsets(clock.now);
  offsets.of('https://a/v1').asking()(wholeSeconds(clock.now() + HOUR_MS));
  expect(offsets.of('https://a/v1').ours(clock.now())).toBeLessThan(clock.now() - HOUR_MS + 1_001);
  expect(offsets.of('https://b/v1').ours(clock.now())).toBe(clock.now());
  const [ours, theirs, ...others] = offsets.theirs(clock.now());
  expect([ours, Math.abs((theirs ?? 0) - clock.now() - HOUR_MS) < 1_001, others]).toEqual([clock.now(), true, []]);
});
