import { describe, expect, test } from 'vitest';
import type { AppErrorCode } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { type Language, LANGUAGES } from '#contract/settings.ts';
import { META_MEANING } from '../../../../main/core/events/meta-meaning.ts';

/** What the agent must read in each language: the cause, and the next step. */
type Words = Readonly<Record<Language, readonly [cause: RegExp, nextStep: RegExp]>>;

/** Of each number of Meta's table, by hand and not from the catalogue. */
const WORDS: readonly (readonly [codes: readonly number[], Words])[] = [
  [
    [100, 138008],
    { 'pt-BR': [/recusou esta chamada/, /Ligue de novo/], en: [/refused this call/, /Call again/], es: [/rechazó/, /Llama de nuevo/] },
  ],
  [[613], { 'pt-BR': [/em pouco tempo/, /Espere/], en: [/in a short time/, /Wait/], es: [/en poco tiempo/, /Espera/] }],
  [
    [131009, 138013],
    {
      'pt-BR': [/deste país/, /linha de outro país/],
      en: [/of this country/, /line of another country/],
      es: [/de este país/, /línea de otro país/],
    },
  ],
  [
    [131030, 138001],
    {
      'pt-BR': [/não recebe chamadas/, /Confira se é o número/],
      en: [/does not take WhatsApp calls/, /right number/],
      es: [/no recibe/, /Revisa/],
    },
  ],
  [[131044], { 'pt-BR': [/pagamento/, /cadastrar um cartão/], en: [/payment/, /add a card/], es: [/pago/, /registrar una tarjeta/] }],
  [
    [131047],
    {
      'pt-BR': [/24 horas/, /modelos aprovados. Envie um/],
      en: [/24 hours/, /templates only. Send one/],
      es: [/24 horas/, /plantillas aprobadas. Envía una/],
    },
  ],
  [[131055], { 'pt-BR': [/não faz isso/, /outra linha/], en: [/cannot do that/, /another line/], es: [/no hace eso/, /otra línea/] }],
  [[138000], { 'pt-BR': [/desligadas/, /ligar as chamadas/], en: [/switched off/, /switch calls on/], es: [/apagadas/, /encienda/] }],
  [
    [138002, 138005],
    {
      'pt-BR': [/o máximo de chamadas/, /outra linha/],
      en: [/as many calls as/, /another line/],
      es: [/el máximo de llamadas/, /otra línea/],
    },
  ],
  [
    [138003],
    {
      'pt-BR': [/Já existe uma chamada/, /em alguns minutos/],
      en: [/already a call/, /in a few minutes/],
      es: [/Ya hay una/, /unos minutos/],
    },
  ],
  [[138004], { 'pt-BR': [/problema/, /Espere um minuto/], en: [/problem/, /Wait a minute/], es: [/problema/, /Espera un minuto/] }],
  [
    [138006],
    {
      'pt-BR': [/não permitiu/, /Peça a permissão/],
      en: [/has not allowed/, /Ask for permission/],
      es: [/no ha permitido/, /Pide el permiso/],
    },
  ],
  [[138007], { 'pt-BR': [/a tempo/, /Confira a internet/], en: [/in time/, /Check the internet/], es: [/a tiempo/, /Revisa la internet/] }],
  [
    [138009],
    {
      'pt-BR': [/Já pedimos/, /Em Permissões/],
      en: [/asked this customer/, /Permissions says from when/],
      es: [/Ya pedimos/, /En Permisos/],
    },
  ],
  [
    [138011],
    {
      'pt-BR': [/não há conversa/, /Envie um modelo aprovado/],
      en: [/no conversation/, /Send an approved template/],
      es: [/no hay conversación/, /plantilla/],
    },
  ],
  [
    [138012],
    {
      'pt-BR': [/acabaram por ora/, /Em Permissões/],
      en: [/used up for now/, /Permissions says from when/],
      es: [/por ahora/, /En Permisos/],
    },
  ],
  [[138014], { 'pt-BR': [/qualidade baixa/, /outra linha/], en: [/low quality/, /another line/], es: [/baja calidad/, /otra línea/] }],
  [[138015], { 'pt-BR': [/pequeno demais/, /aumento/], en: [/too small/, /asks for more/], es: [/pequeño/, /pide más/] }],
  [[138017], { 'pt-BR': [/já permitiu/, /ligue/], en: [/already allows/, /call\./], es: [/ya permite/, /llama/] }],
  [
    [138018],
    {
      'pt-BR': [/não está pronto/, /conectar o número/],
      en: [/not ready/, /connect the number/],
      es: [/no está listo/, /conecte el número/],
    },
  ],
  [
    [138019, 138020],
    {
      'pt-BR': [/celular do cliente/, /ligue de novo/],
      en: [/customer’s phone/, /call again/],
      es: [/teléfono del cliente/, /llama de nuevo/],
    },
  ],
  [
    [138021],
    {
      'pt-BR': [/não recebia o seu som/, /teste de som/],
      en: [/your sound did not reach/, /sound check/],
      es: [/no recibía tu sonido/, /prueba de sonido/],
    },
  ],
  [
    [138022],
    {
      'pt-BR': [/som do cliente parou/, /use Retornar/i],
      en: [/customer’s sound stopped/, /Use Call back/],
      es: [/sonido del cliente dejó/, /Usa Devolver/],
    },
  ],
  [
    [138023],
    { 'pt-BR': [/nenhum som passou/, /liberar UDP/], en: [/no sound went/, /open UDP/], es: [/no pasó ningún sonido/, /abra UDP/] },
  ],
];

describe('what WhatsApp says no with is told with its cause and the next step', () => {
  test('for every number that Meta documents, and in different words for different causes', () => {
    expect(WORDS.flatMap(([codes]) => codes).toSorted((one, other) => one - other)).toEqual(Object.keys(META_MEANING).map(Number));
    const meanings = WORDS.map(([codes]) => new Set(codes.map(meaningOf)));
    expect(meanings.filter(({ size }) => size !== 1)).toEqual([]);
    expect(new Set(meanings.flatMap((one) => [...one])).size).toBe(WORDS.length);
  });

  test.each(
    WORDS.flatMap(([codes, words]) => codes.flatMap((code) => LANGUAGES.map((language) => [code, language, words[language]] as const))),
  )('%i in %s', (code, language, [cause, nextStep]) => {
    const t = createTranslator(language);
    expect(t(`errors.${meaningOf(code)}.title`)).toMatch(cause);
    expect(t(`errors.${meaningOf(code)}.advice`)).toMatch(nextStep);
  });
});

function meaningOf(code: number): AppErrorCode {
  const [, meaning] = Object.entries(META_MEANING).find(([known]) => Number(known) === code) ?? [];
  if (meaning === undefined) throw new Error(`nothing is said of ${String(code)}`);
  return meaning;
}
