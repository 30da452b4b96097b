import type { Language } from '#contract/settings.ts';
import { en } from '#contract/locales/en.ts';
import { es } from '#contract/locales/es.ts';
import { ptBr } from '#contract/locales/pt-br.ts';

/** Each message of a language by its path. */
export const CATALOGUES: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  'pt-BR': new Map(leaves(ptBr)),
  en: new Map(leaves(en)),
  es: new Map(leaves(es)),
};

function leaves(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value] as const];
    return typeof value === 'object' && value !== null ? leaves(value, here) : [];
  });
}

/** The words of a message in small letters, without what it is filled with, addresses and names of files. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replaceAll(/\{\{.*?\}\}|https?:\S+|\S+\.(?:com|br|app)\S*/g, ' ')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}
