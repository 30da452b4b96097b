import { describe, expect, test } from 'vitest';
import { createDriftControl } from '../../../../main/audio/downlink/drift-control.ts';
import { openWire } from '../../../../main/audio/downlink/wire.ts';
import { correctedRatio, loadResamplers } from '../../../../main/audio/dsp/resampler.ts';

const createResampler = await loadResamplers();
const RATE = 8_000;
const MINUTES = 30;
const FRAME_MS = 20;

/** Half an hour with a sender whose clock is `ppm` faster than the sound card's. */
function runApart(ppm: number) {
  const wire = openWire(RATE, createResampler);
  const frame = Buffer.alloc((RATE / 1_000) * FRAME_MS * 2);
  for (let index = 0; index < frame.length / 2; index += 1)
    frame.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * index) / 40)), index * 2);
  const out = new Float32Array(480);
  const everyMs = FRAME_MS / (1 + ppm / 1_000_000);
  const settled = { least: Number.POSITIVE_INFINITY, most: 0 };
  let sentMs = 0;
  let largestStepPpm = 0;
  let before = 0;
  for (let nowMs = 3; nowMs < MINUTES * 60_000; nowMs += 10) {
    for (; sentMs <= nowMs; sentMs += everyMs) wire.push(frame, sentMs);
    wire.fill(out, nowMs);
    largestStepPpm = Math.max(largestStepPpm, Math.abs(wire.driftPpm - before));
    before = wire.driftPpm;
    if (nowMs < 60_000) continue;
    settled.least = Math.min(settled.least, wire.jitter.delayMs);
    settled.most = Math.max(settled.most, wire.jitter.delayMs);
  }
  const { stats } = wire.jitter;
  wire.dispose();
  return { settled, largestStepPpm, ppm: before, stats };
}

describe('a sender whose clock differs from the sound card’s', () => {
  test.each([-300, -100, 100, 300])(
    'by %i ppm: in half an hour nothing is invented, and the delay stays within a frame',
    (ppm) => {
      const { settled, largestStepPpm, stats, ppm: corrected } = runApart(ppm);
      expect(stats.concealed).toBe(0);
      expect(stats.expanded).toBe(0);
      expect(settled.most - settled.least).toBeLessThanOrEqual(FRAME_MS);
      expect(corrected).toBeGreaterThan(ppm - 5);
      expect(corrected).toBeLessThan(ppm + 5);
      expect(largestStepPpm).toBeLessThanOrEqual(1_000); // a tenth of a per cent
    },
    60_000,
  );
});

describe('clocks that agree are left alone', () => {
  /** Ten minutes; `troubled` says how late the block of that number is drawn, and whether the device lost time before it. */
  const steered = (troubled: (block: number) => { readonly lateMs?: number; readonly lostMs?: number }): number => {
    const drift = createDriftControl();
    let lostMs = 0;
    let mostPpm = 0;
    let sentMs = 0;
    for (let block = 0; block < 60_000; block += 1) {
      const { lateMs = 0, lostMs: lostNowMs = 0 } = troubled(block);
      lostMs += lostNowMs;
      const nowMs = block * 10 + lostMs + lateMs;
      for (; sentMs <= nowMs; sentMs += 20) drift.arrived(sentMs, sentMs + ((sentMs * 7) % 5));
      drift.drawn(block * 10, nowMs);
      mostPpm = Math.max(mostPpm, Math.abs(drift.ppm));
    }
    return mostPpm;
  };
  test('by callbacks that come up to 15 ms late', () => {
    expect(steered((block) => ({ lateMs: block % 3 === 0 ? (block * 13) % 16 : 0 }))).toBeLessThanOrEqual(40);
  });
  test('by a process that is ever later to notice, but for one block in fifty', () => {
    expect(steered((block) => ({ lateMs: block % 50 === 7 ? 0 : (block / 400) % 15 }))).toBeLessThanOrEqual(40);
  });
  test('by a sound card that runs dry for a block twice a minute', () => {
    expect(steered((block) => ({ lostMs: block % 3_000 === 2_999 ? 10 : 0 }))).toBeLessThanOrEqual(40);
  });
  test('by a sound card that loses two milliseconds every quarter of a minute, or takes as much too early', () => {
    expect(steered((block) => ({ lostMs: block % 1_500 === 1_499 ? 2 : 0 }))).toBeLessThanOrEqual(40);
    expect(steered((block) => ({ lostMs: block % 1_500 === 1_499 ? -2 : 0 }))).toBeLessThanOrEqual(40);
  });
  test('by a process that stood still for half a second', () => {
    expect(steered((block) => ({ lostMs: block === 20_000 ? 500 : 0 }))).toBeLessThanOrEqual(40);
  });
});

describe('a corrected rate is said in numbers that Speex can count with', () => {
  test.each([-500, -300, -100, -17, 17, 100, 300, 500])('%i ppm', (ppm) => {
    for (const [fromHz, toHz] of [
      [8_000, 48_000],
      [16_000, 48_000],
      [24_000, 48_000],
      [48_000, 48_000],
    ] as const) {
      const { numerator, denominator } = correctedRatio({ fromHz, toHz }, ppm);
      expect(Number.isInteger(numerator) && Number.isInteger(denominator)).toBe(true);
      expect(denominator).toBeLessThan(65_536);
      const saidPpm = (numerator / denominator / (fromHz / toHz) - 1) * 1_000_000;
      expect(Math.abs(saidPpm - ppm)).toBeLessThan(1);
    }
  });
});
