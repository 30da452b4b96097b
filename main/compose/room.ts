import type { AppState } from '#contract/app-state.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/**
 * A part of the desktop that stands beside the calls: its desk of core, joined with its adapters, in one file of `rooms`. It may have a
 * `part()` of AppState and `handlers` of its commands, both joined in open-rooms.ts by name, so that the compiler misses what is left out.
 */
export interface Room {
  /** Called with every new state. */
  follow?(state: AppState): void;
  stop?(): void | Promise<void>;
  /** Why this call should not be placed now, or null. */
  mayDial?(line: LineId, to: PhoneNumber): AppError | null;
}
