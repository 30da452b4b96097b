import type { WireSampleRate } from '#contract/settings.ts';
import { createPullConverter } from '../dsp/block-converter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_MS, BLOCK_SAMPLES, INNER_RATE_HZ, readPcm16 } from '../dsp/sound-format.ts';
import { createDriftControl } from './drift-control.ts';
import { createJitterBuffer, type JitterBuffer } from './jitter-buffer.ts';

/** A message longer than this goes in by pieces. */
const PIECE_MS = 200;

/** All of the way in that depends on the wire's rate: jitter buffer → resampler in step with the sound card. */
export interface Wire {
  readonly rateHz: WireSampleRate;
  readonly jitter: JitterBuffer;
  /** How much faster the far clock is taken to be than the sound card's. */
  readonly driftPpm: number;
  /** Whole samples, s16le. */
  push(pcm: Buffer, nowMs: number): void;
  /** Fills a block at the inner rate. */
  fill(out: Float32Array, nowMs: number): void;
  dispose(): void;
}

export function openWire(rateHz: WireSampleRate, createResampler: CreateResampler): Wire {
  const jitter = createJitterBuffer(rateHz);
  const drift = createDriftControl();
  const samples = new Float32Array((PIECE_MS * rateHz) / 1_000);
  const converter = createPullConverter({
    rates: { fromHz: rateHz, toHz: INNER_RATE_HZ, isSteered: true },
    sourceBlockSamples: (rateHz * BLOCK_MS) / 1_000,
    draws: 'needed',
    longestOutput: BLOCK_SAMPLES,
    createResampler,
  });
  let pullingAtMs = 0;
  let drawnMs = 0;
  let correctedPpm = 0;

  const pull = (block: Float32Array): void => {
    jitter.pull(block, pullingAtMs);
  };
  return {
    rateHz,
    jitter,
    get driftPpm() {
      return correctedPpm;
    },
    push(pcm, nowMs) {
      for (let from = 0; from < pcm.length; from += samples.length * 2) {
        const piece = pcm.subarray(from, from + samples.length * 2);
        readPcm16({ bytes: piece, out: samples, count: piece.length / 2 });
        jitter.push(samples.subarray(0, piece.length / 2), nowMs);
      }
      drift.arrived((jitter.stats.received * 1_000) / rateHz, nowMs);
    },
    fill(out, nowMs) {
      pullingAtMs = nowMs;
      if (drift.ppm !== correctedPpm) {
        correctedPpm = drift.ppm;
        converter.correct(correctedPpm);
      }
      converter.fill(out, pull);
      // By the device's samples and not by what the converter asked for: the one is even, the other comes in whole samples.
      drawnMs += ((out.length * 1_000) / INNER_RATE_HZ) * (1 + correctedPpm / 1_000_000);
      drift.drawn(drawnMs, nowMs);
    },
    dispose: () => {
      converter.dispose();
    },
  };
}
