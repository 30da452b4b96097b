import type { Contact } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { csvCell } from '../../csv-cell.ts';

/** Excel opens UTF-8 only with its mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Contacts as a spreadsheet reads them: `;` where the decimal sign is a comma, as Excel has it. Our import reads it back. */
export function contactsCsv(
  contacts: readonly Contact[],
  { t, separator }: { readonly t: Translate; readonly separator: ';' | ',' },
): string {
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
  return BYTE_ORDER_MARK + [header, ...rows].map((cells) => `${cells.map(csvCell).join(separator)}\r\n`).join('');
}
