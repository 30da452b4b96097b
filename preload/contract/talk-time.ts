import { formatDuration } from './format-time.ts';
import type { UnixMs } from './time.ts';

interface TalkedOn {
  readonly answeredAt: UnixMs | null;
  readonly endedAt: UnixMs;
}

/**
 * How long a call was talked on, in whole seconds; null where nobody talked. A second counts when it is full, so that the screen of the
 * call, the lists, and what is exported have the figure at which its timer stood.
 */
export function talkedSeconds({ answeredAt, endedAt }: TalkedOn): number | null {
  return answeredAt === null ? null : Math.max(0, Math.floor((endedAt - answeredAt) / 1_000));
}

/** The same as a clock counts it: `3:12`. */
export function talkedText(call: TalkedOn): string | null {
  const seconds = talkedSeconds(call);
  return seconds === null ? null : formatDuration(seconds * 1_000);
}
