import { describe, expect, test } from 'vitest';
import type { CallIn, CallPhase } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { IDLE, PRACTICE, PRACTICE_META, SUPPORT, ago, call } from '../../../../build/gallery/fixtures.ts';
import { callView, failureInWords } from '../../../../renderer/features/call/call-view.ts';
import type { CallView, FailureWords } from '../../../../renderer/features/call/call-view.ts';
import { callsOnScreen } from '../../../../renderer/features/call/calls-on-screen.ts';
import { levelWords, meterLevel } from '../../../../renderer/features/call/meter-level.ts';

const t = createTranslator('pt-BR');
const STATE = { ...IDLE, practice: PRACTICE };
const view = (phase: CallPhase): CallView => callView(call(phase), STATE, t);
const failed = (part: Partial<CallIn<'ended'>>, language: Language = 'pt-BR'): FailureWords | null => {
  const ended = { ...call({ phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'failed', error: null }), ...part };
  return failureInWords(ended as CallIn<'ended'>, 'Ana', createTranslator(language));
};
const ACTIVE = { phase: 'active', answeredAt: ago(61_000), media: 'flowing', muted: false, held: false } as const;

describe('the call screen', () => {
  test('says the phase, and offers what that phase allows', () => {
    const rows = [
      view({ phase: 'ringing', silenced: false }),
      view({ phase: 'answering' }),
      view({ phase: 'dialing' }),
      view({ phase: 'alerting', media: 'connecting', muted: false }),
      view(ACTIVE),
      view({ phase: 'ended', endedAt: ago(0), answeredAt: ago(192_000), reason: 'completed', error: null }),
    ].map(({ phase, hangUp, mute, timerSince, canCallBack }) => [phase, hangUp, mute !== null, timerSince !== null, canCallBack]);
    expect(rows).toEqual([
      ['Recebendo chamada', null, false, false, false],
      ['Atendendo…', 'hang-up', false, false, false],
      ['Ligando…', 'cancel', false, false, false],
      ['Chamando…', 'cancel', true, false, false],
      ['Em chamada', 'hang-up', true, true, false],
      ['Chamada encerrada', null, false, false, true],
    ]);
  });

  test('on hold says that nobody hears the other, and remembers mute', () => {
    const held = view({ ...ACTIVE, held: true });
    expect(held).toMatchObject({ hold: { isHeld: true }, hasQuality: false });
    expect(held.detail).toEqual({ text: 'Em espera: vocês não se ouvem', tone: 'attention' });
    expect(held.mute).toEqual({ isMuted: false, text: 'O cliente não ouve você' });
    expect(view({ phase: 'answering' }).hold).toBeNull();
  });

  test('is the same for both kinds of number', () => {
    const meta = view(ACTIVE);
    const web = callView(call(ACTIVE, { line: SUPPORT }), STATE, t);
    const withoutLine = ({ call: _call, line: _line, ...rest }: CallView): unknown => rest;
    expect(withoutLine(web)).toEqual(withoutLine(meta));
    expect([meta.line.kind, web.line.kind]).toEqual(['WhatsApp oficial', 'WhatsApp Web']);
  });

  test('promises that one is heard only while sound flows and the microphone is on', () => {
    expect(view(ACTIVE).mute?.text).toBe('O cliente ouve você');
    expect(view({ ...ACTIVE, muted: true }).mute?.text).toBe('Mudo: o cliente não ouve você');
    expect(view({ ...ACTIVE, media: 'interrupted' }).mute?.text).toBe('Microfone ligado');
    expect(view({ phase: 'alerting', media: 'flowing', muted: false }).mute?.text).toBe('Microfone ligado');
  });

  test('an interruption is said so that one looks', () => {
    const detail = (kind: 'meta' | 'web'): unknown => callView({ ...call({ ...ACTIVE, media: 'interrupted' }), kind }, STATE, t).detail;
    expect(detail('web')).toEqual({ text: 'Som interrompido, reconectando…', tone: 'attention' });
    // A Meta call has nothing to reconnect.
    expect(detail('meta')).toEqual({ text: 'Sem som do cliente', tone: 'attention' });
  });

  test('the end gives its reason, how long one talked, and the failure', () => {
    const failed = view({ phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'failed', error: appError('peer-unreachable') });
    expect([failed.phase, failed.detail, failed.error?.code]).toEqual(['A chamada não completou', null, 'peer-unreachable']);
    expect(view({ phase: 'ended', endedAt: ago(0), answeredAt: ago(192_000), reason: 'completed', error: null }).detail?.text).toBe(
      'Durou 3:12',
    );
  });

  test.each([
    ['pt-BR', 'A chamada com Ana não completou: este número não recebe chamadas do WhatsApp', /^Confira se é o número certo\./],
    ['en', 'The call with Ana did not connect: this number does not take WhatsApp calls', /^Check that it is the right number\./],
    ['es', 'La llamada con Ana no se completó: este número no recibe llamadas de WhatsApp', /^Revisa si es el número correcto\./],
  ] as const)('away from its screen a call that failed is a sentence, with why and what to do (%s)', (language, text, advice) => {
    const words = failed({ error: appError('peer-unreachable') }, language);
    expect(words?.text).toBe(text);
    expect(words?.advice).toMatch(advice);
  });

  test('such a sentence says nothing twice, nor more than is known, and none is made of a call that did not fail', () => {
    expect(failed({ error: appError('call-setup-timeout') })?.text).toBe('A chamada com Ana não completou a tempo');
    expect(failed({ error: null })).toEqual({ text: 'A chamada com Ana não completou', advice: null });
    const broken = failed({ answeredAt: ago(9_000), error: appError('sound-never-came') });
    expect(broken?.text).toBe(t('errors.sound-never-came.title'));
    expect(failed({ reason: 'no-answer', error: null })).toBeNull();
    expect(failed({ answeredAt: ago(9_000), error: null }), 'one talked').toBeNull();
  });

  test('the agent reads who hung up', () => {
    const ended = { phase: 'ended', endedAt: ago(0), answeredAt: ago(192_000), reason: 'completed', error: null } as const;
    expect([view(ended).phase, view({ ...ended, byPeer: true }).phase]).toEqual(['Chamada encerrada', 'O cliente desligou']);
  });

  test('a call that a crash left behind can be rejoined or hung up; one that was lost in it is not called unconnected', () => {
    const stranded = view({ phase: 'stranded', answeredAt: ago(60_000) });
    expect([stranded.canRejoin, stranded.hangUp, stranded.mute, stranded.timerSince]).toEqual([true, 'hang-up', null, ago(60_000)]);
    expect(view(ACTIVE).canRejoin).toBe(false);
    const error = appError('call-lost-in-restart');
    const lost = view({ phase: 'ended', endedAt: ago(0), answeredAt: ago(192_000), reason: 'failed', error });
    expect([lost.phase, lost.detail?.text, lost.canCallBack, lost.error]).toEqual(['Chamada encerrada', 'Durou 3:12', true, error]);
  });

  test('knows practice customers by name and everybody else by number', () => {
    expect(view(ACTIVE).peer).toEqual({ name: 'Ana Eco', number: '+55 11 98888-0001', who: 'Ana Eco' });
    expect(callView(call(ACTIVE), IDLE, t).peer).toMatchObject({ name: null, who: '+55 11 98888-0001' });
  });

  test('marks an exercise, and survives a line that was removed meanwhile', () => {
    expect(callView(call(ACTIVE, { line: PRACTICE_META }), { ...STATE, lines: [PRACTICE_META] }, t).line.isPractice).toBe(true);
    const orphan = callView(
      call({ phase: 'ended', endedAt: ago(0), answeredAt: null, reason: 'missed', error: null }),
      { ...STATE, lines: [] },
      t,
    );
    expect([orphan.line.label, orphan.canCallBack]).toEqual(['Linha removida', false]);
  });
});

