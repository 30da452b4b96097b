import type { MediaState } from '#contract/call.ts';

/** WhatsApp ends a call after 20 to 30 s without media; after two the agent should know why nothing is heard. */
const INTERRUPTED_AFTER_MS = 2_000;

/**
 * Whether the other side's sound arrives, by the payload bytes that did:
 *
 *     connecting ──bytes──▶ flowing ──2 s without──▶ interrupted
 *                              ▲─────────bytes──────────┘
 *
 * Bytes of payload, because padding and keep-alives count as packets but are not sound.
 */
export interface MediaWatch {
  readonly media: MediaState;
  readonly bytes: number;
  /** When bytes last arrived, on the clock of `nowMs`. */
  readonly arrivedAtMs: number;
}

export function startMediaWatch(look: MediaLook): MediaWatch {
  return { media: 'connecting', bytes: look.bytes, arrivedAtMs: look.nowMs };
}

/** One look at the counter. Any monotonic clock does. */
export interface MediaLook {
  readonly nowMs: number;
  readonly bytes: number;
}

export function watchMedia(watch: MediaWatch, { nowMs, bytes }: MediaLook): MediaWatch {
  if (bytes > watch.bytes) return { media: 'flowing', bytes, arrivedAtMs: nowMs };
  const silent = nowMs - watch.arrivedAtMs >= INTERRUPTED_AFTER_MS;
  switch (watch.media) {
    case 'flowing':
      return silent ? { ...watch, media: 'interrupted' } : watch;
    case 'connecting':
    case 'interrupted':
      return watch;
  }
}
