import type { CallIn } from '#contract/call.ts';

/** One of the calls that ring, in the list of them. */
export interface RingingListCard {
  readonly call: CallIn<'ringing'>;
  /** From 0 at the top. Where it changes, its buttons have moved under the pointer. */
  readonly place: number;
}
