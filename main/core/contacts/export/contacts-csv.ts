import type { Contact } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { CSV_START, csvRow } from '../../csv-row.ts';

/** Contacts as a spreadsheet reads them. Our import reads it back. */
export function contactsCsv(contacts: readonly Contact[], { t, language }: { readonly t: Translate; readonly language: Language }): string {
  const most = Math.max(1, ...contacts.map(({ numbers }) => numbers.length));
  const header = [
    t('contacts.columns.name'),
    t('contacts.columns.company'),
    ...Array.from({ length: most }, (_one, index) => t('contacts.columns.numberOf', { index: index + 1 })),
    t('contacts.columns.note'),
    t('contacts.columns.tags'),
    t('contacts.columns.favourite'),
    t('contacts.columns.doNotContact'),
  ];
  const yes = (is: boolean): string => (is ? t('contacts.yes') : '');
  const rows = contacts.map((contact) => [
    contact.name,
    contact.company,
    ...Array.from({ length: most }, (_one, index) => {
      const number = contact.numbers[index];
      return number === undefined ? '' : formatPhone(number);
    }),
    contact.note,
    contact.tags.join(', '),
    yes(contact.isFavourite),
    yes(contact.isDoNotContact),
  ]);
  return CSV_START + [header, ...rows].map((cells) => csvRow(cells, language)).join('');
}
