/**
 * How long each kind of request may take, in milliseconds. The published API promises no time; these follow from
 * what waits for the answer.
 */
export const DEADLINES_MS = {
  /** One look of the poller: a hung one must cost less than a fifth of the shortest ring (30 s). */
  look: 5_000,
  /** A person has clicked; after this the call is read again to see what became of the click. */
  click: 5_000,
  /** Placing goes through to Meta or the web engine and is never repeated, so it gets the most patience. */
  place: 15_000,
  other: 10_000,
} as const;
