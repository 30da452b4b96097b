import { expect, test } from 'vitest';
import { floatsOf, goertzelDbfs, NOTHING_DBFS, rmsDbfs, tonePcm, toneSamples } from '../../support/sound/tone-analysis.ts';

test.each([
  [440, -6],
  [1_000, -20],
  [997, -40],
  [3_000, 0],
])('a %i Hz tone of %i dBFS measures as that, and as little elsewhere', (hz, dbfs) => {
  const samples = toneSamples({ hz, rateHz: 48_000, seconds: 0.2, dbfs });
  expect(goertzelDbfs(samples, 48_000, hz)).toBeCloseTo(dbfs, 1);
  expect(goertzelDbfs(samples, 48_000, hz + 300)).toBeLessThan(dbfs - 60);
  expect(rmsDbfs(samples)).toBeCloseTo(dbfs - 3, 0);
});

test('one of two tones is measured without the other', () => {
  const quiet = toneSamples({ hz: 440, rateHz: 16_000, seconds: 0.5, dbfs: -30 });
  const loud = toneSamples({ hz: 1_000, rateHz: 16_000, seconds: 0.5, dbfs: -6 });
  expect(
    goertzelDbfs(
      quiet.map((sample, index) => sample + (loud[index] ?? 0)),
      16_000,
      440,
    ),
  ).toBeCloseTo(-30, 0);
});

test('silence, and nothing at all, are nothing', () => {
  expect(goertzelDbfs(new Float32Array(480), 48_000, 440)).toBe(NOTHING_DBFS);
  expect(goertzelDbfs(new Float32Array(0), 48_000, 440)).toBe(NOTHING_DBFS);
  expect(rmsDbfs(new Float32Array(480))).toBe(NOTHING_DBFS);
});

test('bytes and samples say the same tone; an odd byte is left out', () => {
  const pcm = tonePcm({ hz: 440, rateHz: 8_000, seconds: 0.1, dbfs: -6 });
  expect(pcm.length).toBe(1_600);
  expect(floatsOf(Buffer.concat([pcm, Buffer.of(1)])).length).toBe(800);
  expect(goertzelDbfs(floatsOf(pcm), 8_000, 440)).toBeCloseTo(-6, 1);
});
