import { describe, expect, test } from 'vitest';
import type { LineAdvice } from '#contract/line-advice.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { NOW, POLLING, SALES, SUPPORT, trouble } from '../../../../build/gallery/fixtures.ts';
import { lineWhy, wouldConnect } from '../../../../renderer/features/dial/line-why-view.ts';
import { insteadText, lineWords } from '../../../../renderer/features/dial/line-words.ts';
import { advisedLine } from '../../../support/advised-line.ts';

const HOUR = 3_600_000;
const later = (hours: number) => unixMs(NOW + hours * HOUR);
const wording = {
  t: createTranslator('pt-BR'),
  wording: { now: NOW, language: 'pt-BR', timeZone: 'America/Sao_Paulo' },
} as const;
const BRL = { perMinuteMicros: 52_000, currency: 'BRL' };
/** Prices have a space that does not break. */
const plain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;
/** In words, where `others` are advised beside it. */
const of = (
  line: typeof SALES,
  advice: Partial<LineAdvice> | null,
  others: readonly LineAdvice[] = [advisedLine({})],
): readonly (string | null)[] => {
  const { verdict, why, toDo } = lineWords(
    line,
    advice === null ? null : [advisedLine({ lineId: line.id, ...advice }), ...others],
    wording,
  );
  return [verdict, plain(why), toDo];
};

describe('a line says why', () => {
  test.each<readonly [string, typeof SALES, Partial<LineAdvice> | null, readonly (string | null)[]]>([
    [
      'permitted, open and priced',
      SALES,
      { reasons: ['permitted', 'within-hours', 'costs'], permittedUntil: later(48), hoursUntil: later(3), ...BRL },
      ['good', 'o cliente permite chamadas até ter., 24/11, 14:05, aberta até 17:05, R$ 0,052 por minuto', null],
    ],
    [
      'a permission that is about to end, once',
      SALES,
      { verdict: 'careful', reasons: ['permission-ending', 'permitted'], permittedUntil: later(5) },
      ['careful', 'o cliente só permite até 19:05', null],
    ],
    [
      'closed',
      SALES,
      { verdict: 'careful', reasons: ['outside-hours', 'permitted-for-good'], hoursUntil: later(19) },
      ['careful', 'fechada até seg., 23/11, 09:05: o cliente não consegue retornar, o cliente permite sempre', null],
    ],
    [
      'a web number',
      SUPPORT,
      { reasons: ['no-permission-needed', 'free', 'last-used'] },
      ['good', 'não precisa de permissão, sem custo da Meta, foi a última linha com este cliente', null],
    ],
    [
      'no permission, and the question that can be sent',
      SALES,
      { verdict: 'blocked', reasons: ['permission-missing', 'costs'], canAsk: true, ...BRL },
      ['blocked', 'o cliente ainda não permitiu chamadas', 'Peça permissão antes de ligar.'],
    ],
    [
      'no permission, and no question left',
      SALES,
      { verdict: 'blocked', reasons: ['permission-missing'] },
      ['blocked', 'o cliente ainda não permitiu chamadas', 'Não dá para pedir permissão agora: use outra linha.'],
    ],
    [
      'no calls left, and until when',
      SALES,
      { verdict: 'blocked', reasons: ['no-calls-left', 'permitted'], blockedUntil: later(2) },
      ['blocked', 'nenhuma chamada resta até 16:05', 'Use outra linha.'],
    ],
    [
      'calls that are off, and where to switch them on',
      SALES,
      { verdict: 'blocked', reasons: ['calling-off'] },
      ['blocked', 'as chamadas estão desligadas neste número', 'Ligue as chamadas em Permissões, Ajustes.'],
    ],
    [
      'a line in trouble, with its own next step',
      trouble(SUPPORT, 'line-disconnected'),
      { verdict: 'blocked', reasons: ['unreachable', 'free'] },
      ['blocked', 'este número está desconectado do WhatsApp', 'Leia o QR code de novo no painel do Pilot Status. A linha volta sozinha.'],
    ],
    ['nothing of itself while it is live', SALES, null, ['good', '', null]],
    ['of itself that it is polled', { ...SALES, status: POLLING }, null, ['good', 'as respostas chegam com atraso', null]],
    [
      'of itself that it is in trouble',
      trouble(SUPPORT, 'line-disconnected'),
      null,
      ['blocked', 'este número está desconectado do WhatsApp', 'Leia o QR code de novo no painel do Pilot Status. A linha volta sozinha.'],
    ],
  ])('%s', (_what, line, advice, words) => {
    expect(of(line, advice)).toEqual(words);
  });

  test.each<readonly [string, readonly LineAdvice[]]>([
    ['there is none', []],
    ['none goes through', [advisedLine({ verdict: 'blocked', reasons: ['unreachable'] })]],
  ])('and sends nobody to another line where %s', (_where, others) => {
    expect(of(SALES, { verdict: 'blocked', reasons: ['no-calls-left'] }, others)[2]).toBeNull();
    const unasked = of(SALES, { verdict: 'blocked', reasons: ['permission-missing'] }, others);
    expect(unasked[2]).toBe('Não dá para pedir permissão agora.');
  });
});

