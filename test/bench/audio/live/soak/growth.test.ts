import { expect, test } from 'vitest';
import { chanceOf } from '../../../../support/simulation/chance.ts';
import { growthOf } from './growth.ts';

const MINUTE_MS = 60_000;

test('a megabyte a minute is sixty an hour', () => {
  const readings = [0, 1, 2, 3].map((minute) => ({ atMs: minute * MINUTE_MS, value: 50 + minute }));
  expect(growthOf(readings).perHour).toBeCloseTo(60);
  expect(growthOf(readings).uncertainty).toBeCloseTo(0);
});

test('noise without growth is seen through, and its interval holds zero', () => {
  const chance = chanceOf(3, 'noise');
  const { perHour, uncertainty } = growthOf(
    Array.from({ length: 450 }, (_, index) => ({ atMs: index * 2_000, value: 60 + chance.share() - 0.5 })),
  );
  expect(Math.abs(perHour)).toBeLessThan(1);
  expect(Math.abs(perHour)).toBeLessThan(uncertainty * 1.5);
});

test('two readings say nothing of how sure they are', () => {
  expect(growthOf([0, 1].map((value) => ({ atMs: value * MINUTE_MS, value }))).uncertainty).toBeNaN();
});
