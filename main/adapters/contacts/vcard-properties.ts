import { TextDecoder } from 'node:util';

/** One line of a card, unfolded and decoded; its value still has its backslashes. */
export interface VcardProperty {
  /** In capitals, without a group before it. */
  readonly name: string;
  /** What stands between the name and the colon, as it stands there. */
  readonly parameters: string;
  readonly value: string;
}

/** The properties of each card; what stands outside of cards, and cards in cards (2.1's AGENT), are left out. */
export function splitCards(text: string): readonly (readonly VcardProperty[])[] {
  const cards: VcardProperty[][] = [];
  let depth = 0;
  for (const line of logicalLines(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      depth += 1;
      if (depth === 1) cards.push([]);
    } else if (/^END:VCARD\s*$/i.test(line)) depth = Math.max(0, depth - 1);
    else if (depth === 1) {
      const property = propertyOf(line);
      if (property !== null) cards.at(-1)?.push(property);
    }
  }
  return cards;
}

/** Lines with their continuations: after a space or tab (RFC 6350, 3.2), or after the `=` of quoted-printable text (RFC 2045, 6.7). */
function logicalLines(text: string): readonly string[] {
  // In parts, joined at the end: a picture has thousands, and is copied once.
  const lines: string[][] = [];
  let isSoftBroken = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = lines.at(-1);
    if (isSoftBroken && last !== undefined) last.push((last.pop() ?? '').slice(0, -1), line);
    else if (last !== undefined && /^[ \t]/.test(line)) last.push(line.slice(1));
    else lines.push([line]);
    const [head = ''] = lines.at(-1) ?? [];
    isSoftBroken = line.endsWith('=') && isQuotedPrintable(head.slice(0, head.indexOf(':')));
  }
  return lines.map((parts) => parts.join(''));
}

function propertyOf(line: string): VcardProperty | null {
  const colon = colonAt(line);
  if (colon < 0) return null;
  const [, name = '', parameters = ''] = /^(?:[^.;:]+\.)?([^.;]+)(.*)$/s.exec(line.slice(0, colon)) ?? [];
  const raw = line.slice(colon + 1);
  return {
    name: name.trim().toUpperCase(),
    parameters,
    value: isQuotedPrintable(parameters) ? quotedPrintable(raw, charsetOf(parameters)) : raw,
  };
}

/** A colon in a quoted parameter does not end the name. */
function colonAt(line: string): number {
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    if (line[index] === '"') isQuoted = !isQuoted;
    if (line[index] === ':' && !isQuoted) return index;
  }
  return -1;
}

function isQuotedPrintable(parameters: string): boolean {
  return /quoted-printable/i.test(parameters);
}

function charsetOf(parameters: string): string {
  return /charset="?([\w-]+)/i.exec(parameters)?.[1] ?? 'utf-8';
}

function quotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const hex = text[index] === '=' ? /^[\da-f]{2}/i.exec(text.slice(index + 1, index + 3))?.[0] : undefined;
    if (hex === undefined) bytes.push(...new TextEncoder().encode(text[index]));
    else {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    }
  }
  return decoderOf(charset).decode(Uint8Array.from(bytes));
}

/** Of a charset that nobody knows, its plain letters are read right. */
function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
