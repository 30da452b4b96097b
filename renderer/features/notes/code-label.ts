import type { Translate } from '#contract/locales/translate.ts';
import { isBuiltInCode, type WrapUpCode, type WrapUpSettings } from '#contract/note.ts';

/** What a code is called today. */
export function codeLabel({ id, label }: WrapUpCode, t: Translate): string {
  return label ?? (isBuiltInCode(id) ? t(`notes.codes.${id}`) : id);
}

export function codeOptions({ codes }: WrapUpSettings, t: Translate): readonly { readonly value: string; readonly label: string }[] {
  return codes.map((code) => ({ value: code.id, label: codeLabel(code, t) }));
}
