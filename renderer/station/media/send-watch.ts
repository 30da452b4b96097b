/** WhatsApp ends a call after 20 to 30 s without our media; after five we mend what we can, so that there is time for a second try. */
const DRY_AFTER_MS = 5_000;

/**
 * Whether our sound still leaves, by the payload bytes that did. Muted and held calls send silence, so that a wire without bytes
 * is always a fault: a microphone that hangs, a track that was lost.
 */
export interface SendWatch {
  readonly bytes: number;
  /** When bytes last left, or it was last mended, on the clock of `nowMs`. */
  readonly leftAtMs: number;
  /** Look by look: now is the time to mend it. */
  readonly isDry: boolean;
}

/** One look at the counter. Any monotonic clock does. */
export interface SendLook {
  readonly nowMs: number;
  readonly bytes: number;
  /** False while nothing can leave, whatever we do: that is the network's fault. */
  readonly isConnected: boolean;
}

export function startSendWatch({ nowMs, bytes }: Pick<SendLook, 'nowMs' | 'bytes'>): SendWatch {
  return { bytes, leftAtMs: nowMs, isDry: false };
}

export function watchSending(watch: SendWatch, { nowMs, bytes, isConnected }: SendLook): SendWatch {
  if (bytes > watch.bytes || !isConnected) return { bytes: Math.max(bytes, watch.bytes), leftAtMs: nowMs, isDry: false };
  if (nowMs - watch.leftAtMs < DRY_AFTER_MS) return watch.isDry ? { ...watch, isDry: false } : watch;
  // Chromium has no counter at all where there is no track to send: a new one counts from 0.
  return { bytes, leftAtMs: nowMs, isDry: true };
}
