const SUSPECT_AFTER_MS = 300;
const DEAD_AFTER_MS = 1_000;
/** Radio headsets and sleeping sinks take their time before the first block. */
const START_WITHIN_MS = 4_000;
/** The check itself came late: the whole process stood still, which proves nothing about the device. */
const LATE_CHECK_MS = 250;

export type StreamHealth = 'fine' | 'suspect' | 'dead';

export interface StreamWatch {
  /** The device asked for, or delivered, a block. */
  alive(nowMs: number): void;
  /** To be asked every 100 ms. */
  check(nowMs: number): StreamHealth;
}

/** A device that goes away gives no event: its callbacks just stop. So watch them. */
export function createStreamWatch(openedMs: number): StreamWatch {
  let aliveMs = openedMs;
  let checkedMs = openedMs;
  let started = false;
  return {
    alive(nowMs) {
      aliveMs = nowMs;
      started = true;
    },
    check(nowMs) {
      if (nowMs - checkedMs > LATE_CHECK_MS) aliveMs = Math.max(aliveMs, nowMs - SUSPECT_AFTER_MS);
      checkedMs = nowMs;
      const silentMs = nowMs - aliveMs;
      if (silentMs >= (started ? DEAD_AFTER_MS : START_WITHIN_MS)) return 'dead';
      return started && silentMs > SUSPECT_AFTER_MS ? 'suspect' : 'fine';
    },
  };
}
