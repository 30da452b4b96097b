import { EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { type Call, type CallPhase, callId } from '#contract/call.ts';
import { DEFAULT_LINE_OPTIONS, type Line, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import type { AgentStatus, StatusOrder } from '#contract/presence.ts';
import { badgeFor } from '../../../../main/adapters/badge/badge-for.ts';
import { trayMenu } from '../../../../main/adapters/tray/tray-menu.ts';
import { trayTooltip } from '../../../../main/adapters/tray/tray-tooltip.ts';
import { createAlerts } from '../../../../main/core/alerts.ts';
import { trayState } from '../../../../main/core/tray-state.ts';
import { PLAIN_SETTINGS } from '../../../support/fakes/memory-stores.ts';

const t = createTranslator('pt-BR');
const peer = numberOf('+5511999990001');

function numberOf(text: string): PhoneNumber {
  const number = phoneNumber(text);
  if (number === null) throw new Error(`${text} is not a number`);
  return number;
}

function call(phase: CallPhase, id = 'call_1'): Call {
  const identity = { id: callId(id), lineId: lineId('line_1'), kind: 'web', direction: 'inbound', peer, createdAt: unixMs(0) } as const;
  return { ...identity, ...phase };
}
const line = (status: Line['status']): Line => ({
  id: lineId('line_1'),
  label: 'Vendas',
  kind: 'web',
  number: null,
  colour: 'blue',
  origin: 'agent',
  ...DEFAULT_LINE_OPTIONS,
  status,
  health: UNKNOWN_HEALTH,
});
const ready = line({ state: 'live', provenAt: unixMs(0) });
const polled = line({ state: 'polling', provenAt: unixMs(0), cause: 'tunnel-down' });
const down = line({ state: 'unreachable', error: { code: 'key-rejected' }, since: unixMs(0) });

function stateWith(calls: readonly Call[], lines: readonly Line[] = [ready]): AppState {
  return {
    revision: 1,
    publishedAt: unixMs(0),
    lines,
    calls,
    recents: [],
    settings: PLAIN_SETTINGS,
    audio: { engine: { state: 'ready' }, devices: { microphones: [], speakers: [] }, voiceHints: [] },
    headset: { known: [], choices: null },
    captures: [],
    recordingRefusal: null,
    ...EMPTY_DESKTOP,
    clips: [],
    recordings: [],
    practice: null,
    isPracticeStarting: false,
    tunnel: { settings: { provider: 'none' }, hasToken: false, status: { state: 'off' } },
    notices: [],
  };
}
const ringing = call({ phase: 'ringing', silenced: false });
const active = call({ phase: 'active', answeredAt: unixMs(0), media: 'flowing', muted: false, held: false });
const muted = call({ phase: 'active', answeredAt: unixMs(0), media: 'flowing', muted: true, held: false });
const at = (status: AgentStatus, state: AppState = stateWith([])): AppState => ({ ...state, presence: { ...state.presence, status } });
const missing = (count: number, state: AppState = stateWith([])): AppState => ({
  ...state,
  history: { ...state.history, missed: { count, calls: [] } },
});
const ended = call({ phase: 'ended', endedAt: unixMs(1), answeredAt: null, reason: 'missed', error: null });

describe('the tray', () => {
  test('shows the most urgent thing there is', () => {
    expect(trayState(stateWith([]))).toBe('live');
    expect(trayState(stateWith([ended]))).toBe('live');
    expect(trayState(stateWith([], []))).toBe('connecting');
    expect(trayState(stateWith([], [line({ state: 'connecting' })]))).toBe('connecting');
    expect(trayState(stateWith([], [ready, polled]))).toBe('polling');
    expect(trayState(at('do-not-disturb', stateWith([], [ready, polled])))).toBe('quiet');
    expect(trayState(missing(2, at('do-not-disturb')))).toBe('missed');
    expect(trayState(missing(2, stateWith([], [ready, down])))).toBe('offline');
    expect(trayState(stateWith([active], [down]))).toBe('in-call');
    expect(trayState(stateWith([muted], [down]))).toBe('muted');
    expect(trayState(stateWith([active, ringing], [down]))).toBe('ringing');
  });

  test('does not ring for an agent who is not to be disturbed', () => {
    expect(trayState(at('do-not-disturb', stateWith([ringing])))).toBe('quiet');
    expect(trayTooltip(at('do-not-disturb', stateWith([ringing])), t)).toBe('Pilot Softphone: Não perturbe. As chamadas não tocam aqui');
  });

  test('tells of missed calls until somebody has seen them, and so do dock and taskbar', () => {
    expect(trayTooltip(missing(3), t)).toBe('3 chamadas perdidas não vistas');
    expect(badgeFor(missing(3))).toEqual({ count: 3, sign: 'missed' });
    expect(badgeFor(missing(0))).toEqual({ count: 0, sign: null });
    expect(badgeFor(missing(3, stateWith([ringing])))).toEqual({ count: 3, sign: 'ringing' });
    expect(badgeFor(stateWith([muted]))).toEqual({ count: 0, sign: 'muted' });
  });

  test('names nobody where the agent wants names covered', () => {
    const { settings } = stateWith([]);
    const covered = { ...stateWith([ringing]), settings: { ...settings, alerts: { ...settings.alerts, hidePersonal: true } } };
    const commands = {} as Parameters<typeof trayMenu>[2];
    expect(trayTooltip(covered, t)).toBe('Cliente está ligando');
    expect(JSON.stringify(trayMenu(covered, t, commands))).not.toContain('99999');
    expect(JSON.stringify(trayMenu(stateWith([ringing]), t, commands))).toContain('99999');
  });

  test('offers what the agent does from now on, and shows what it is', () => {
    const chosen: StatusOrder[] = [];
    const commands = { beAt: (order: StatusOrder) => void chosen.push(order) } as Parameters<typeof trayMenu>[2];
    const menu = trayMenu(at('break'), t, commands).find(({ label }) => label === 'Situação')?.submenu;
    const items = Array.isArray(menu) ? menu : [];
    expect(items.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Em pausa']);
    const half = items.find(({ label }) => label === 'Não perturbe por 30 minutos');
    (half?.click as (() => void) | undefined)?.();
    expect(chosen).toEqual([{ status: 'do-not-disturb', span: { minutes: 30 } }]);
  });

  test('says in words what the icon shows', () => {
    expect(trayTooltip(stateWith([ringing]), t)).toContain('está ligando');
    expect(trayTooltip(stateWith([{ ...ringing, peer: null }]), t)).toContain('Número desconhecido');
    expect(trayTooltip(stateWith([ringing, call({ phase: 'ringing', silenced: true }, 'call_2')]), t)).toContain('2 chamadas');
    expect(trayTooltip(stateWith([active]), t)).toContain('Em chamada');
    expect(trayTooltip(stateWith([call({ phase: 'stranded', answeredAt: unixMs(0) })]), t)).toContain('continua');
  });

  test('says whether one is reached, and why not', () => {
    expect(trayTooltip(stateWith([], [ready]), t)).toBe('Pilot Softphone: pronto');
    expect(trayTooltip(stateWith([], [line({ state: 'connecting' })]), t)).toBe('Pilot Softphone: conectando…');
    expect(trayTooltip(stateWith([], [ready, line({ state: 'connecting' })]), t)).toBe('Pilot Softphone: conectando…');
    expect(trayTooltip(stateWith([], []), t)).toBe('Pilot Softphone: sem linhas');
    expect(trayTooltip(stateWith([], [ready, polled]), t)).toBe('Pilot Softphone: só consultando. Vendas: o túnel caiu');
    expect(trayTooltip(stateWith([], [down, down]), t)).toBe('Fora do ar: Vendas: a chave desta linha não foi aceita (+1)');
    expect(trayTooltip(stateWith([], [polled, down]), t)).toBe('Pronto em parte. Vendas: a chave desta linha não foi aceita');
  });

  test('says that a phone will not be heard, and offers how it shall ring', () => {
    const { ringer, ...settings } = stateWith([]).settings;
    const silent = { ...stateWith([]), settings: { ...settings, ringer: { ...ringer, mode: 'silent' as const } } };
    expect(trayTooltip(silent, t)).toBe('Pilot Softphone: pronto (Chamadas em silêncio)');
    const chosen: string[] = [];
    const commands = { ringIn: (mode: string) => void chosen.push(mode) } as Parameters<typeof trayMenu>[2];
    const modes = trayMenu(silent, t, commands).find(({ label }) => label === t('ringer.title'))?.submenu;
    const items = Array.isArray(modes) ? modes : [];
    expect(items.map(({ label, checked }) => [label, checked])).toEqual([
      ['Som', false],
      ['Visual', false],
      ['Silêncio', true],
    ]);
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(chosen).toEqual(['sound', 'visual', 'silent']);
  });

  test('offers what can be done about each call, and does it to that call', () => {
    const done: string[] = [];
    const commands = {
      open: () => void done.push('open'),
      answer: (id: string) => void done.push(`answer ${id}`),
      silence: (id: string) => void done.push(`silence ${id}`),
      reject: (id: string) => void done.push(`reject ${id}`),
      hangUp: (id: string) => void done.push(`hang up ${id}`),
      mute: (id: string, muted: boolean) => void done.push(`mute ${id} ${String(muted)}`),
      ringIn: () => undefined,
      beAt: () => undefined,
      openMissed: () => void done.push('missed'),
      quit: () => void done.push('quit'),
    };
    const second = call({ phase: 'active', answeredAt: unixMs(0), media: 'flowing', muted: true, held: false }, 'call_2');
    const items = trayMenu(stateWith([ringing, second, ended]), t, commands);
    for (const item of items) (item.click as (() => void) | undefined)?.();
    expect(done).toEqual(['answer call_1', 'silence call_1', 'reject call_1', 'mute call_2 false', 'hang up call_2', 'open', 'quit']);
  });
});

describe('notifications', () => {
  test('one for each ringing call, one for each call missed since the app runs, none for history', () => {
    const recent = {
      id: callId('call_9'),
      lineId: lineId('line_1'),
      lineLabel: 'Vendas',
      kind: 'web',
      direction: 'inbound',
      peer,
      answeredAt: null,
    } as const;
    const recents = [
      { ...recent, startedAt: unixMs(90), endedAt: unixMs(100), reason: 'missed' } as const,
      { ...recent, id: callId('call_8'), startedAt: unixMs(10), endedAt: unixMs(20), reason: 'missed' } as const,
      { ...recent, id: callId('call_7'), startedAt: unixMs(90), endedAt: unixMs(100), reason: 'declined' } as const,
    ];
    const history = { ...EMPTY_DESKTOP.history, missed: { count: 2, calls: recents.slice(0, 2) } };
    const keys = createAlerts(unixMs(50))({ ...stateWith([ringing, active]), recents, history }).map(({ key }) => key);
    expect(keys).toEqual(['incoming call_1', 'missed call_9']);
  });
});
