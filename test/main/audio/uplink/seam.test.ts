import { describe, expect, test } from 'vitest';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { createUplink } from '../../../../main/audio/uplink/uplink.ts';
import { floatsOf, toneSamples } from '../../../support/sound/tone-analysis.ts';

const createResampler = await loadResamplers();
const LOUD = toneSamples({ hz: 440, rateHz: 48_000, seconds: 3, dbfs: -3 });
/** Between two samples at 16 kHz the tone itself moves no further, and five milliseconds' rise adds little. */
const LARGEST_STEP = 0.5 * 2 * Math.PI * (440 / 16_000) * 1.6 + 1 / 80;

/** Frames of 20 ms while the network takes none for a time; `gap` is where the first frame after it begins. */
function sendOver(stuckForMs: number) {
  const uplink = createUplink({ sampleRate: 16_000, frameMs: 20, muted: false, createResampler });
  const sent: { readonly atMs: number; readonly samples: Float32Array }[] = [];
  const stuckMs = 1_000;
  for (let nowMs = 10; nowMs <= 2_500; nowMs += 10) {
    uplink.captured(LOUD.subarray((nowMs - 10) * 48, nowMs * 48), nowMs);
    const isStuck = nowMs > stuckMs && nowMs <= stuckMs + stuckForMs;
    const socketBytes = isStuck ? 9 * 648 : 0;
    for (let next = uplink.next(nowMs, socketBytes); next !== null; next = uplink.next(nowMs, socketBytes))
      sent.push({ atMs: nowMs, samples: floatsOf(Buffer.from(next)) });
  }
  uplink.dispose();
  const after = sent.findIndex(({ atMs }) => atMs > stuckMs + stuckForMs);
  return {
    before: sent[after - 1]?.samples ?? new Float32Array(),
    after: sent[after]?.samples ?? new Float32Array(),
    dropped: uplink.counts.dropped,
  };
}
function largestStep(samples: readonly number[]): number {
  return Math.max(...samples.slice(1).map((sample, index) => Math.abs(sample - (samples[index] ?? 0))));
}

describe('a voice of which frames were left out goes on without a click', () => {
  test('rising from silence, where the far side has had none for a while', () => {
    const { after, dropped } = sendOver(600);
    expect(dropped).toBeGreaterThan(20);
    expect(Math.abs(after[0] ?? 1)).toBeLessThan(0.001);
    expect(largestStep([0, ...after])).toBeLessThan(LARGEST_STEP);
    expect(Math.max(...after)).toBeGreaterThan(0.6); // it has risen by then
  });

  test('from the last sample that was sent, where it follows on that', () => {
    const { before, after, dropped } = sendOver(70);
    expect(dropped).toBeGreaterThan(0);
    expect(Math.abs((before.at(-1) ?? 1) - (after[0] ?? 0))).toBeLessThan(0.001);
    expect(largestStep([...before.slice(-8), ...after])).toBeLessThan(LARGEST_STEP);
  });

  test('where what a microphone once gave too much of has waited long enough', () => {
    const uplink = createUplink({ sampleRate: 16_000, frameMs: 20, muted: false, createResampler });
    const samples: number[] = [];
    let spokenBlocks = 0;
    for (let nowMs = 10; nowMs < 2_500; nowMs += 10) {
      for (const untilBlocks = spokenBlocks + (nowMs === 1_000 ? 6 : 1); spokenBlocks < untilBlocks; spokenBlocks += 1)
        uplink.captured(LOUD.subarray(spokenBlocks * 480, (spokenBlocks + 1) * 480), nowMs);
      for (let next = uplink.next(nowMs, 0); next !== null; next = uplink.next(nowMs, 0)) samples.push(...floatsOf(next));
    }
    uplink.dispose();
    expect(uplink.counts.dropped).toBe(2);
    expect(largestStep(samples)).toBeLessThan(LARGEST_STEP);
  });

  test('and one of which none was is left as it is', () => {
    const { before, after, dropped } = sendOver(0);
    expect(dropped).toBe(0);
    const steps = [...before, ...after];
    expect(largestStep(steps)).toBeLessThan(0.5 * 2 * Math.PI * (440 / 16_000) * 1.6);
  });
});
