import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { nameOfNumber, type NamesState } from '#contract/peer-name.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Who a number belongs to: the name where one is known, and the number as people read it. */
export interface Peer {
  readonly name: string | null;
  readonly number: string;
  /** What to call them in a sentence: the name, or else the number, which may be unknown. */
  readonly who: string;
}

export function peerOf(number: PhoneNumber | null, names: NamesState, t: Translate): Peer {
  if (number === null) return { name: null, number: '', who: t('common.unknownNumber') };
  const name = nameOfNumber(number, names);
  const shown = formatPhone(number);
  return { name, number: shown, who: name ?? shown };
}
