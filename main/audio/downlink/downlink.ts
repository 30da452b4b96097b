import type { MediaState } from '#contract/call.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import { createPullConverter } from '../dsp/block-converter.ts';
import { createLevelMeter } from '../dsp/level-meter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_MS, BLOCK_SAMPLES, INNER_RATE_HZ, readPcm16 } from '../dsp/sound-format.ts';
import { createByteRate } from '../socket/byte-rate.ts';
import { createPcmMessages } from '../socket/pcm-messages.ts';
import { createJitterBuffer, LONGEST_BUFFER_MS, type JitterCounts } from './jitter-buffer.ts';
import { createMediaWatch } from './media-watch.ts';

export interface Downlink {
  /** A binary message of any length. Returns the rate its bytes speak for where that is not the one in use. */
  receive(message: Buffer, nowMs: number): WireSampleRate | null;
  /** The service announced a rate: what was buffered at the old one is let go. */
  adoptRate(rate: WireSampleRate): void;
  /** What should sound now, at the inner rate. */
  fill(out: Float32Array, nowMs: number): void;
  media(nowMs: number): MediaState;
  takeDbfs(): number;
  readonly counts: JitterCounts & { readonly rateMismatches: number; readonly bufferedMs: number; readonly targetMs: number };
  dispose(): void;
}

/** From the socket's bytes to blocks for the speaker. */
export function createDownlink(shape: { readonly sampleRate: WireSampleRate; readonly createResampler: CreateResampler }): Downlink {
  const messages = createPcmMessages();
  const byteRate = createByteRate();
  const watch = createMediaWatch();
  const meter = createLevelMeter();
  let wire = openWire(shape.sampleRate, shape.createResampler);
  let rateMismatches = 0;

  return {
    receive(message, nowMs) {
      watch.arrived(nowMs);
      wire.push(messages.next(message), nowMs);
      const spokenRate = byteRate.arrived(message.length, nowMs);
      if (spokenRate === null || spokenRate === wire.rateHz) return null;
      rateMismatches += 1;
      return spokenRate;
    },
    adoptRate(rate) {
      if (rate === wire.rateHz) return;
      wire.converter.dispose();
      wire = openWire(rate, shape.createResampler);
    },
    fill(out, nowMs) {
      wire.fill(out, nowMs);
      meter.add(out);
    },
    media: (nowMs) => watch.check(nowMs),
    takeDbfs: () => meter.takeDbfs(),
    get counts() {
      return { ...wire.jitter.counts, rateMismatches, bufferedMs: wire.jitter.bufferedMs, targetMs: wire.jitter.targetMs };
    },
    dispose: () => {
      wire.converter.dispose();
    },
  };
}

/** All that depends on the wire's rate. */
function openWire(rateHz: WireSampleRate, createResampler: CreateResampler) {
  const jitter = createJitterBuffer(rateHz);
  const keptSamples = (LONGEST_BUFFER_MS * rateHz) / 1_000;
  const samples = new Float32Array(keptSamples);
  const converter = createPullConverter({
    rates: { fromHz: rateHz, toHz: INNER_RATE_HZ },
    sourceBlockSamples: (rateHz * BLOCK_MS) / 1_000,
    longestOutput: BLOCK_SAMPLES,
    createResampler,
  });
  const push = (pcm: Buffer, nowMs: number): void => {
    // A message longer than the buffer goes in by pieces, so that the buffer counts what it drops.
    for (let from = 0; from < pcm.length; from += keptSamples * 2) {
      const piece = pcm.subarray(from, from + keptSamples * 2);
      readPcm16({ bytes: piece, out: samples, count: piece.length / 2 });
      jitter.push(samples.subarray(0, piece.length / 2), nowMs);
    }
  };
  let pullingAtMs = 0;
  const pull = (block: Float32Array): void => {
    jitter.pull(block, pullingAtMs);
  };
  const fill = (out: Float32Array, nowMs: number): void => {
    pullingAtMs = nowMs;
    converter.fill(out, pull);
  };
  return { rateHz, jitter, converter, push, fill };
}
