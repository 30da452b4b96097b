import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { policyTemplate, policyWords } from './policy-template.ts';

/** As Windows names the folders of languages in `PolicyDefinitions`. */
const FOLDERS: Readonly<Record<Language, string>> = { 'pt-BR': 'pt-BR', en: 'en-US', es: 'es-ES' };

/** A file to begin with: whoever lays something down changes it, and takes out what they do not mean. */
const EXAMPLE = {
  version: 1,
  organisation: 'Empresa Aurora',
  support: 'ramal 200',
  settings: { language: 'pt-BR', theme: 'system', setup: { isOpen: false }, network: { proxy: { mode: 'system' } } },
  prices: { currency: 'BRL', prices: [{ prefix: '55', perMinute: 0.05, fromMinutes: 0 }] },
  locked: ['network', 'apiBase', 'callingSettings'],
};

/** What administrators need, beside the installers: Windows' template with its words, and a file for the other systems. */
export function writePolicies(folder: string): void {
  for (const [language, name] of Object.entries(FOLDERS) as [Language, string][]) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'PilotSoftphone.adml'), policyWords(createTranslator(language)));
  }
  writeFileSync(join(folder, 'PilotSoftphone.admx'), policyTemplate());
  writeFileSync(join(folder, 'policy.json'), `${JSON.stringify(EXAMPLE, null, 2)}\n`);
}
