import type { PhoneNumber } from '#contract/phone-number.ts';

/** What was written down about a number. Asked with every new call, so it answers at once, from memory or a fast index. */
export interface CallerFile {
  /** The last note about this person: of the last call that has one, else of the contact; null where there is none. */
  lastNoteOf(number: PhoneNumber): string | null;
}
