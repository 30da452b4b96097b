import { z } from 'zod';
import {
  CONTACT_LIMITS,
  contactId,
  distinctNumbers,
  MOST_CONTACTS_A_PAGE,
  MOST_NUMBERS_ASKED,
  type ContactDraft,
  type ContactFilter,
} from './contact.ts';
import type { ContactCommands } from './contact-commands.ts';
import { COLUMN_USES, CONTACT_FORMATS, DUPLICATE_RULES } from './contact-import.ts';
import { aPhoneNumber } from './text-schemas.ts';

const aContactId = z.string().min(1).max(200).transform(contactId);
const anImportId = z.string().min(1).max(200);
const searchText = z.string().max(200);

const aTag = z.string().trim().min(1).max(CONTACT_LIMITS.tag);

const draft = z.strictObject({
  name: z.string().trim().max(CONTACT_LIMITS.name),
  company: z.string().trim().max(CONTACT_LIMITS.company),
  note: z.string().max(CONTACT_LIMITS.note),
  tags: z
    .array(aTag)
    .max(CONTACT_LIMITS.tags)
    .transform((tags) => [...new Set(tags)]),
  numbers: z.array(aPhoneNumber).min(1).max(CONTACT_LIMITS.numbers).transform(distinctNumbers),
  isFavourite: z.boolean(),
  isDoNotContact: z.boolean(),
}) satisfies z.ZodType<ContactDraft>;

const filter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('favourites') }),
  z.strictObject({ kind: z.literal('do-not-contact') }),
  z.strictObject({ kind: z.literal('tag'), tag: aTag }),
]) satisfies z.ZodType<ContactFilter>;

const options = z.strictObject({
  uses: z.array(z.enum(COLUMN_USES)).max(500),
  duplicates: z.enum(DUPLICATE_RULES),
  areaCode: z
    .string()
    .regex(/^[1-9][1-9]$/)
    .nullable(),
  tag: z.string().trim().max(CONTACT_LIMITS.tag),
  isDoNotContact: z.boolean(),
});

export const CONTACT_SCHEMAS = {
  'contacts/list': z.strictObject({
    text: searchText,
    filter,
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(MOST_CONTACTS_A_PAGE),
  }),
  'contacts/read': z.strictObject({ id: aContactId }),
  'contacts/save': z.strictObject({ id: aContactId.nullable(), draft }),
  'contacts/remove': z.strictObject({ id: aContactId }),
  'contacts/put-back': z.strictObject({ id: aContactId }),
  'contacts/of': z.strictObject({ numbers: z.array(aPhoneNumber).max(MOST_NUMBERS_ASKED) }),
  'contacts/suggest': z.strictObject({ text: searchText }),
  'contacts/allow-call': z.strictObject({ number: aPhoneNumber }),
  'contacts/import-open': z.null(),
  'contacts/import-plan': z.strictObject({ importId: anImportId, options }),
  'contacts/import-run': z.strictObject({ importId: anImportId, options }),
  'contacts/import-stop': z.null(),
  'contacts/import-undo': z.strictObject({ importId: anImportId }),
  'contacts/export': z.strictObject({ format: z.enum(CONTACT_FORMATS), text: searchText, filter, name: z.string().min(1).max(200) }),
} satisfies { readonly [Name in keyof ContactCommands]: z.ZodType<ContactCommands[Name]['input']> };
