import { WIRE_SAMPLE_RATES, type WireSampleRate } from '#contract/settings.ts';

/** Long enough that one burst does not decide. */
const WINDOW_MS = 3_000;
/** A pause this long means the service suppresses silence: the count says nothing. */
const PAUSE_MS = 400;
const TOLERANCE = 0.12;

export interface ByteRate {
  /** The rate the bytes speak for after three seconds of continuous stream, or null while they do not say. */
  arrived(byteCount: number, nowMs: number): WireSampleRate | null;
}

/** Nothing documents the wire's rate, so measure it: mono PCM16 has two bytes a sample. */
export function createByteRate(): ByteRate {
  let startedMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let bytes = 0;
  const restart = (nowMs: number): void => {
    startedMs = nowMs;
    bytes = 0; // the message that starts the window closes no interval
  };
  return {
    arrived(byteCount, nowMs) {
      const paused = nowMs - lastMs > PAUSE_MS;
      lastMs = nowMs;
      if (paused) {
        restart(nowMs);
        return null;
      }
      bytes += byteCount;
      const spanMs = nowMs - startedMs;
      if (spanMs < WINDOW_MS) return null;
      const samplesPerSecond = (bytes / 2 / spanMs) * 1_000;
      restart(nowMs);
      return WIRE_SAMPLE_RATES.find((rate) => Math.abs(samplesPerSecond / rate - 1) < TOLERANCE) ?? null;
    },
  };
}
