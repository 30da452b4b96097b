import { describe, expect, test } from 'vitest';
import type { WireSampleRate } from '#contract/settings.ts';
import { openWire } from '../../../../main/audio/downlink/wire.ts';
import { loadResamplers } from '../../../../main/audio/dsp/resampler.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../../../../main/audio/dsp/sound-format.ts';
import { inOrder } from '../../../support/sound/network-play.ts';

const createResampler = await loadResamplers();
const SECONDS = 60;
const FRAME_MS = 20;
const STALL_EVERY_MS = 10_000;
const PITCH_HZ = 150;
const HARMONICS = [0.22, 0.11, 0.07] as const;

/** A voice's vowel at that place of the stream. */
function vowel(place: number, rateHz: number): number {
  return HARMONICS.reduce((sum, level, index) => sum + level * Math.sin((2 * Math.PI * PITCH_HZ * (index + 1) * place) / rateHz), 0);
}
/** No two samples of it lie further apart than this at the inner rate. */
const STEEPEST = HARMONICS.reduce((sum, level, index) => sum + (level * 2 * Math.PI * PITCH_HZ * (index + 1)) / INNER_RATE_HZ, 0);

/** A minute of a vowel whose sender's clock is `ppm` fast, with a stall every ten seconds that is caught up with. */
function heardThroughStalls({ rateHz, ppm, stallMs }: { rateHz: WireSampleRate; ppm: number; stallMs: number }) {
  const wire = openWire(rateHz, createResampler);
  const frame = Buffer.alloc(((rateHz * FRAME_MS) / 1_000) * 2);
  const frameSamples = frame.length / 2;
  const arrivalsMs = inOrder(
    Array.from({ length: (SECONDS * 1_000) / FRAME_MS }, (_, index) => {
      const sentMs = (index * FRAME_MS) / (1 + ppm / 1_000_000);
      return sentMs + (index % (STALL_EVERY_MS / FRAME_MS) === 200 ? stallMs : 0);
    }),
  );
  const out = new Float32Array(BLOCK_SAMPLES);
  let next = 0;
  let before = 0;
  let steepest = 0;
  for (let nowMs = 3; nowMs < (SECONDS - 1) * 1_000; nowMs += 10) {
    for (; (arrivalsMs[next] ?? Number.POSITIVE_INFINITY) <= nowMs; next += 1) {
      for (let index = 0; index < frameSamples; index += 1)
        frame.writeInt16LE(Math.round(32_767 * vowel(next * frameSamples + index, rateHz)), index * 2);
      wire.push(frame, arrivalsMs[next] ?? nowMs);
    }
    wire.fill(out, nowMs);
    for (const sample of out) {
      steepest = Math.max(steepest, Math.abs(sample - before));
      before = sample;
    }
  }
  const { accelerated } = wire.jitter.stats;
  wire.dispose();
  return { steepest, caughtUpMs: (accelerated * 1_000) / rateHz };
}

describe.each([8_000, 16_000, 24_000, 48_000] as const)('stalls that are caught up with while clocks drift apart, at %i Hz', (rateHz) => {
  test.each([-300, -45, 20, 45, 63, 100])('by %i ppm: no step in the sound is larger than the voice itself makes', (ppm) => {
    const { steepest, caughtUpMs } = heardThroughStalls({ rateHz, ppm, stallMs: 350 });
    expect(caughtUpMs).toBeGreaterThan(800);
    expect(steepest).toBeLessThan(STEEPEST * 1.05);
  });
});
