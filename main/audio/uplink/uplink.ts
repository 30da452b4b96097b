import type { WireSampleRate } from '#contract/settings.ts';
import { createLevelMeter } from '../dsp/level-meter.ts';
import { outputRoom, type CreateResampler } from '../dsp/resampler.ts';
import { BLOCK_MS, BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';
import { createFramer } from './framer.ts';
import { createMuteFader } from './mute-fader.ts';
import { createSeam } from './seam.ts';
import type { SendCounts } from './send-counts.ts';
import { createSendPacer } from './send-pacer.ts';

/** What comes out of the resampler was spoken this much earlier (2.5 ms at the quality in use). */
const RESAMPLER_DELAY_MS = 2.5;
/** A pause of the microphone this long ends what it was saying: what comes then does not continue the frame that was begun. */
const PAUSE_MS = 100;

export interface Uplink {
  /**
   * One block of the microphone at the inner rate, whose last sample was spoken at `nowMs`. `speaks`: whether somebody does in it;
   * null, or left out, where no detector runs and its level must tell.
   */
  captured(block: Float32Array, nowMs: number, speaks?: boolean | null): void;
  setMuted(muted: boolean): void;
  /** The frame to send now, or null; its bytes are good until the next call. Ask until null. */
  next(nowMs: number, socketBytes: number): Buffer | null;
  /** Level before mute, so that the agent sees that a muted microphone works. */
  takeDbfs(): number;
  readonly counts: SendCounts;
  dispose(): void;
}

export interface UplinkShape {
  readonly sampleRate: WireSampleRate;
  readonly frameMs: number;
  readonly muted: boolean;
  readonly createResampler: CreateResampler;
  /** Sees, and may change, each block after mute. Returns whether it holds something else than the agent's voice. */
  readonly sending?: (block: Float32Array) => boolean;
}

/** From the microphone's blocks to paced frames for the socket. Allocates nothing per block. */
export function createUplink(shape: UplinkShape): Uplink {
  const rates = { fromHz: INNER_RATE_HZ, toHz: shape.sampleRate };
  const frameSamples = Math.round((shape.sampleRate * shape.frameMs) / 1_000);
  const pacer = createSendPacer({ frameMs: shape.frameMs, frameBytes: frameSamples * 2 });
  const fader = createMuteFader({ rateHz: INNER_RATE_HZ, muted: shape.muted });
  const meter = createLevelMeter();
  const resampler = shape.createResampler(rates);
  const voice = new Float32Array(BLOCK_SAMPLES);
  const converted = new Float32Array(outputRoom(BLOCK_SAMPLES, rates));
  /** After a pause the resampler still holds the end of what was said before. */
  const oldSamples = (2 * RESAMPLER_DELAY_MS * shape.sampleRate) / 1_000;
  const seam = createSeam(shape.sampleRate);
  const sent = { atMs: 0, dropped: 0, silence: 0 };
  let capturedMs: number | null = null;
  const framer = createFramer({
    frameSamples,
    rateHz: shape.sampleRate,
    blank: () => pacer.blank,
    whole: () => {
      pacer.whole(capturedMs ?? 0);
    },
  });
  return {
    captured(block, nowMs, speaks = null) {
      if (capturedMs !== null && nowMs - capturedMs > PAUSE_MS) framer.restart(oldSamples);
      capturedMs = nowMs;
      meter.add(block);
      voice.set(block); // several calls may share the microphone: each mutes its own copy
      framer.speaks = fader.isSilent ? false : speaks; // what a muted agent says is not heard
      fader.apply(voice);
      if (shape.sending?.(voice) === true) framer.speaks = null; // of a clip only its level tells
      framer.add(converted, resampler.process(voice, converted), nowMs - BLOCK_MS - RESAMPLER_DELAY_MS);
    },
    setMuted: (muted) => {
      fader.setMuted(muted);
    },
    next(nowMs, socketBytes) {
      const frame = pacer.next(nowMs, socketBytes);
      if (frame === null) return null;
      const { dropped, silence } = pacer.counts;
      // Silence of the pacer's own is one buffer for all of it, and needs no seam.
      if (dropped > sent.dropped && silence === sent.silence) {
        seam.close(frame, nowMs - sent.atMs > PAUSE_MS ? 'silence' : 'what-was-sent');
      }
      seam.sent(frame);
      sent.atMs = nowMs;
      sent.dropped = dropped;
      sent.silence = silence;
      return frame;
    },
    takeDbfs: () => meter.takeDbfs(),
    counts: pacer.counts,
    dispose: () => {
      resampler.dispose();
    },
  };
}
