import { describe, expect, test } from 'vitest';
import { createConcealment } from '../../../../main/audio/downlink/concealment.ts';
import { createSampleHistory } from '../../../../main/audio/dsp/sample-history.ts';
import { goertzelDbfs, rmsDbfs, toneSamples } from '../../../support/sound/tone-analysis.ts';

const RATE = 16_000;
const GAP = RATE / 50; // 20 ms
const PAST = RATE / 2;

/** What is invented after the sound up to `at`. */
function inventAfter(sound: Float32Array, at: number, count: number): Float32Array {
  const history = createSampleHistory(PAST);
  history.write(sound.subarray(Math.max(0, at - PAST), at));
  const concealment = createConcealment(history, RATE);
  concealment.begin(history.end);
  const out = new Float32Array(count);
  concealment.invent(out, 0, count);
  return out;
}

describe('invented sound', () => {
  const tone = toneSamples({ hz: 180, rateHz: RATE, seconds: 1 });

  test('goes on in the pitch of the voice', () => {
    const invented = inventAfter(tone, 12_345, RATE / 50);
    const loudest = [120, 150, 180, 210, 240].toSorted(
      (one, other) => goertzelDbfs(invented, RATE, other) - goertzelDbfs(invented, RATE, one),
    )[0];
    expect(loudest).toBe(180);
  });
  test('begins where the real one ended, without a step', () => {
    for (const at of [8_000, 9_001, 10_007, 12_345]) {
      const invented = inventAfter(tone, at, GAP);
      const steps = [tone[at - 1] ?? 0, ...invented].map((sample, index, all) => Math.abs(sample - (all[index + 1] ?? sample)));
      expect(Math.max(...steps)).toBeLessThan(0.06);
    }
  });
  test('is silent after 120 ms, and no louder at any time than what came before', () => {
    const invented = inventAfter(tone, 8_000, RATE / 5);
    expect(Math.max(...invented.map(Math.abs))).toBeLessThanOrEqual(0.52);
    expect(invented.subarray((RATE * 120) / 1_000).every((sample) => sample === 0)).toBe(true);
    expect(rmsDbfs(invented.subarray((RATE * 100) / 1_000, (RATE * 120) / 1_000))).toBeLessThan(-20);
  });
  test.each([8_000, 16_000, 48_000])('is finite after silence, noise, full scale at %i Hz', (rateHz) => {
    const sounds = [
      new Float32Array(rateHz),
      new Float32Array(rateHz).fill(1),
      Float32Array.from({ length: rateHz }, (_, index) => Math.sin(index ** 2)),
    ];
    for (const sound of sounds) {
      const history = createSampleHistory(rateHz);
      history.write(sound);
      const concealment = createConcealment(history, rateHz);
      concealment.begin(history.end);
      const out = new Float32Array(rateHz / 10);
      concealment.invent(out, 0, out.length);
      expect(out.every((sample) => Math.abs(sample) <= 1.5)).toBe(true);
    }
  });
});
