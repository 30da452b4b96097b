import type { AppState } from '#contract/app-state.ts';
import { contactTitle } from '#contract/contact.ts';
import type { Contact } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { LineId } from '#contract/line.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import { peerOf } from '../call/peer-name.ts';
import { entry } from './palette-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

const MOST_PEOPLE = 40;
/** Before anything is looked for: those one is likely to call again. */
const MOST_LISTED = 8;

export interface PeopleDeeds {
  /** Puts the number into the field, in the agent's hands: it is called from there, as any other. */
  readonly fill: (peer: PhoneNumber, lineId: LineId | null) => void;
  readonly openContact: (contact: Contact) => void;
}

/** Whom one spoke to, each telephone once, the last first. */
export function recentEntries(state: AppState, { t, foreign }: SearchWords, { fill }: Pick<PeopleDeeds, 'fill'>): readonly PaletteEntry[] {
  const seen = new Set<string>();
  return state.recents
    .flatMap((recent): PaletteEntry[] => {
      const { peer, lineId } = recent;
      if (peer === null || seen.has(matchKey(peer))) return [];
      seen.add(matchKey(peer));
      const { who, number, name } = peerOf(peer, state, t);
      return [
        entry({
          id: `dial:${matchKey(peer)}`,
          kind: 'person',
          label: t('palette.callWho', { who }),
          words: `${number} ${t('palette.words.person')}`,
          foreignWords: foreign((other) => other('palette.words.person')),
          note: name === null ? null : number,
          isSearchedOnly: seen.size > MOST_LISTED,
          run: (close) => {
            close();
            fill(peer, lineId);
          },
        }),
      ];
    })
    .slice(0, MOST_PEOPLE);
}

/** Whom one spoke to, without those who are found among the contacts. */
export function withoutFound(recent: readonly PaletteEntry[], contacts: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const found = new Set(contacts.map(({ id }) => id));
  return recent.filter(({ id }) => !found.has(id));
}

/** Contacts that main has found: to be called on each of their numbers, and to be opened. */
export function contactEntries(
  contacts: readonly Contact[],
  { t, foreign }: SearchWords,
  { fill, openContact }: PeopleDeeds,
): readonly PaletteEntry[] {
  const seen = new Set<string>();
  return contacts.flatMap((contact): PaletteEntry[] => {
    const { id, numbers, company, tags, isDoNotContact } = contact;
    const who = contactTitle(contact);
    const about = isDoNotContact ? t('contacts.badge.doNotContact') : company === who ? '' : company;
    const known = `${company} ${tags.join(' ')}`;
    // Two may share a telephone: who is found first has it.
    const own = numbers.filter((number) => !seen.has(matchKey(number)));
    for (const number of own) seen.add(matchKey(number));
    const calls = own.map((number) =>
      entry({
        // The same as among those one spoke to: the row that Enter would take stays chosen when the contact is found for it.
        id: `dial:${matchKey(number)}`,
        kind: 'person',
        label: t('palette.callWho', { who }),
        words: `${formatPhone(number)} ${known} ${t('palette.words.person')}`,
        foreignWords: foreign((other) => other('palette.words.person')),
        note: isDoNotContact ? about : formatPhone(number),
        isFound: true,
        run: (close) => {
          close();
          fill(number, null);
        },
      }),
    );
    return [
      ...calls,
      entry({
        id: `contact:${id}`,
        kind: 'contact',
        label: t('palette.openContact', { who }),
        words: `${numbers.map(formatPhone).join(' ')} ${known} ${t('palette.words.contact')}`,
        foreignWords: foreign((other) => other('palette.words.contact')),
        note: about === '' ? null : about,
        isFound: true,
        run: (close) => {
          close();
          openContact(contact);
        },
      }),
    ];
  });
}
