import fc from 'fast-check';
import { gainFactor, SOUND_GAIN_DB } from '#contract/sound-gain.ts';
import { describe, expect, test } from 'vitest';
import { createMediaWatch } from '../../../main/audio/downlink/media-watch.ts';
import { createLevelMeter, SILENCE_DBFS } from '../../../main/audio/dsp/level-meter.ts';
import { createSampleRing } from '../../../main/audio/dsp/sample-ring.ts';
import { createSeam } from '../../../main/audio/dsp/seam.ts';
import { readPcm16, writePcm16 } from '../../../main/audio/dsp/sound-format.ts';
import { createMuteFader } from '../../../main/audio/uplink/mute-fader.ts';

describe('levels', () => {
  test.each([
    [1, 0],
    [0.5, -6.02],
    [0.1, -20],
    [0, SILENCE_DBFS],
    [1e-9, SILENCE_DBFS],
  ])('a square wave of %d shows %d dBFS', (amplitude, dbfs) => {
    const meter = createLevelMeter();
    meter.add(Float32Array.from({ length: 480 }, (_, index) => (index % 2 === 0 ? amplitude : -amplitude)));
    expect(meter.takeDbfs()).toBeCloseTo(dbfs, 1);
  });
  test('the noise of a microphone that is made as soft as can be is no silence', () => {
    const NOISE_DBFS = -90;
    const meter = createLevelMeter();
    meter.add(new Float32Array(480).fill(gainFactor(NOISE_DBFS + SOUND_GAIN_DB.least)));
    expect(meter.takeDbfs()).toBeGreaterThan(SILENCE_DBFS);
  });
  test('a reading starts the next one, and nothing at all is silence', () => {
    const meter = createLevelMeter();
    meter.add(new Float32Array([1, 1]));
    meter.takeDbfs();
    expect(meter.takeDbfs()).toBe(SILENCE_DBFS);
  });
});

test('16-bit samples survive the way to floats and back; louder is clipped, not wrapped', () => {
  const values = [0, 1, -1, 32_767, -32_768, 12_345];
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeInt16LE(value, index * 2));
  const floats = new Float32Array(values.length);
  readPcm16({ bytes, out: floats, count: values.length });
  const back = Buffer.alloc(bytes.length);
  writePcm16({ samples: floats, out: back, count: values.length });
  expect(back).toEqual(bytes);
  writePcm16({ samples: new Float32Array([1.5, -1.5]), out: back, count: 2 });
  expect([back.readInt16LE(0), back.readInt16LE(2)]).toEqual([32_767, -32_768]);
});

test('a full ring forgets its oldest and says how many: a hundred laps of random sizes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ put: fc.integer({ min: 0, max: 30 }), take: fc.integer({ min: 0, max: 30 }) }), { maxLength: 100 }),
      (laps) => {
        const ring = createSampleRing(16);
        let model: number[] = [];
        let next = 1;
        for (const { put, take } of laps) {
          const samples = Float32Array.from({ length: put }, () => next++);
          const grown = [...model, ...samples];
          model = grown.slice(-16);
          expect(ring.push(samples)).toBe(grown.length - model.length);
          const out = new Float32Array(32).fill(-7);
          expect(ring.take(out, 1, take)).toBe(Math.min(take, model.length));
          expect([...out.subarray(1, 1 + Math.min(take, model.length))]).toEqual(model.slice(0, take));
          expect([out[0], out[1 + Math.min(take, model.length)]]).toEqual([-7, -7]); // canaries
          model = model.slice(take);
          expect(ring.length).toBe(model.length);
        }
      },
    ),
  );
});

test('a seam turns the largest possible jump into a ramp of steps no ear takes for a click', () => {
  const seam = createSeam(80);
  const before = new Float32Array(10).fill(1);
  const after = new Float32Array(200).fill(-1);
  seam.smooth(before, 0, before.length);
  seam.cut();
  seam.smooth(after, 0, after.length);
  const all = [...before, ...after];
  const steps = all.slice(1).map((sample, index) => Math.abs(sample - (all[index] ?? 0)));
  expect(Math.max(...steps)).toBeLessThan(2 / 80 + 0.001);
  expect(after[80]).toBe(-1);
});

test('mute fades within five milliseconds both ways, and never leaves 0..1', () => {
  const fader = createMuteFader({ rateHz: 48_000, muted: false });
  const constant = (): Float32Array => new Float32Array(480).fill(0.5);
  fader.setMuted(true);
  const down = constant();
  fader.apply(down);
  expect(down[0]).toBeLessThan(0.5);
  expect(down.slice(240).every((sample) => sample === 0)).toBe(true);
  fader.setMuted(false);
  const up = constant();
  fader.apply(up);
  expect(up.slice(241).every((sample) => sample === 0.5)).toBe(true);
  expect(Math.max(...up.slice(1).map((sample, index) => Math.abs(sample - (up[index] ?? 0))))).toBeLessThan(0.003);
  const mutedFromTheStart = constant();
  createMuteFader({ rateHz: 48_000, muted: true }).apply(mutedFromTheStart);
  expect(mutedFromTheStart.every((sample) => sample === 0)).toBe(true);
});

test('media connects, flows with the first far frame, and is interrupted after a second without one', () => {
  const watch = createMediaWatch();
  expect(watch.check(5_000)).toBe('connecting');
  expect(watch.arrived(5_000)).toBe('flowing');
  expect(watch.check(6_000)).toBe('flowing');
  expect(watch.check(6_001)).toBe('interrupted');
  expect(watch.arrived(7_000)).toBe('flowing');
});
