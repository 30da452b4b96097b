import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** A customer of a line. */
export interface Customer {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
}
