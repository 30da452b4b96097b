import { expect, test } from 'vitest';
import { toneSamples } from '../tone-analysis.ts';
import { phaseJumps } from './phase-jumps.ts';

const tone = { hz: 1_000, rateHz: 16_000 };
const samples = toneSamples({ ...tone, seconds: 2 });
const without = (from: number, count: number): Float32Array =>
  Float32Array.from([...samples.subarray(0, from), ...samples.subarray(from + count)]);

test('an unbroken tone has none, at whatever phase, level and 100 ppm off', () => {
  expect(phaseJumps({ ...tone, samples })).toEqual([]);
  expect(phaseJumps({ ...tone, samples: samples.subarray(5) })).toEqual([]);
  expect(phaseJumps({ ...tone, samples: toneSamples({ ...tone, hz: 1_000.1, seconds: 2, dbfs: -40 }) })).toEqual([]);
});

test.each([2, 4, 8, 12])('%d lost samples are one jump, by as much of the period', (count) => {
  const jumps = phaseJumps({ ...tone, samples: without(8_037, count) });
  expect(jumps).toHaveLength(1);
  expect(Math.abs((jumps[0]?.atMs ?? 0) - 8_037 / 16)).toBeLessThanOrEqual(5);
  const radians = (2 * Math.PI * count) / 16;
  expect(Math.cos((jumps[0]?.radians ?? 0) - radians)).toBeGreaterThan(0.95);
});

test('silence in between is one place, even where the tone then goes on as if it had been there', () => {
  const heard = samples.slice();
  heard.fill(0, 10_000, 10_400);
  const jumps = phaseJumps({ ...tone, samples: heard });
  expect(jumps.map(({ atMs }) => atMs)).toEqual([625]);
  expect(jumps[0]?.radians).toBeCloseTo(0, 6);
});

test('counts each of several, and not the silence around the tone', () => {
  const heard = Float32Array.from([
    ...new Float32Array(3_000),
    ...without(5_003, 4).subarray(0, 20_000),
    ...without(5_003, 8),
    ...new Float32Array(3_000),
  ]);
  expect(phaseJumps({ ...tone, samples: heard }).length).toBe(3);
});
