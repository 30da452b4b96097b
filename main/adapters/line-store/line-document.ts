import { apiBase } from '#contract/api-base.ts';
import { DEFAULT_LINE_OPTIONS, LINE_COLOURS, lineId, RINGTONES } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { z } from 'zod';
import { readEntries } from '../../core/kept-entries.ts';
import { lineLabel } from '../../core/line/line-label.ts';
import type { KeptLine, LineAccess } from '../../core/ports.ts';
import type { KeySeal } from './key-seal.ts';

export const LINES_VERSION = 1;

const storedLine = z.object({
  id: z.string().min(1).max(200).transform(lineId),
  // Kept in full before it was shortened.
  label: z.string().transform(lineLabel),
  kind: z.enum(['meta', 'web']),
  number: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : phoneNumber(text))),
  colour: z.enum(LINE_COLOURS),
  // Kept before there was a choice; a ringtone that is gone is no damage either.
  ringtone: z.enum(RINGTONES).catch(DEFAULT_LINE_OPTIONS.ringtone),
  preAccept: z.boolean().default(DEFAULT_LINE_OPTIONS.preAccept),
  sealedAccess: z.string().min(1).max(20_000),
});
/** A line as it lies on disk. Key and address are sealed together, so nobody can point the key at another address. */
export type StoredLine = z.output<typeof storedLine>;

const lineDocument = z.object({ version: z.literal(LINES_VERSION), lines: z.array(z.unknown()) });
const sealedAccess = z.object({
  apiBase: z.string().refine((text) => apiBase(text).ok),
  apiKey: z.string().min(1).max(500),
});

export interface ReadLines {
  readonly lines: readonly StoredLine[];
  /** What could not be read, in words for the log. */
  readonly unread: readonly string[];
}

/** The lines of a kept document, still sealed, each read by itself; null where the document is damaged. */
export function readLines(document: unknown): ReadLines | null {
  const kept = lineDocument.safeParse(document);
  if (!kept.success) return null;
  const { entries, unread } = readEntries(kept.data.lines, { name: 'lines', read: (one) => storedLine.safeParse(one).data ?? null });
  return { lines: entries, unread };
}

export function linesDocument(lines: readonly StoredLine[]): Readonly<Record<string, unknown>> {
  return { version: LINES_VERSION, lines };
}

/** Null where this machine has no safe place for the key. */
export function sealLine(line: KeptLine, seal: KeySeal): StoredLine | null {
  const { access, ...shown } = line;
  const sealed = seal.seal(JSON.stringify(access));
  return sealed === null ? null : { ...shown, sealedAccess: sealed };
}

/** Null where the key cannot be opened any more. */
export function unsealLine(stored: StoredLine, seal: KeySeal): KeptLine | null {
  const { sealedAccess: sealed, ...shown } = stored;
  const access = openAccess(seal.unseal(sealed));
  return access === null ? null : { ...shown, access };
}

function openAccess(text: string | null): LineAccess | null {
  if (text === null) return null;
  try {
    const access = sealedAccess.safeParse(JSON.parse(text));
    return access.success ? access.data : null;
  } catch {
    return null; // opened by a wrong key it is not JSON
  }
}
