import i18next from 'i18next';
import type { FormatterModule, i18n } from 'i18next';
import { LANGUAGES } from '../settings.ts';
import type { Language } from '../settings.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { MessageKey } from './message-key.ts';
import { everyPlural } from './every-plural.ts';
import { ptBr } from './pt-br.ts';

const RESOURCES = {
  'pt-BR': { translation: everyPlural(ptBr) },
  en: { translation: everyPlural(en) },
  es: { translation: everyPlural(es) },
} as const satisfies Record<Language, unknown>;

/** Writes a count as people of the language do: `100.000`, `100,000`. Other values come ready to be read. */
const FIGURES: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language, options: unknown) => {
    const isCount =
      typeof options === 'object' && options !== null && 'interpolationkey' in options && options.interpolationkey === 'count';
    return isCount && typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : String(value);
  },
};

/** What stands between `{{` and `}}` in a message; `count` also chooses the plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The words of one language. Unknown keys do not compile. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/**
 * Words in `language`, for any process: no DOM and nothing read from outside.
 *
 *     const t = createTranslator('pt-BR');
 *     t('notification.incoming.title', { who: 'Ana' }); // Ana está ligando
 */
export function createTranslator(language: Language): Translate {
  const words = createWords(language);
  return (key, values = {}) => words.t(key, values);
}

/** The i18next instance behind a translator, ready at once; react-i18next takes it as it is. */
export function createWords(language: Language): i18n {
  const words = i18next.createInstance().use(FIGURES);
  // With the catalogues at hand nothing is awaited: `initAsync: false` makes init synchronous, so the promise carries no news.
  void words.init({
    lng: language,
    supportedLngs: [...LANGUAGES],
    fallbackLng: false,
    initAsync: false,
    resources: RESOURCES,
    // React and the OS escape on their own; escaping twice would show &amp; to the agent.
    interpolation: { escapeValue: false, alwaysFormat: true },
    returnNull: false,
  });
  return words;
}
