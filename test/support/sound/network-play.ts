import { createJitterBuffer, type JitterBuffer } from '../../../main/audio/downlink/jitter-buffer.ts';
import type { JitterTuning } from '../../../main/audio/downlink/jitter-tuning.ts';

/** A network that delivers frames at given times, and a device that draws a block every ten milliseconds. */
export interface NetworkPlay {
  readonly arrivalsMs: readonly number[];
  readonly untilMs: number;
  readonly frameMs?: number;
  readonly rateHz?: number;
  readonly pullFromMs?: number;
  /** The sample at that place of the stream. */
  readonly sample?: (place: number) => number;
  readonly tuning?: Partial<JitterTuning>;
  /** After each pull. */
  readonly watch?: (buffer: JitterBuffer, nowMs: number, block: Float32Array) => void;
}

/** What was heard, from time 0 on: ten milliseconds a pull, nothing before the first. */
export function playNetwork(play: NetworkPlay): { readonly buffer: JitterBuffer; readonly heard: Float32Array } {
  const { rateHz = 16_000, frameMs = 20, pullFromMs = 0, sample = (place: number) => Math.sin(place * 0.05) * 0.3 } = play;
  const buffer = createJitterBuffer(rateHz, play.tuning);
  const frame = new Float32Array((rateHz * frameMs) / 1_000);
  const block = new Float32Array(rateHz / 100);
  const heard = new Float32Array(Math.ceil((play.untilMs * rateHz) / 1_000));
  let next = 0;
  for (let nowMs = 0; nowMs < play.untilMs; nowMs += 1) {
    for (; (play.arrivalsMs[next] ?? Number.POSITIVE_INFINITY) <= nowMs; next += 1) {
      for (let index = 0; index < frame.length; index += 1) frame[index] = sample(next * frame.length + index);
      buffer.push(frame, nowMs);
    }
    if (nowMs < pullFromMs || nowMs % 10 !== 0) continue;
    buffer.pull(block, nowMs);
    heard.set(block, (nowMs * rateHz) / 1_000);
    play.watch?.(buffer, nowMs, block);
  }
  return { buffer, heard };
}

/** Frames that come as they are sent, from `fromMs` on. */
export function evenly(count: number, frameMs: number, fromMs = 0): readonly number[] {
  return Array.from({ length: count }, (_, index) => fromMs + index * frameMs);
}

/** What TCP makes of delays: whatever follows a late frame comes with it, or after it. */
export function inOrder(timesMs: readonly number[]): readonly number[] {
  let latest = Number.NEGATIVE_INFINITY;
  return timesMs.map((timeMs) => (latest = Math.max(latest, timeMs)));
}
