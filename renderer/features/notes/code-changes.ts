import { foldedText } from '#contract/folded-text.ts';
import type { WrapUpCode } from '#contract/note.ts';

/** The codes with one of them in another place. */
export function movedCode(codes: readonly WrapUpCode[], from: number, to: number): readonly WrapUpCode[] {
  const code = codes[from];
  return code === undefined ? codes : codes.toSpliced(from, 1).toSpliced(to, 0, code);
}

/** The codes with another word for one; an empty one changes nothing. `before`: what it is called now, in the agent's language. */
export function renamedCode(
  codes: readonly WrapUpCode[],
  id: string,
  { label, before }: { readonly label: string; readonly before: string },
): readonly WrapUpCode[] {
  const wanted = label.trim();
  if (wanted === '' || wanted === before) return codes;
  return codes.map((code) => (code.id === id ? { ...code, label: wanted } : code));
}

/** A name for a code that no other has, and by which a reader of an export knows it: `cliente-vip`, `cliente-vip-2`. */
export function newCodeId(codes: readonly WrapUpCode[], label: string): string {
  const letters = foldedText(label).replaceAll(/[^a-z0-9]+/g, '-');
  const stem = letters.replaceAll(/^-|-$/g, '') || 'code';
  const taken = new Set(codes.map(({ id }) => id));
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}-${String(count)}`;
    if (!taken.has(id)) return id;
  }
}