describe('several calls', () => {
  const active = call(ACTIVE, { id: 'active' });
  const ended = call({ phase: 'ended', endedAt: ago(1), answeredAt: null, reason: 'missed', error: null }, { id: 'ended' });
  const ringing = call({ phase: 'ringing', silenced: false }, { id: 'ringing' });

  test('the one under way has the screen; what rings stands above it', () => {
    expect(callsOnScreen([ended, ringing, active])).toEqual({ ringing: [ringing], current: active });
  });

  test('an ended one stays until it is taken away', () => {
    expect(callsOnScreen([ended]).current).toBe(ended);
    expect(callsOnScreen([ringing]).current).toBeNull();
  });
});

test('a meter is empty in silence and full at a loud voice', () => {
  expect([-100, -54, -30, -6, 3].map(meterLevel)).toEqual([0, 0, 0.5, 1, 1]);
});

test('a meter says in words what its bar shows, and nothing of a share of it', () => {
  expect([null, -100, -54, -50, -41, -40, -6].map((dbfs) => levelWords(dbfs, t))).toEqual([
    ...Array<string>(3).fill('Não se ouve nada'),
    ...Array<string>(2).fill('Ouve-se fraco'),
    ...Array<string>(2).fill('Ouve-se bem'),
  ]);
});
