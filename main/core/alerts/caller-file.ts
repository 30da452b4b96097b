import type { RecentCall } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** What is kept about a number. Asked with every new call, so it answers at once, from memory or a fast index. */
export interface CallerFile {
  /** The last note about this person: of the last call that has one, else of the contact; null where there is none. */
  lastNoteOf(number: PhoneNumber): string | null;
  /** The kept calls with this person, newest first; today's are all among them. */
  callsWith(number: PhoneNumber): readonly RecentCall[];
}
