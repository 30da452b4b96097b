import { EventEmitter } from 'node:events';
import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { callId, type RecentCall } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { LANGUAGES } from '#contract/settings.ts';
import { unixMs } from '#contract/time.ts';
import { IDLE } from '../../../../build/gallery/fixtures.ts';
import { openNotifier } from '../../../../main/adapters/notifier/open-notifier.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const t = createTranslator('pt-BR');
const MISSED: Omit<RecentCall, 'id' | 'startedAt' | 'endedAt'> = {
  lineId: CALL_IN.ringing.lineId,
  lineLabel: 'Vendas',
  kind: 'web',
  direction: 'inbound',
  peer: CUSTOMER,
  answeredAt: null,
  reason: 'missed',
};
const RINGS: AppState = { ...IDLE, calls: [CALL_IN.ringing] };

/** A system that keeps what it shows, and lets a test press it. */
function desk() {
  const shown: Shown[] = [];
  class Shown extends EventEmitter {
    static isSupported(): boolean {
      return true;
    }
    isUp = false;
    readonly options: Electron.NotificationConstructorOptions;
    constructor(options: Electron.NotificationConstructorOptions) {
      super();
      this.options = options;
    }
    show(): void {
      this.isUp = true;
      shown.push(this);
    }
    close(): void {
      this.isUp = false;
    }
  }
  const clock = createSimulatedClock();
  const pressed: string[] = [];
  const notifier = openNotifier({
    Notification: Shown as unknown as typeof Notification,
    clock,
    clicked: () => void pressed.push('opened'),
    answer: () => void pressed.push('answered'),
    reject: () => void pressed.push('rejected'),
  });
  return { notifier, clock, pressed, shown };
}

const ANSWER = { actionIndex: 0 };
const REJECT = { actionIndex: 1 };

test('a notification that comes up under a click neither answers nor rejects; a moment later it does', async () => {
  for (const [action, deed] of [
    [ANSWER, 'answered'],
    [REJECT, 'rejected'],
  ] as const) {
    const { notifier, clock, pressed, shown } = desk();
    notifier.show(RINGS, t);
    await clock.advance(300);
    shown[0]?.emit('action', action);
    await clock.advance(299);
    shown[0]?.emit('action', action);
    expect(pressed).toEqual([]);
    await clock.advance(2);
    shown[0]?.emit('action', action);
    expect(pressed).toEqual([deed]);
  }
});

test('a second call has a notification of its own, deaf for its own first moments', async () => {
  const { notifier, clock, pressed, shown } = desk();
  notifier.show(RINGS, t);
  await clock.advance(2_000);
  notifier.show({ ...RINGS, calls: [...RINGS.calls, { ...CALL_IN.ringing, id: callId('second') }] }, t);
  shown[1]?.emit('action', ANSWER);
  expect(pressed).toEqual([]);
  shown[0]?.emit('action', REJECT);
  expect(pressed).toEqual(['rejected']);
});

test('a click that only opens the window is heard at once', () => {
  const { notifier, pressed, shown } = desk();
  notifier.show(RINGS, t);
  shown[0]?.emit('click');
  expect(pressed).toEqual(['opened']);
});

test('the notification goes with the ring', () => {
  const { notifier, shown } = desk();
  notifier.show(RINGS, t);
  notifier.show(IDLE, t);
  expect(shown.map(({ isUp }) => isUp)).toEqual([false]);
});

test('calls missed on do-not-disturb come up as one, in the words of every language and of their number, and lead to the list', () => {
  const told = (language: AppState['settings']['language'], count: number) => {
    const { notifier, clock, pressed, shown } = desk();
    const calls = Array.from({ length: count }, (_, n): RecentCall => {
      const at = unixMs(clock.now() - n);
      return { ...MISSED, id: callId(`missed ${String(n)}`), startedAt: at, endedAt: at };
    });
    const settings = { ...IDLE.settings, language };
    const missed: AppState = { ...IDLE, settings, recents: calls, history: { ...IDLE.history, missed: { count, calls } } };
    const words = createTranslator(language);
    const presence = { ...IDLE.presence, status: 'do-not-disturb', since: unixMs(clock.now() - 60_000) } as const;
    notifier.show({ ...missed, presence }, words);
    expect(shown).toEqual([]);
    notifier.show(missed, words);
    expect(shown).toHaveLength(1);
    shown[0]?.emit('click');
    expect(pressed).toEqual(['opened']);
    return [shown[0]?.options.title, shown[0]?.options.body?.replace(/\d\d?:\d\d.*$/u, '')];
  };
  expect(LANGUAGES.map((language) => told(language, 1))).toEqual([
    ['1 chamada perdida na sua ausência', '+55 11 98765-4321, '],
    ['1 call missed while you were away', '+55 11 98765-4321, '],
    ['1 llamada perdida en tu ausencia', '+55 11 98765-4321, '],
  ]);
  expect(LANGUAGES.map((language) => told(language, 3))).toEqual([
    ['3 chamadas perdidas na sua ausência', 'A última: +55 11 98765-4321, '],
    ['3 calls missed while you were away', 'The last: +55 11 98765-4321, '],
    ['3 llamadas perdidas en tu ausencia', 'La última: +55 11 98765-4321, '],
  ]);
});
