import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import type { Line } from '#contract/line.ts';
import { NO_POLICY } from '#contract/policy.ts';
import type { PresenceState } from '#contract/presence.ts';
import { unixMs } from '#contract/time.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { IDLE, POLLING, PRACTICE, SALES, SUPPORT, ago, call } from '../../../../build/gallery/fixtures.ts';
import { presenceView, spanWords } from '../../../../renderer/features/status/presence-view.ts';
import { statusView } from '../../../../renderer/features/status/status-view.ts';

const t = createTranslator('pt-BR');
const trouble = (line: Line): Line => ({ ...line, status: { state: 'unreachable', error: appError('line-disconnected'), since: ago(1) } });
const connecting = (line: Line): Line => ({ ...line, status: { state: 'connecting' } });
const said = (state: Partial<AppState>): string => {
  const { title, detail } = statusView({ ...IDLE, ...state }, t);
  return `${title}: ${detail}`;
};

test('Pronto only when every line would ring', () => {
  expect(said({})).toBe('Pronto: Vendas, Suporte');
});

test('a line that is only consulted makes the light say so', () => {
  const polled = { ...SUPPORT, status: POLLING };
  expect(said({ lines: [SALES, polled] })).toBe('Só consultando: Suporte: nenhum túnel configurado');
  expect(said({ lines: [{ ...SALES, status: POLLING }, polled] })).toBe(
    'Só consultando: Chamadas chegam com pequeno atraso: nenhum túnel configurado',
  );
});

test('one line lost of two is neither ready nor off', () => {
  expect(said({ lines: [SALES, trouble(SUPPORT)] })).toBe('Pronto em parte: Suporte: este número está desconectado do WhatsApp');
});

test('Fora do ar names its cause', () => {
  expect(said({ lines: [trouble(SALES), trouble(SUPPORT)] })).toBe('Fora do ar: Este número está desconectado do WhatsApp');
  expect(said({ lines: [trouble(SALES)] })).toBe('Fora do ar: Vendas: este número está desconectado do WhatsApp');
  expect(said({ lines: [trouble(SALES), connecting(SUPPORT)] })).toMatch(/^Fora do ar: /);
});

test('lines that are still connecting are not called ready', () => {
  expect(said({ lines: [connecting(SALES)] })).toBe('Conectando…: Vendas');
  expect(said({ lines: [SALES, connecting(SUPPORT)] })).toBe('Conectando…: Suporte');
});

test('without lines it teaches the first step', () => {
  expect(said({ lines: [] })).toMatch(/^Sem linhas: Adicione/);
});

test('without lines that the agent may add it says who adds them', () => {
  const policy = { ...NO_POLICY, locked: ['lines'] };
  expect(said({ lines: [], policy })).toBe('Sem linhas: Sua empresa adiciona as linhas');
});

test('a call under way is the answer, also while another rings and a line is lost', () => {
  const active = call({ phase: 'active', answeredAt: ago(1_000), media: 'flowing', muted: false, held: false });
  const ringing = call({ phase: 'ringing', silenced: false }, { id: 'other' });
  expect(said({ calls: [ringing, active], lines: [trouble(SALES)], practice: PRACTICE })).toBe('Em chamada: Ana Eco');
});

test('a call on hold is not said to be talked in', () => {
  const held = call({ phase: 'active', answeredAt: ago(1), media: 'flowing', muted: false, held: true });
  expect(said({ calls: [held], practice: PRACTICE })).toBe('Em espera: Ana Eco');
});

test('ringing names the caller, or counts', () => {
  const ringing = call({ phase: 'ringing', silenced: false });
  expect(said({ calls: [ringing], practice: PRACTICE })).toBe('Tocando: Ana Eco');
  expect(said({ calls: [ringing, { ...ringing, ...call({ phase: 'ringing', silenced: false }, { id: 'b' }) }] })).toBe(
    'Tocando: 2 chamadas tocando',
  );
});

test('a call that a crash left behind is one that is under way', () => {
  const stranded = call({ phase: 'stranded', answeredAt: ago(9_000) });
  expect(said({ calls: [stranded], practice: PRACTICE })).toBe('A chamada continua: Ana Eco');
});

test('an ended call no longer counts', () => {
  const ended = call({ phase: 'ended', endedAt: ago(1), answeredAt: null, reason: 'missed', error: null });
  expect(said({ calls: [ended] })).toBe('Pronto: Vendas, Suporte');
});

test('practice is marked beside every state', () => {
  expect(statusView({ ...IDLE, practice: PRACTICE }, t).isPractice).toBe(true);
  expect(statusView(IDLE, t).isPractice).toBe(false);
});

describe('an agent who takes no calls', () => {
  const NOON = unixMs(Date.UTC(2026, 10, 22, 18, 0));
  const quiet = (part: Partial<PresenceState>): AppState => ({
    ...IDLE,
    presence: { status: 'do-not-disturb', since: ago(1_000), until: null, next: null, ...part },
  });
  const shown = (state: AppState) => statusView(state, t, 'America/Sao_Paulo');

  test('sees until when', () => {
    expect(shown(quiet({ until: NOON }))).toMatchObject({ kind: 'quiet', title: 'Não perturbe', detail: 'Até 15:00 · não toca aqui' });
    expect(shown(quiet({ status: 'meal' }))).toMatchObject({ title: 'Almoço', detail: 'Não toca aqui' });
  });

  test('is not told that the phone is ready, nor that it rings', () => {
    const ringing = call({ phase: 'ringing', silenced: false });
    expect(shown({ ...quiet({}), calls: [ringing] })).toMatchObject({ kind: 'quiet', detail: 'Tocando para os colegas' });
    expect(shown({ ...quiet({ until: NOON }), calls: [ringing] }).detail).toBe('Tocando para os colegas');
  });

  test('is in a call all the same when they place one', () => {
    const active = call({ phase: 'active', answeredAt: ago(1), media: 'flowing', muted: false, held: false });
    expect(shown({ ...quiet({}), calls: [active] }).kind).toBe('in-call');
  });

  test('chooses during a call what comes after it, and may take it back', () => {
    const active = call({ phase: 'active', answeredAt: ago(1), media: 'flowing', muted: false, held: false });
    const next = { status: 'break', span: { minutes: 15 } } as const;
    expect(presenceView({ ...IDLE, calls: [active] }, t)).toMatchObject({ isInCall: true, canCancel: false, note: 'Depois desta chamada' });
    const planned = { ...IDLE, calls: [active], presence: { ...IDLE.presence, next } };
    expect(presenceView(planned, t)).toMatchObject({
      current: 'break',
      canCancel: true,
      label: 'Situação: Depois desta chamada: Em pausa',
    });
  });

  test.each([
    [{ minutes: 30 }, 'por 30 minutos'],
    [{ minutes: 60 }, 'por 1 hora'],
    ['until-morning', 'até as 9:00'],
    ['open-ended', 'até eu mudar'],
  ] as const)('reads how long a status lasts: %j', (span, words) => {
    expect(spanWords(span, t)).toBe(words);
  });
});
