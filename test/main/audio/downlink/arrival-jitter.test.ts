import { expect, test } from 'vitest';
import { createArrivalJitter } from '../../../../main/audio/downlink/arrival-jitter.ts';

function jitterOf(arrivals: readonly (readonly [durationMs: number, nowMs: number])[]): number | null {
  const jitter = createArrivalJitter();
  for (const [durationMs, nowMs] of arrivals) jitter.arrived(durationMs, nowMs);
  return jitter.jitterMs;
}

test('messages that come as they were spoken have no jitter, whatever their length', () => {
  expect(jitterOf([[60, 0]])).toBeNull();
  expect(
    jitterOf([
      [60, 0],
      [60, 60],
      [20, 80],
      [100, 180],
    ]),
  ).toBe(0);
});

test('messages that come 10 ms early and late by turns have 20 ms, after RFC 3550', () => {
  const uneven = Array.from({ length: 400 }, (_one, index) => [60, index * 60 + (index % 2 === 0 ? 10 : -10)] as const);
  expect(jitterOf(uneven)).toBeCloseTo(20, 1);
});

test('a pause of the sender is no jitter, and neither is another connection', () => {
  expect(
    jitterOf([
      [60, 0],
      [60, 60],
      [60, 5_000],
      [60, 5_060],
    ]),
  ).toBe(0);
  const jitter = createArrivalJitter();
  jitter.arrived(60, 0);
  jitter.newSession();
  jitter.arrived(60, 250);
  expect(jitter.jitterMs).toBeNull();
});
