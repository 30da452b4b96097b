import type { MediaState } from '#contract/call.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import { createLevelMeter } from '../dsp/level-meter.ts';
import type { CreateResampler } from '../dsp/resampler.ts';
import { createByteRate } from '../socket/byte-rate.ts';
import { createPcmMessages } from '../socket/pcm-messages.ts';
import { createArrivalJitter } from './arrival-jitter.ts';
import type { DownlinkStats } from './jitter-stats.ts';
import { createMediaWatch } from './media-watch.ts';
import { openWire } from './wire.ts';

export interface Downlink {
  /** A binary message of any length. Returns the rate its bytes speak for where that is not the one in use. */
  receive(message: Buffer, nowMs: number): WireSampleRate | null;
  /** The socket is gone: what it left plays out. Silence after that is missing sound, however long it lasts. */
  sessionLost(nowMs: number): void;
  /** A new session's socket opens: arrival times are learnt anew, the seam is blended. */
  newSession(nowMs: number): void;
  /** The service announced a rate: what was buffered at the old one is let go. */
  adoptRate(rate: WireSampleRate): void;
  /** What should sound now, at the inner rate. Allocates nothing. */
  fill(out: Float32Array, nowMs: number): void;
  media(nowMs: number): MediaState;
  /** RMS of what sounded since the last reading, in dBFS. */
  takeDbfs(): number;
  /** How unevenly messages arrive; null before the second. */
  readonly jitterMs: number | null;
  /** Running sums of the wire in use; they begin anew where a rate is adopted. */
  readonly stats: DownlinkStats;
  dispose(): void;
}

/** From the socket's bytes to blocks for the speaker. */
export function createDownlink(shape: { readonly sampleRate: WireSampleRate; readonly createResampler: CreateResampler }): Downlink {
  const byteRate = createByteRate();
  const watch = createMediaWatch();
  const meter = createLevelMeter();
  const jitter = createArrivalJitter();
  let messages = createPcmMessages();
  let wire = openWire(shape.sampleRate, shape.createResampler);
  let receivedBytes = 0;
  let rateMismatches = 0;

  return {
    receive(message, nowMs) {
      watch.arrived(nowMs);
      receivedBytes += message.length;
      jitter.arrived(((message.length >> 1) * 1_000) / wire.rateHz, nowMs);
      wire.push(messages.next(message), nowMs);
      const spokenRate = byteRate.arrived(message.length, nowMs);
      if (spokenRate === null || spokenRate === wire.rateHz) return null;
      rateMismatches += 1;
      return spokenRate;
    },
    sessionLost(nowMs) {
      wire.jitter.sessionLost(nowMs);
    },
    newSession(nowMs) {
      jitter.newSession();
      messages = createPcmMessages(); // half a sample of another connection is no half of this one's
      wire.jitter.newSession(nowMs);
    },
    adoptRate(rate) {
      if (rate === wire.rateHz) return;
      wire.dispose();
      wire = openWire(rate, shape.createResampler);
    },
    fill(out, nowMs) {
      wire.fill(out, nowMs);
      meter.add(out);
    },
    media: (nowMs) => watch.check(nowMs),
    takeDbfs: () => meter.takeDbfs(),
    get jitterMs() {
      return jitter.jitterMs;
    },
    get stats() {
      const { jitter: buffer, rateHz, driftPpm } = wire;
      const { delayMs, targetMs, bufferedMs } = buffer;
      return { ...buffer.stats, rateHz, delayMs, targetMs, bufferedMs, driftPpm, receivedBytes, rateMismatches };
    },
    dispose: () => {
      wire.dispose();
    },
  };
}