describe('a line in the place of another says why', () => {
  test.each<readonly [string, Partial<LineAdvice>, Partial<LineAdvice>]>([
    [
      'Suporte em vez de Vendas, que não completa: o cliente ainda não permitiu chamadas',
      { reasons: ['no-permission-needed', 'free'] },
      { verdict: 'blocked', reasons: ['permission-missing'] },
    ],
    [
      'Suporte em vez de Vendas: foi a última linha com este cliente',
      { reasons: ['no-permission-needed', 'last-used'] },
      { reasons: ['permitted'] },
    ],
    [
      'Suporte em vez de Vendas: lá permissão ainda não consultada',
      { reasons: ['no-permission-needed'] },
      { reasons: ['permission-unknown'] },
    ],
    [
      'Suporte em vez de Vendas: lá três chamadas seguidas sem resposta',
      { reasons: ['permission-ending', 'permitted'] },
      { reasons: ['unanswered-fourth', 'permission-ending', 'permitted'] },
    ],
    [
      'Suporte em vez de Vendas, que está fora do horário',
      { reasons: ['no-permission-needed'] },
      { reasons: ['outside-hours', 'permitted'] },
    ],
    ['Suporte em vez de Vendas: lá as respostas chegam com atraso', { reasons: [] }, { reasons: ['permitted', 'polling'] }],
    ['Suporte em vez de Vendas: sem custo da Meta', { reasons: ['free'] }, { reasons: ['permitted', 'costs'], ...BRL }],
  ])('%s', (text, best, former) => {
    const told = insteadText(
      { line: SUPPORT, advice: advisedLine({ lineId: SUPPORT.id, ...best }) },
      { line: SALES, advice: advisedLine({ lineId: SALES.id, ...former }) },
      wording,
    );
    expect(told).toBe(text);
  });

  test('in every language, with both names', () => {
    for (const language of LANGUAGES) {
      const told = insteadText(
        { line: SUPPORT, advice: advisedLine({ reasons: ['free'] }) },
        { line: SALES, advice: advisedLine({ reasons: ['costs'], ...BRL }) },
        { t: createTranslator(language), wording: { now: NOW, language } },
      );
      expect(told).toContain('Suporte');
      expect(told).toContain('Vendas');
    }
  });
});

