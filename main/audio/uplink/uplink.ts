import type { WireSampleRate } from '#contract/settings.ts';
import { createBlockConverter } from '../dsp/block-converter.ts';
import { createLevelMeter } from '../dsp/level-meter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ, writePcm16 } from '../dsp/sound-format.ts';
import { createMuteFader } from './mute-fader.ts';
import { createSendPacer, type SendPacer } from './send-pacer.ts';

export interface Uplink {
  /** One block of the microphone at the inner rate. */
  captured(block: Float32Array, nowMs: number): void;
  setMuted(muted: boolean): void;
  /** The frame to send now, or null; ask until null. */
  next(nowMs: number, socketBytes: number): Buffer | null;
  /** Level before mute, so that the agent sees that a muted microphone works. */
  takeDbfs(): number;
  readonly counts: SendPacer['counts'];
  dispose(): void;
}

/** From the microphone's blocks to paced frames for the socket. */
export function createUplink(shape: {
  readonly sampleRate: WireSampleRate;
  readonly frameMs: number;
  readonly muted: boolean;
  readonly createResampler: CreateResampler;
}): Uplink {
  const frameSamples = Math.round((shape.sampleRate * shape.frameMs) / 1_000);
  const pacer = createSendPacer({ frameMs: shape.frameMs, frameBytes: frameSamples * 2 });
  const fader = createMuteFader({ rateHz: INNER_RATE_HZ, muted: shape.muted });
  const meter = createLevelMeter();
  const voice = new Float32Array(BLOCK_SAMPLES);
  const converter = createBlockConverter({
    rates: { fromHz: INNER_RATE_HZ, toHz: shape.sampleRate },
    longestInput: BLOCK_SAMPLES,
    blockSamples: frameSamples,
    createResampler: shape.createResampler,
  });
  let capturedAtMs = 0;
  const offer = (samples: Float32Array): void => {
    const frame = Buffer.allocUnsafe(frameSamples * 2); // the socket keeps it until it is sent
    writePcm16({ samples, out: frame, count: frameSamples });
    pacer.offer(frame, capturedAtMs);
  };
  return {
    captured(block, nowMs) {
      meter.add(block);
      voice.set(block); // several calls may share the microphone: each mutes its own copy
      fader.apply(voice);
      capturedAtMs = nowMs;
      converter.push(voice, offer);
    },
    setMuted: (muted) => {
      fader.setMuted(muted);
    },
    next: (nowMs, socketBytes) => pacer.next(nowMs, socketBytes),
    takeDbfs: () => meter.takeDbfs(),
    counts: pacer.counts,
    dispose: () => {
      converter.dispose();
    },
  };
}
