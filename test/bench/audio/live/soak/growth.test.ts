import { expect, test } from 'vitest';
import { chanceOf } from '../../../../support/simulation/chance.ts';
import { floorsOf, growthOf } from './growth.ts';

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

test('readings that hang together are worth as few as they are: the interval is as wide as slopes of such noise lie apart', () => {
  const chance = chanceOf(5, 'slow noise');
  const slopes: number[] = [];
  const told: number[] = [];
  for (let run = 0; run < 200; run += 1) {
    let value = 0;
    const readings = Array.from({ length: 450 }, (_, index) => {
      value = 0.9 * value + chance.share() - 0.5;
      return { atMs: index * 2_000, value };
    });
    const { perHour, uncertainty } = growthOf(readings);
    slopes.push(perHour);
    told.push(uncertainty);
  }
  const apart = Math.sqrt(slopes.reduce((sum, slope) => sum + slope * slope, 0) / slopes.length);
  const mean = told.reduce((sum, one) => sum + one, 0) / told.length;
  expect(mean / (1.96 * apart)).toBeGreaterThan(0.85);
  expect(mean / (1.96 * apart)).toBeLessThan(1.15);
});

test('two readings say nothing of how sure they are', () => {
  expect(growthOf([0, 1].map((value) => ({ atMs: value * MINUTE_MS, value }))).uncertainty).toBeNaN();
});

const saw = (floorPerHour: number): { readonly atMs: number; readonly value: number }[] =>
  Array.from({ length: 451 }, (_, index) => {
    const minutes = index / 7.5;
    return { atMs: minutes * MINUTE_MS, value: 100 + (floorPerHour * minutes) / 60 + (minutes % 4) };
  });

test('a saw of four megabytes has a floor that stands still', () => {
  const floors = floorsOf(saw(0), 5 * MINUTE_MS);
  expect(floors).toHaveLength(12);
  expect(growthOf(floors).perHour).toBeCloseTo(0, 1);
});

test('growth under a saw is seen', () => {
  expect(growthOf(floorsOf(saw(3), 5 * MINUTE_MS)).perHour).toBeCloseTo(3, 0);
});

test('a window that is cut short says nothing, and no readings have no floor', () => {
  expect(floorsOf(saw(0).slice(0, 40), 5 * MINUTE_MS)).toHaveLength(1);
  expect(floorsOf([], MINUTE_MS)).toEqual([]);
});
