import type { LineId, LineKind } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { KnownCalls } from '../events/known-calls.ts';
import type { LineApi } from '../ports.ts';

/** A line as calls need it. */
export interface DeskLine {
  readonly id: LineId;
  readonly kind: LineKind;
  /** As the agent calls it now. */
  readonly label: () => string;
  /** Meta numbers: whether the service gets the answer while the call still rings, as the agent chooses now. */
  readonly preAccept: () => boolean;
  readonly api: LineApi;
  /** Calls that began before this instant are history: they are not missed. The same that the line's feed is given. */
  readonly watchedSince: UnixMs;
  /** Whether its calls may still be there when the app has died and comes back; those of the practice line die with it. */
  readonly outlivesApp: boolean;
}

/**
 * `free`: what the line hears may ring. `asleep`: the machine sleeps or wakes up just now, and nothing counts.
 * `waking`: a ring counts once a list or a read has told it, or a webhook that says of itself that it began since.
 */
export type RingHold = 'free' | 'asleep' | 'waking';

export interface OpenLine extends DeskLine {
  readonly known: KnownCalls;
  hold: RingHold;
  /** When it was last held; before that, since when it is open. */
  heldAt: UnixMs;
}
