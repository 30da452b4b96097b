import type { AppState } from '#contract/app-state.ts';
import type { DialSuggestion } from '#contract/contact.ts';
import { foldedText } from '#contract/folded-text.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { LineId } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { isSameNumber } from '#contract/number-match.ts';
import { nameOfNumber } from '#contract/peer-name.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { recentTime } from '../recents/recent-time.ts';

/** Somebody to call, as the list under the field shows them. */
export interface SuggestionRow {
  readonly number: PhoneNumber;
  /** Null for a number of nobody we know. */
  readonly name: string | null;
  readonly shownNumber: string;
  /** Company, or when one spoke last. */
  readonly about: string;
  readonly isFavourite: boolean;
  readonly isDoNotContact: boolean;
  /** Of the last call, where that line is still there. */
  readonly lineId: LineId | null;
  /** All of it, for screen readers. */
  readonly spoken: string;
}

export interface SuggestionsWording {
  readonly t: Translate;
  readonly now: UnixMs;
}

const MOST_ROWS = 8;

/** What main found, and the customers of the practice line, who are no contacts. */
export function suggestionRows(
  { text, suggestions }: { readonly text: string; readonly suggestions: readonly DialSuggestion[] },
  state: Pick<AppState, 'lines' | 'practice' | 'contacts' | 'settings'>,
  wording: SuggestionsWording,
): readonly SuggestionRow[] {
  const practising = practiceCustomers(text, state).filter((number) => !suggestions.some((one) => isSameNumber(one.number, number)));
  const all = [...suggestions, ...practising.map((number): DialSuggestion => ({ number, contact: null, lastCall: null }))];
  return all.slice(0, MOST_ROWS).map((suggestion) => rowOf(suggestion, state, wording));
}

function rowOf(
  { number, contact, lastCall }: DialSuggestion,
  state: Pick<AppState, 'lines' | 'practice' | 'contacts' | 'settings'>,
  { t, now }: SuggestionsWording,
): SuggestionRow {
  const name = (contact === null ? '' : contact.name || contact.company) || nameOfNumber(number, state);
  const shownNumber = formatPhone(number);
  const time =
    lastCall === null ? '' : t('contacts.suggest.lastCall', { time: recentTime(lastCall.at, { now, language: state.settings.language }) });
  const company = contact !== null && contact.name !== '' ? contact.company : '';
  const isDoNotContact = contact?.isDoNotContact === true;
  const about = company || time;
  const warning = isDoNotContact ? t('contacts.badge.doNotContact') : '';
  return {
    number,
    name: name === '' ? null : name,
    shownNumber,
    about,
    isFavourite: contact?.isFavourite === true,
    isDoNotContact,
    lineId: state.lines.find(({ id }) => id === lastCall?.lineId)?.id ?? null,
    spoken: [name, shownNumber, about, warning].filter((part) => part !== null && part !== '').join(', '),
  };
}

function practiceCustomers(text: string, { practice }: Pick<AppState, 'practice'>): readonly PhoneNumber[] {
  const folded = foldedText(text);
  if (practice === null || folded === '') return [];
  const digits = /\p{L}/u.test(folded) ? '' : folded.replace(/\D/g, '');
  return practice.customers
    .filter(({ name, number }) => (digits === '' ? foldedText(name).includes(folded) : number.includes(digits)))
    .map(({ number }) => number);
}
