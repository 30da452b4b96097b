import { burst, BURST_SAMPLES, hasOnset } from './burst.ts';

/** Another phase of the device's period each time. */
const EVERY_MS = 290;
/** Longer than any way through a device; a burst that is not back by then is lost. */
const BACK_WITHIN_MS = 1_000;
const AMPLE = 7;

export interface BurstTimer {
  start(): void;
  fill(block: Float32Array, nowMs: number): void;
  heard(block: Float32Array, nowMs: number): void;
  readonly tookMs: readonly number[];
}

/** Sends a burst now and then, one at a time, and takes the time until it is heard. A lost one counts as a second. */
export function createBurstTimer(): BurstTimer {
  const sound = burst();
  const tookMs: number[] = [];
  let running = false;
  let dueMs = 0;
  let sent: { readonly atMs: number; played: number } | null = null;
  const back = (tookForMs: number, nowMs: number): void => {
    tookMs.push(tookForMs);
    sent = null;
    dueMs = nowMs + EVERY_MS + (tookMs.length % AMPLE);
  };
  return {
    start() {
      running = true;
    },
    fill(block, nowMs) {
      block.fill(0);
      if (sent === null && running && nowMs >= dueMs) sent = { atMs: nowMs, played: 0 };
      if (sent === null || sent.played >= BURST_SAMPLES) return;
      block.set(sound.subarray(sent.played, sent.played + block.length));
      sent.played += block.length;
    },
    heard(block, nowMs) {
      if (sent === null) return;
      if (hasOnset(block)) back(nowMs - sent.atMs, nowMs);
      else if (nowMs - sent.atMs > BACK_WITHIN_MS) back(BACK_WITHIN_MS, nowMs);
    },
    tookMs,
  };
}
