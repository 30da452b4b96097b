import type { AppError } from '#contract/errors.ts';
import type { Clock, LineApi } from '../core/ports.ts';

/** A web number loses its session without a word, and then nothing rings: only its own state tells. */
const CONNECTED_EVERY_MS = 60_000;
/** Somebody is scanning the QR code: the line should be back soon after. */
const DISCONNECTED_EVERY_MS = 15_000;

/** Whether the number of a line is connected to WhatsApp, as far as its key may know. */
export interface NumberWatch {
  /** Reads the number where it is time to, and resolves when that is done. */
  lookIfDue(): Promise<void>;
  /** False also while nobody has told: a key may be forbidden to ask. */
  disconnected(): boolean;
}

export function numberWatch(tools: {
  readonly api: Pick<LineApi, 'readNumber'>;
  readonly clock: Clock;
  readonly asked: () => void;
  readonly failed: (error: AppError) => void;
  /** It was lost, or has come back. */
  readonly changed: () => void;
}): NumberWatch {
  const { api, clock, asked, failed, changed } = tools;
  let disconnected = false;
  let dueAt = 0;
  let looking: Promise<void> | null = null;

  async function look(): Promise<void> {
    asked();
    const read = await api.readNumber();
    const before = disconnected;
    // A failure tells nothing about the number; the list, asked for more often, tells about the failure.
    if (read.ok) disconnected = read.value?.connected === false;
    else failed(read.error);
    dueAt = clock.now() + (disconnected ? DISCONNECTED_EVERY_MS : CONNECTED_EVERY_MS);
    if (disconnected !== before) changed();
  }

  return {
    lookIfDue() {
      if (looking === null && clock.now() < dueAt) return Promise.resolve();
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    disconnected: () => disconnected,
  };
}
