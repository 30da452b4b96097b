import { expect, test } from 'vitest';
import { netEqFigures } from './neteq-figures.ts';

const NOTHING = {
  packetsReceived: 0,
  jitterBufferDelay: 0,
  jitterBufferTargetDelay: 0,
  jitterBufferEmittedCount: 0,
  totalSamplesReceived: 0,
  concealedSamples: 0,
  silentConcealedSamples: 0,
  concealmentEvents: 0,
  insertedSamplesForDeceleration: 0,
  removedSamplesForAcceleration: 0,
};

test('the figures are of the time between the readings, and the delay counts the link', () => {
  const before = {
    ...NOTHING,
    jitterBufferDelay: 4_800,
    jitterBufferEmittedCount: 48_000,
    totalSamplesReceived: 48_000,
    concealedSamples: 900,
  };
  const after = {
    ...before,
    jitterBufferDelay: 4_800 + 48_000 * 0.06,
    jitterBufferTargetDelay: 48_000 * 0.08,
    jitterBufferEmittedCount: 96_000,
    totalSamplesReceived: 48_000 + 48_000,
    concealedSamples: 900 + 480,
    concealmentEvents: 1,
    removedSamplesForAcceleration: 96,
  };
  const { delayMs, targetMs, ...shares } = netEqFigures({ before, after, linkMs: 11 });
  expect(delayMs).toBeCloseTo(71);
  expect(targetMs).toBeCloseTo(80);
  expect(shares).toEqual({ concealedPercent: 1, concealmentEvents: 60, acceleratedPercent: 0.2, expandedPercent: 0 });
});
