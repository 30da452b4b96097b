import type { SoundDirection } from './device-list.ts';

const SUSPECT_AFTER_MS = 300;
const DEAD_AFTER_MS = 1_000;
/** Two devices do not break in the same moment: it is what they have in common, the sound server or the headset. */
const BOTH_DEAD_AFTER_MS = 400;
const SAME_MOMENT_MS = 100;
/** Radio headsets and sleeping sinks take their time before the first block. */
const START_WITHIN_MS = 4_000;
/**
 * Checks come with the speaker's blocks, and where it stands still up to 55 ms apart (beat.ts). One that comes later shows a busy machine,
 * where a sound server may be late as well …
 */
const PUNCTUAL_MS = 60;
/** … and this late, that the whole process stood still, which proves nothing about the devices. */
const STANDSTILL_MS = 150;

/** `mute`: it was opened and never gave or took a block; a new process would find it the same. */
export type SoundHealth = 'starting' | 'fine' | 'suspect' | 'mute' | 'dead';

export interface SoundVerdict {
  readonly health: SoundHealth;
  /** The one that is worst. */
  readonly direction: SoundDirection;
}

export interface SoundWatch {
  opened(direction: SoundDirection, nowMs: number): void;
  closed(direction: SoundDirection): void;
  /** The device asked for, or delivered, a block. */
  alive(direction: SoundDirection, nowMs: number): void;
  /** Whether any of the open ones has given sound. */
  readonly hasSound: boolean;
  /** To be asked at each beat. Nothing that is watched is fine. */
  check(nowMs: number): SoundVerdict;
}

interface WatchedStream {
  aliveMs: number;
  started: boolean;
}

const FINE: SoundVerdict = { health: 'fine', direction: 'speaker' };
const WORST_FIRST: readonly SoundHealth[] = ['dead', 'mute', 'suspect', 'starting'];

/** A device that goes away gives no event: its callbacks just stop. So watch them. */
export function createSoundWatch(): SoundWatch {
  const streams = new Map<SoundDirection, WatchedStream>();
  let checkedMs: number | null = null;
  let punctualSinceMs = 0;

  const bothStopped = (nowMs: number): boolean => {
    const both = [...streams.values()];
    if (both.length < 2 || both.some(({ started }) => !started)) return false;
    const stopsMs = both.map(({ aliveMs }) => aliveMs);
    const firstMs = Math.min(...stopsMs);
    const lastMs = Math.max(...stopsMs);
    return nowMs - lastMs >= BOTH_DEAD_AFTER_MS && lastMs - firstMs <= SAME_MOMENT_MS && punctualSinceMs <= lastMs;
  };
  const healthOf = ({ aliveMs, started }: WatchedStream, nowMs: number): SoundHealth => {
    const silentMs = nowMs - aliveMs;
    if (!started) return silentMs >= START_WITHIN_MS ? 'mute' : 'starting';
    if (silentMs >= DEAD_AFTER_MS || bothStopped(nowMs)) return 'dead';
    return silentMs > SUSPECT_AFTER_MS ? 'suspect' : 'fine';
  };
  return {
    opened(direction, nowMs) {
      streams.set(direction, { aliveMs: nowMs, started: false });
    },
    closed(direction) {
      streams.delete(direction);
    },
    alive(direction, nowMs) {
      const stream = streams.get(direction);
      if (stream === undefined) return;
      stream.aliveMs = nowMs;
      stream.started = true;
    },
    get hasSound() {
      return [...streams.values()].some(({ started }) => started);
    },
    check(nowMs) {
      const sinceMs = nowMs - (checkedMs ?? nowMs);
      checkedMs = nowMs;
      if (sinceMs > PUNCTUAL_MS) punctualSinceMs = nowMs;
      if (sinceMs > STANDSTILL_MS) for (const stream of streams.values()) stream.aliveMs = nowMs;
      let worst = FINE;
      for (const [direction, stream] of streams) {
        const health = healthOf(stream, nowMs);
        if (health !== 'fine' && (worst === FINE || WORST_FIRST.indexOf(health) < WORST_FIRST.indexOf(worst.health)))
          worst = { health, direction };
      }
      return worst;
    },
  };
}
