import { CONTACT_LIMITS, type Contact, type ContactDraft, distinctNumbers } from '#contract/contact.ts';
import { checkDial } from '#contract/dialled-number.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** A contact while it is written: texts as they stand in the fields. */
export interface WrittenContact {
  readonly name: string;
  readonly company: string;
  readonly note: string;
  /** Between commas. */
  readonly tags: string;
  readonly numbers: readonly string[];
  readonly isFavourite: boolean;
  readonly isDoNotContact: boolean;
}

export function writtenContact(contact: ContactDraft | null, number: PhoneNumber | null = null): WrittenContact {
  return {
    name: contact?.name ?? '',
    company: contact?.company ?? '',
    note: contact?.note ?? '',
    tags: contact?.tags.join(', ') ?? '',
    numbers: contact?.numbers.map(formatPhone) ?? [number === null ? '' : formatPhone(number)],
    isFavourite: contact?.isFavourite ?? false,
    isDoNotContact: contact?.isDoNotContact ?? false,
  };
}

/** What is missing, or the contact to keep. Of several numbers those left empty do not count. */
export type DraftCheck =
  | { readonly kind: 'good'; readonly draft: ContactDraft }
  /** `numbers`: the places whose text is no number; the first place where there is none at all. */
  | { readonly kind: 'bad'; readonly isNameMissing: boolean; readonly numbers: readonly number[] };

export function checkDraft(written: WrittenContact, was: Contact | null): DraftCheck {
  const name = written.name.trim().slice(0, CONTACT_LIMITS.name);
  const company = written.company.trim().slice(0, CONTACT_LIMITS.company);
  const checks = written.numbers.map((text) => (text.trim() === '' ? null : checkDial(text)));
  const wrong = checks.flatMap((check, index) => (check !== null && check.kind !== 'good' ? index : []));
  const numbers = distinctNumbers(checks.flatMap((check) => (check?.kind === 'good' ? check.number : [])));
  const missing = wrong.length === 0 && numbers.length === 0 ? [0] : wrong;
  // A number of a list that came without a name may stay without one.
  const isNameMissing = name === '' && company === '' && (was === null || was.name !== '' || was.company !== '');
  if (isNameMissing || missing.length > 0) return { kind: 'bad', isNameMissing, numbers: missing };
  const tags = written.tags.split(',').map((tag) => tag.trim().slice(0, CONTACT_LIMITS.tag));
  return {
    kind: 'good',
    draft: {
      name,
      company,
      note: written.note.slice(0, CONTACT_LIMITS.note),
      tags: [...new Set(tags.filter((tag) => tag !== ''))].slice(0, CONTACT_LIMITS.tags),
      numbers: numbers.slice(0, CONTACT_LIMITS.numbers),
      isFavourite: written.isFavourite,
      isDoNotContact: written.isDoNotContact,
    },
  };
}
