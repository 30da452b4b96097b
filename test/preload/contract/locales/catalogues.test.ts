import { describe, expect, test } from 'vitest';
import type { MessageKey } from '#contract/locales/message-key.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { CATALOGUES, wordsOf } from './support/catalogue.ts';

/** Words that are the same in English: names, keys, units, and what English gave to Portuguese. */
const SAME_IN_ENGLISH = words(
  'whatsapp web khz hz menu tab enter esc a z proxy script pac ok ps marimba csv bic uic ms h kb s mb visual volume json wav opus ngrok token',
);

/** Words that Spanish and Portuguese spell alike: a message of these alone may be the same in both. */
const SAME_IN_SPANISH = words(`
  whatsapp oficial web pilot softphone cloudflare csv vcard wav json ngrok token proxy script pac khz ms h kb mb s ps ok bic uic tab enter esc marimba terminal cli cloudflared a z
  a de da do por para como en em y e o cliente clientes colega número numérico teclado lista esta este túnel rápido
  atender silenciar cancelar retomar buscar usar aplicar copiar parar medir mostrar editar exportar importar consultar continuar guardar abrir subir configurar enviar marcar
  conectando reconectando enviando buscando retomando aplicando verificando juntando registrando exportando importando
  perdida perdidas cancelada atendida atendidas todas todos conectado desconectado enviado copiado aplicado definido permitido
  campo minuto minutos hora horas segundo segundos resultado resultados certificado certificados pulso pulsos nota partir
  último última últimos sábado domingo período espera avisos ajustes idioma comando comandos consultas filtros favorito favoritos empresa etiqueta etiquetas
  azul violeta turquesa rosa suave clara visual formato igual nada encontrado nunca problema diagnóstico pedido vistas ver números texto termina abre
`);

/** Stand in Portuguese messages, and are no words of Spanish or English. */
const PORTUGUESE = words(`
  não você seu sua um uma em na das com ao aos ou mais também já ainda até foi são isto isso aqui quem quando onde
  ligar ligação ligações chamada chamadas atenda desligar mudo retornar microfone fone som tela janela senha chave linha linhas agora depois sem nenhum nenhuma
  telefone mensagem permissão configurações escolha fechar ajuda arquivo pessoas hoje ontem
`);
const PORTUGUESE_LETTERS = /[ãõçêâôà]|nh|[^l]lh/i;
/** The polite form: the phone speaks to the agent as to a colleague. What begins a sentence orders; after `que` it may be anyone's. */
const FORMAL_SPANISH = new RegExp(
  [
    String.raw`\b[Uu]sted(?:es)?\b`,
    '(?:^|[.:;] )(?:Abra|Active|Avise|Compruebe|Copie|Corrija|Elija|Escriba|Espere|Haga|Importe|Instale|Intente|Llame|Mantenga)',
    '(?:^|[.:;] )(?:Pegue|Pida|Ponga|Pruebe|Pulse|Quite|Revise|Separe|Termine|Use|Vea|Verifique|Vuelva)',
    String.raw`\b(?:[Aa]ctívelo|[Ii]nténtelo|[Ii]nstálela|[Pp]ruébelas?|[Ss]epárelos|[Cc]orríjala|[Cc]onéctelo)\b`,
  ].join('|'),
  'u',
);

/** What is found by typing is no sentence, and a name is the same everywhere. */
const NO_SENTENCE = /\bwords\b|^settings\.languages\./;

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

const lines = (language: (typeof LANGUAGES)[number]): readonly (readonly [string, string])[] => [...CATALOGUES[language]];

describe.each(['en', 'es'] as const)('the words in %s', (language) => {
  const known = CATALOGUES[language];

  test('there is a message for each Portuguese one, and none without one', () => {
    expect([...known.keys()].toSorted()).toEqual([...CATALOGUES['pt-BR'].keys()].toSorted());
  });

  test('what stands as it does in Portuguese is spelt alike in both', () => {
    const shared = language === 'en' ? SAME_IN_ENGLISH : SAME_IN_SPANISH;
    const left = lines('pt-BR').filter(([key, text]) => known.get(key) === text && !wordsOf(text).every((word) => shared.has(word)));
    expect(left.filter(([key]) => !NO_SENTENCE.test(key))).toEqual([]);
  });

  test('no Portuguese is left', () => {
    const left = [...known].flatMap(([key, text]) => {
      const found = wordsOf(text).filter((word) => PORTUGUESE.has(word) || PORTUGUESE_LETTERS.test(word));
      return NO_SENTENCE.test(key) || found.length === 0 ? [] : [`${key}: ${found.join(' ')}`];
    });
    expect(left).toEqual([]);
  });

  test('a sentence ends as it does in Portuguese: a question asks, what is under way has its dots', () => {
    const end = (text: string): string => /[.…:?!]$/.exec(text)?.[0] ?? '';
    const other = lines('pt-BR').filter(([key, text]) => end(text) !== end(known.get(key) ?? ''));
    expect(other.map(([key, text]) => [key, text, known.get(key)])).toEqual([]);
  });
});

test('Meta is a company, and has its article', () => {
  expect(lines('pt-BR').filter(([, text]) => /\b(?:o|ao|do|no|pelo) Meta\b/iu.test(text))).toEqual([]);
});

test('no Spanish message was left in English', () => {
  const alike = new Set(['general']);
  const left = lines('es').filter(
    ([key, text]) =>
      CATALOGUES.en.get(key) === text && CATALOGUES['pt-BR'].get(key) !== text && !wordsOf(text).every((word) => alike.has(word)),
  );
  expect(left).toEqual([]);
});

test('Spanish questions and calls open as they close', () => {
  const count = (text: string, sign: string): number => text.split(sign).length;
  const torn = lines('es').filter(([, text]) => count(text, '¿') !== count(text, '?') || count(text, '¡') !== count(text, '!'));
  expect(torn).toEqual([]);
});

test('Spanish speaks to the agent as to a colleague, in every message', () => {
  expect(lines('es').filter(([, text]) => FORMAL_SPANISH.test(text))).toEqual([]);
});

/** Counts that lead to all plural forms that our languages have: one, other, and the millions of Portuguese and Spanish. */
const COUNTS = [0, 1, 1.5, 2, 5, 1_000_000];

describe.each(LANGUAGES)('counts in %s', (language) => {
  const t = createTranslator(language);
  const plural = new Intl.PluralRules(language);
  const stems = [...CATALOGUES[language].keys()].flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -'_other'.length)] : []));

  test('these counts lead to each form that the language has', () => {
    expect(new Set(COUNTS.map((count) => plural.select(count)))).toEqual(new Set(plural.resolvedOptions().pluralCategories));
  });

  test('each message that counts has words for each form, one of its own for one', () => {
    expect(stems.length).toBeGreaterThan(40);
    for (const stem of stems) {
      expect([...CATALOGUES[language].keys()], stem).toContain(`${stem}_one`);
      // The catalogue has it: that the type knows no such key by name is what this test makes up for.
      const said = COUNTS.map((count) => t(stem as MessageKey, { count }));
      expect(
        said.filter((text) => text === '' || text.includes(stem)),
        stem,
      ).toEqual([]);
    }
  });

  test('a message with a form for one has another for many', () => {
    const lone = [...CATALOGUES[language].keys()].filter((key) => key.endsWith('_one') && !stems.includes(key.slice(0, -'_one'.length)));
    expect(lone).toEqual([]);
  });
});
