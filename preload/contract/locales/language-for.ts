import { LANGUAGES } from '../settings.ts';
import type { Language } from '../settings.ts';

/**
 * The language to begin with, before the agent has chosen one: the first that the system prefers and we speak (BCP 47 tags, such
 * as `es-419`); Portuguese where there is none.
 */
export function languageFor(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => LANGUAGES.find((language) => baseOf(language) === baseOf(tag)));
  return spoken.find((language) => language !== undefined) ?? 'pt-BR';
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
}
