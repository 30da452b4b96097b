import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, PRACTICE, SALES, SUPPORT, ago, call, number, trouble } from '../../../../build/gallery/fixtures.ts';
import { callNews, ringNews } from '../../../../renderer/features/announcer/announcements.ts';
import type { Announcement, AnnouncementWording } from '../../../../renderer/features/announcer/announcements.ts';

const t = createTranslator('pt-BR');
const DESK: AppState = { ...IDLE, practice: PRACTICE };
const ACTIVE = { phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false } as const;
const ANA_RINGS = call({ phase: 'ringing', silenced: false }, { id: 'ana' });
const UNKNOWN_RINGS = call({ phase: 'ringing', silenced: false }, { id: 'unknown', line: SUPPORT, peer: number('+5521998765432') });

function withCalls(...calls: AppState['calls']): AppState {
  return { ...DESK, calls };
}
/** All there is to say, whichever window says it. */
const announcements = (before: AppState, after: AppState, wording: AnnouncementWording): readonly Announcement[] => [
  ...ringNews(before, after, wording),
  ...callNews(before, after, wording),
];
const texts = (before: AppState, after: AppState): readonly string[] => announcements(before, after, { t }).map(({ text }) => text);

describe('what a screen reader says', () => {
  test('a call that comes in is said at once, with who and on which line', () => {
    expect(ringNews(DESK, withCalls(ANA_RINGS), { t })).toEqual([{ text: 'Chamada de Ana Eco na linha Vendas', isUrgent: true }]);
  });

  test('a second call during one is told apart from the first', () => {
    const active = call(ACTIVE, { id: 'active' });
    expect(texts(withCalls(active), withCalls(active, UNKNOWN_RINGS))).toEqual(['Outra chamada de +55 21 99876-5432 na linha Suporte']);
  });

  test('that it rings is said by one window, what comes of it by another: neither says a word of the other’s', () => {
    const active = call(ACTIVE, { id: 'active' });
    const both = withCalls(active, UNKNOWN_RINGS);
    expect(callNews(withCalls(active), both, { t })).toEqual([]);
    expect(ringNews(withCalls(UNKNOWN_RINGS), both, { t })).toEqual([]);
    expect(callNews(withCalls(UNKNOWN_RINGS), both, { t })).toHaveLength(1);
  });

  test('a call silenced here before it was seen is not said', () => {
    expect(texts(DESK, withCalls(call({ phase: 'ringing', silenced: true })))).toEqual([]);
  });

  test('a call that rang for colleagues alone is said when the agent is back for calls', () => {
    const away = { ...withCalls(ANA_RINGS), presence: { ...DESK.presence, status: 'do-not-disturb' as const } };
    expect(texts(DESK, away)).not.toContain('Chamada de Ana Eco na linha Vendas');
    expect(texts(away, withCalls(ANA_RINGS))).toContain('Chamada de Ana Eco na linha Vendas');
  });

  test('where names are covered none is said', () => {
    const [said] = announcements(DESK, withCalls(ANA_RINGS), { t, isCovered: true });
    expect(said?.text).toBe('Chamada de Cliente na linha Vendas');
  });

  test('silencing a ring says nothing new of it', () => {
    expect(texts(withCalls(ANA_RINGS), withCalls(call({ phase: 'ringing', silenced: true }, { id: 'ana' })))).toEqual([]);
  });

  test('a call is followed from its answer to why it ended', () => {
    const ended = { phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'caller-cancelled', error: null } as const;
    const steps = [{ phase: 'answering' }, ACTIVE, ended] as const;
    let before = withCalls(ANA_RINGS);
    const said = steps.flatMap((step) => {
      const after = withCalls(call(step, { id: 'ana' }));
      const news = texts(before, after);
      before = after;
      return news;
    });
    expect(said).toEqual(['Atendendo Ana Eco', 'Em chamada com Ana Eco', 'Chamada com Ana Eco encerrada. O cliente desistiu']);
  });

  test('a call that failed is said in one sentence, with why', () => {
    const failed = { phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'failed', error: appError('peer-unreachable') } as const;
    expect(texts(withCalls(call({ phase: 'dialing' })), withCalls(call(failed)))).toEqual([
      'A chamada com Ana Eco não completou: este número não recebe chamadas do WhatsApp',
    ]);
  });

  test('mute and hold are said whoever changed them: the screen, a headset, a shortcut', () => {
    const plain = withCalls(call(ACTIVE));
    const muted = withCalls(call({ ...ACTIVE, muted: true }));
    const held = withCalls(call({ ...ACTIVE, held: true }));
    expect(texts(plain, muted)).toEqual(['Mudo ligado. O cliente não ouve você']);
    expect(texts(muted, plain)).toEqual(['Mudo desligado. O cliente ouve você']);
    expect([texts(plain, held), texts(held, plain)]).toEqual([['Chamada em espera'], ['Chamada retomada']]);
  });

  test('sound that breaks off is said at once, and so is that it came back', () => {
    const plain = withCalls(call(ACTIVE, { line: SUPPORT }));
    const broken = withCalls(call({ ...ACTIVE, media: 'interrupted' }, { line: SUPPORT }));
    expect(callNews(plain, broken, { t })).toEqual([{ text: 'Som interrompido', isUrgent: true }]);
    expect(callNews(broken, plain, { t })).toEqual([{ text: 'Som conectado', isUrgent: true }]);
  });

  test('on an official number, which does not reconnect, it is the customer of whom nothing comes', () => {
    expect(texts(withCalls(call(ACTIVE)), withCalls(call({ ...ACTIVE, media: 'interrupted' })))).toEqual(['Sem som do cliente']);
  });

  test('nobody is said to be heard who is muted no more, and has a microphone that gives nothing, or no connection', () => {
    const muted = call({ ...ACTIVE, muted: true });
    const silent = { ...DESK.audio, voiceHints: [{ callId: muted.id, hint: 'microphone-silent' as const }] };
    expect(texts(withCalls(muted), { ...withCalls(call(ACTIVE)), audio: silent })).toEqual(['Mudo desligado']);
    const broken = { ...ACTIVE, media: 'interrupted' } as const;
    expect(texts(withCalls(call({ ...broken, muted: true })), withCalls(call(broken)))).toEqual(['Mudo desligado']);
  });

  test('a phone that cannot be reached any more says so, and why', () => {
    const down = { ...DESK, lines: [trouble(SALES, 'service-unreachable')] };
    expect(announcements(DESK, down, { t })).toEqual([{ text: 'Fora do ar. Vendas: sem conexão com o Pilot Status', isUrgent: true }]);
  });

  test('nothing is said where nothing has happened, so that nobody hears the same call twice', () => {
    const state = withCalls(call(ACTIVE), UNKNOWN_RINGS);
    expect(texts(state, { ...state, revision: 99 })).toEqual([]);
  });

  test('every phase has words in every language', () => {
    const phases = [ACTIVE, { phase: 'answering' }, { phase: 'dialing' }, { phase: 'stranded', answeredAt: ago(1) }] as const;
    for (const language of LANGUAGES) {
      for (const phase of phases) {
        const [said] = announcements(DESK, withCalls(call(phase)), { t: createTranslator(language) });
        expect(said?.text).toContain('Ana Eco');
        expect(said?.text).not.toMatch(/announce\./);
      }
    }
  });
});
