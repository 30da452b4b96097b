import { DEFAULT_STARTUP } from '#contract/desk-fit.ts';
import { DEFAULT_HOTKEYS } from '#contract/hotkeys.ts';
import { DEFAULT_CRM, DEFAULT_HOOK } from '#contract/integrations.ts';
import { DEFAULT_UPDATES } from '#contract/updates.ts';
import { EMPTY_DESKTOP } from '#contract/desktop-state.ts';
import { DEFAULT_HISTORY } from '#contract/history.ts';
import { DEFAULT_WRAP_UP } from '#contract/note.ts';
import { DEFAULT_RECORDING } from '#contract/recording.ts';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { DEFAULT_NETWORK } from '#contract/network.ts';
import { DEFAULT_RINGER } from '#contract/ringer.ts';
import { SETUP_OVER } from '#contract/setup.ts';
import { type Call, type CallPhase, callId } from '#contract/call.ts';
import { DEFAULT_LINE_OPTIONS, type Line, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { trayMenu, trayTooltip } from '../../../../main/adapters/tray/tray-menu.ts';
import { alertsFor } from '../../../../main/core/alerts.ts';
import { trayState } from '../../../../main/core/tray-state.ts';

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
    settings: {
      language: 'pt-BR',
      theme: 'system',
      microphone: null,
      speaker: null,
      voice: DEFAULT_VOICE,
      ringer: DEFAULT_RINGER,
      apiBase: '',
      practice: true,
      knownDevices: [],
      metaEchoCancellation: true,
      headsets: [],
      recording: DEFAULT_RECORDING,
      history: DEFAULT_HISTORY,
      wrapUp: DEFAULT_WRAP_UP,
      wireSampleRate: 16_000,
      offerSetup: 'active',
      tunnel: { provider: 'none' },
      network: DEFAULT_NETWORK,
      updates: DEFAULT_UPDATES,
      hotkeys: DEFAULT_HOTKEYS,
      startup: DEFAULT_STARTUP,
      crm: DEFAULT_CRM,
      hook: DEFAULT_HOOK,
      setup: SETUP_OVER,
    },
    audio: { engine: { state: 'ready' }, devices: { microphones: [], speakers: [] }, voiceHints: [] },
    headset: { known: [], choices: null },
    captures: [],
    recordingRefusal: null,
    ...EMPTY_DESKTOP,
    clips: [],
    recordings: [],
    practice: null,
    tunnel: { settings: { provider: 'none' }, hasToken: false, status: { state: 'off' } },
    notices: [],
  };
}
const ringing = call({ phase: 'ringing', silenced: false });
const active = call({ phase: 'active', answeredAt: unixMs(0), media: 'flowing', muted: false, held: false });
const ended = call({ phase: 'ended', endedAt: unixMs(1), answeredAt: null, reason: 'missed', error: null });

describe('the tray', () => {
  test('shows the most urgent thing there is', () => {
    expect(trayState(stateWith([]))).toBe('idle');
    expect(trayState(stateWith([ended]))).toBe('idle');
    expect(trayState(stateWith([], [ready, down]))).toBe('trouble');
    expect(trayState(stateWith([active], [down]))).toBe('in-call');
    expect(trayState(stateWith([active, ringing], [down]))).toBe('ringing');
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
    expect(trayTooltip(stateWith([], [ready, polled]), t)).toBe('Pilot Softphone: só consultando. Vendas: o túnel caiu');
    expect(trayTooltip(stateWith([], [down, down]), t)).toBe('Fora do ar: Vendas: A chave desta linha não foi aceita (+1)');
    expect(trayTooltip(stateWith([], [polled, down]), t)).toBe('Pronto em parte. Vendas: A chave desta linha não foi aceita');
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
    const keys = alertsFor({ calls: [ringing, active], recents }, 50).map(({ key }) => key);
    expect(keys).toEqual(['incoming call_1', 'missed call_9']);
  });
});
