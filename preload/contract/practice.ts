import type { LineId } from './line.ts';
import type { PhoneNumber } from './phone-number.ts';

/** A simulated customer of the practice line, found by the number one dials. */
export interface PracticeCustomer {
  readonly number: PhoneNumber;
  readonly name: string;
  /** What the customer does; the words stand in the locales under `practice.behaviour`. */
  readonly behaviour: PracticeBehaviour;
}

export const PRACTICE_BEHAVIOURS = [
  'echo',
  'talker',
  'tone',
  'never-answers',
  'declines',
  'hangs-up',
  'not-on-whatsapp',
  'no-permission',
] as const;
export type PracticeBehaviour = (typeof PRACTICE_BEHAVIOURS)[number];

export interface PracticeState {
  readonly customers: readonly PracticeCustomer[];
  /** Lines on which customers ring by themselves, with the interval in seconds. */
  readonly schedules: readonly { readonly lineId: LineId; readonly everySeconds: number }[];
}