describe('under the line stands', () => {
  const lines = [SALES, SUPPORT];
  const free = advisedLine({ lineId: SUPPORT.id, reasons: ['no-permission-needed', 'free'] });
  const priced = advisedLine({ lineId: SALES.id, reasons: ['permitted', 'costs'], ...BRL });
  const refused = advisedLine({ lineId: SALES.id, verdict: 'blocked', reasons: ['permission-missing'], canAsk: true });

  const closed = (part: Partial<LineAdvice>) => advisedLine({ lineId: SALES.id, verdict: 'blocked', ...part });
  const asked = closed({ reasons: ['permission-missing'], canAsk: true });
  test.each<readonly [string, string | null, readonly LineAdvice[]]>([
    ['the question, where it can be sent', 'ask', [asked]],
    ['the question also where another line goes through: the agent has chosen this one', 'ask', [free, asked]],
    ['the other line, where nothing can be asked', 'line', [free, closed({ reasons: ['permission-missing'] })]],
    ['the other line, where no call is left', 'line', [free, closed({ reasons: ['no-calls-left'] })]],
    ['the place where calls are switched on', 'place', [closed({ reasons: ['calling-off'] })]],
    ['nothing, where nothing helps', null, [closed({ reasons: ['country-closed'] })]],
    ['nothing beside calling, where that goes through', null, [priced]],
    ['nothing beside calling, where care is enough', null, [closed({ verdict: 'careful', reasons: ['outside-hours', 'permitted'] })]],
  ])('as the one next step %s', (_what, help, advice) => {
    const view = lineWhy({ line: SALES, advice, replaced: null, isChosen: true }, lines, wording);
    expect(view?.help).toBe(help);
    expect(wouldConnect(SALES, view)).toBe(view?.verdict !== 'blocked');
  });

  test('for a line that is offline, the way to where it is put right; and calling on it is no next step before anybody is typed', () => {
    const offline = trouble(SALES, 'line-disconnected');
    const advice = [closed({ reasons: ['unreachable', 'permitted'] })];
    const view = lineWhy({ line: offline, advice, replaced: null, isChosen: true }, [offline, SUPPORT], wording);
    expect(view).toMatchObject({ help: 'place', place: 'lines' });
    expect([wouldConnect(offline, null), wouldConnect(SALES, null)]).toEqual([false, true]);
    const known = lineWhy(
      { line: trouble(SALES, 'service-unreachable'), advice, replaced: null, isChosen: true },
      [trouble(SALES, 'service-unreachable')],
      wording,
    );
    expect(known).toMatchObject({ help: null, place: null });
  });

  test('what was changed, and the way back', () => {
    const view = lineWhy({ line: SUPPORT, advice: [free, refused], replaced: SALES, isChosen: false }, lines, wording);
    expect(view).toMatchObject({
      back: SALES,
      other: null,
      text: 'não precisa de permissão, sem custo da Meta. Suporte em vez de Vendas, que não completa: o cliente ainda não permitiu chamadas',
    });
  });

  test('no change that later news has made a mistake: the better line is offered', () => {
    const view = lineWhy(
      { line: SUPPORT, advice: [{ ...priced, reasons: ['last-used'] }, free], replaced: SALES, isChosen: false },
      lines,
      wording,
    );
    expect(view).toMatchObject({
      back: null,
      other: SALES,
      text: expect.stringContaining('Melhor seria Vendas em vez de Suporte') as string,
    });
  });

  const known = advisedLine({ lineId: SALES.id, reasons: ['permitted', 'within-hours', 'costs', 'last-used'], ...BRL });
  const unread = advisedLine({ lineId: SALES.id, verdict: 'careful', reasons: ['permission-unknown', 'costs'], ...BRL });
  const down = advisedLine({ lineId: SUPPORT.id, verdict: 'blocked', reasons: ['unreachable'] });

  test.each<readonly [string, typeof SALES, readonly LineAdvice[], string]>([
    [
      'the best one, against the second best',
      SALES,
      [known, free],
      'o cliente permite chamadas, aberta agora, R$ 0,052 por minuto. Vendas em vez de Suporte: foi a última linha com este cliente',
    ],
    [
      'the cheaper one',
      SUPPORT,
      [advisedLine({ lineId: SUPPORT.id, reasons: ['no-permission-needed', 'free'] }), priced],
      'não precisa de permissão. Suporte em vez de Vendas: sem custo da Meta',
    ],
    ['one beside a line that is out of the question', SALES, [priced, down], 'o cliente permite chamadas, R$ 0,052 por minuto'],
    [
      'one that no other is better or worse than',
      SALES,
      [priced, { ...priced, lineId: SUPPORT.id }],
      'o cliente permite chamadas, R$ 0,052 por minuto',
    ],
    ['the only one', SALES, [priced], 'o cliente permite chamadas, R$ 0,052 por minuto'],
    [
      'one that was left where it stood, against the one that is offered',
      SALES,
      [free, unread],
      'permissão ainda não consultada, R$ 0,052 por minuto. Melhor seria Suporte em vez de Vendas: lá permissão ainda não consultada',
    ],
    [
      'one that is refused: why, and no more',
      SALES,
      [free, refused],
      'o cliente ainda não permitiu chamadas. Peça permissão antes de ligar.',
    ],
  ])('why this line and no other: %s', (_which, line, advice, text) => {
    expect(plain(lineWhy({ line, advice, replaced: null, isChosen: false }, lines, wording)?.text ?? null)).toBe(text);
  });

  test('nothing of other lines where the agent has chosen a good one', () => {
    const view = lineWhy({ line: SALES, advice: [known, free], replaced: null, isChosen: true }, lines, wording);
    expect(view?.text).toContain('foi a última linha com este cliente');
    expect(view?.text).not.toContain('em vez de');
  });

  test('a better line where it was not taken by itself; who has chosen is told of it only where theirs has trouble', () => {
    const told = (advice: readonly LineAdvice[], isChosen: boolean): string | undefined =>
      lineWhy({ line: SALES, advice, replaced: null, isChosen }, lines, wording)?.other?.label;
    expect(told([free, priced], false)).toBe('Suporte');
    expect(told([free, priced], true)).toBeUndefined();
    expect(told([free, refused], true)).toBe('Suporte');
    expect(told([{ ...free, verdict: 'careful', reasons: ['last-used', 'outside-hours'] }, priced], true)).toBeUndefined();
    expect(told([{ ...refused, lineId: SUPPORT.id, reasons: ['unreachable'] }, refused], false)).toBeUndefined();
  });

  test('why, what to do, and that permission can be asked for', () => {
    const view = lineWhy({ line: SALES, advice: [refused], replaced: null, isChosen: true }, lines, wording);
    expect(view).toMatchObject({ text: 'o cliente ainda não permitiu chamadas. Peça permissão antes de ligar.', canAsk: true });
    expect(lineWhy({ line: SALES, advice: null, replaced: null, isChosen: false }, lines, wording)).toBeNull();
  });
});
