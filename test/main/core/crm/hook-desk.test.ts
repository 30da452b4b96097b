import { beforeEach, describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { callId, type EndReason, type RecentCall } from '#contract/call.ts';
import { DEFAULT_HOOK, type HookSettings } from '#contract/integrations.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { call, IDLE, number, PRACTICE_META, SALES } from '../../../../build/gallery/fixtures.ts';
import { createHookDesk, type HookDesk } from '../../../../main/core/crm/hook-desk.ts';
import type { HookAnswer } from '../../../../main/core/crm/hook-port.ts';
import { createMemoryOutbox, type MemoryOutbox } from '../../../support/fakes/memory-outbox.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { createMemorySecretStore } from '../../../support/fakes/memory-secret-store.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog, type MemoryLog } from '../../../support/memory-log.ts';

const ANA = number('+5511988880001');
const ARRIVED: HookAnswer = { isArrived: true, answer: '204', mayRetry: false };
const BUSY: HookAnswer = { isArrived: false, answer: '503', mayRetry: true };
const NO: HookAnswer = { isArrived: false, answer: '404', mayRetry: false };

const NOTE = { callId: callId('call'), text: 'pediu segunda via', wrapUp: { code: 'sale', label: 'Venda' }, changedAt: unixMs(1) };

interface Sent {
  readonly note?: unknown;
  readonly event: string;
  readonly call: { readonly id: string; readonly number: string | null; readonly result: string | null; readonly name: string | null };
  readonly secret: string;
}

let clock: SimulatedClock;
let settings: HookSettings;
let sent: Sent[];
let answers: HookAnswer[];
let outbox: MemoryOutbox;
let told: string[];
let log: MemoryLog;
let desk: HookDesk;

function open(): void {
  desk = createHookDesk({
    settings: () => settings,
    secrets: createMemorySecretStore(),
    outbox,
    send: async ({ body }, { secret }) => {
      sent.push({ ...(JSON.parse(body) as Omit<Sent, 'secret'>), secret });
      return answers.shift() ?? ARRIVED;
    },
    makeSecret: () => 'whsec_made',
    nameOf: (who) => (who === ANA ? 'Ana Souza' : null),
    noteOf: (id) => (id === 'call' ? NOTE : null),
    clock,
    newId: createCountedIds(),
    log,
    tell: ({ code, detail }) => void told.push(`${code} ${detail ?? ''}`),
    changed: () => undefined,
  });
  desk.follow(at({}));
}

beforeEach(() => {
  clock = createSimulatedClock();
  settings = { ...DEFAULT_HOOK, isOn: true, url: 'https://crm.example/hook' };
  [sent, answers, outbox, told, log] = [[], [], createMemoryOutbox(), [], memoryLog()];
  open();
});

const at = (part: Partial<AppState>): AppState => ({ ...IDLE, recents: [], ...part });
const now = (): UnixMs => clock.now();
const rings = (id = 'call'): AppState['calls'][number] => ({ ...call({ phase: 'ringing', silenced: false }, { id }), createdAt: now() });
const talks = (id = 'call'): AppState['calls'][number] => ({
  ...call({ phase: 'active', answeredAt: now(), media: 'flowing', muted: false, held: false }, { id }),
  createdAt: now(),
});
function finished(id: string, reason: EndReason, over: Partial<RecentCall> = {}): RecentCall {
  return {
    id: callId(id),
    lineId: SALES.id,
    lineLabel: 'Vendas',
    kind: 'meta',
    direction: 'inbound',
    peer: ANA,
    startedAt: now(),
    answeredAt: null,
    endedAt: now(),
    reason,
    ...over,
  };
}
const events = (): readonly string[] => sent.map(({ event }) => event);

describe('a program that is told of calls', () => {
  test('hears a call ring, be answered and end, in that order, each once', async () => {
    for (const state of [{ calls: [rings()] }, { calls: [rings()] }, { calls: [talks()] }, { calls: [talks()] }]) {
      desk.follow(at(state));
      await clock.settle();
    }
    desk.follow(at({ recents: [finished('call', 'completed')] }));
    desk.follow(at({ recents: [finished('call', 'completed')] }));
    await clock.settle();
    expect(events()).toEqual(['call.ringing', 'call.answered', 'call.ended']);
    expect(sent[0]?.call).toMatchObject({ id: 'call', number: ANA, name: 'Ana Souza', result: null });
    expect(sent[2]?.call).toMatchObject({ result: 'completed' });
  });

  test('hears what the agent wrote, once they are done with it', async () => {
    const task = { callId: callId('call'), lineId: SALES.id, direction: 'inbound', peer: ANA, endedAt: now(), until: now() } as const;
    const wrapping = (wrapUp: AppState['history']['wrapUp']): AppState =>
      at({ recents: [finished('call', 'completed'), finished('other', 'completed')], history: { ...IDLE.history, wrapUp } });
    desk.follow(wrapping(task));
    desk.follow(wrapping(task));
    await clock.settle();
    expect(events()).toEqual(['call.ended', 'call.ended']);
    desk.follow(wrapping({ ...task, callId: callId('other') }));
    desk.follow(wrapping(null));
    await clock.settle();
    // Of the other there is nothing to tell: nothing was written.
    expect(events().slice(2)).toEqual(['call.noted']);
    expect(sent[2]).toMatchObject({ call: { id: 'call' }, note: { text: 'pediu segunda via', code: 'sale', label: 'Venda' } });
  });

  test('hears of a missed call, also of one that was missed asleep', async () => {
    desk.follow(at({ recents: [finished('asleep', 'missed')] }));
    await clock.settle();
    expect(events()).toEqual(['call.missed']);
  });

  test('hears of calls that the agent places as such', async () => {
    desk.follow(at({ calls: [{ ...call({ phase: 'dialing' }, { direction: 'outbound' }), createdAt: now() }] }));
    await clock.settle();
    expect(events()).toEqual(['call.placed']);
  });

  test('hears nothing of history, however late it is listed, nor of practice', async () => {
    const yesterday = unixMs(now() - 86_400_000);
    desk.follow(at({ recents: [finished('old', 'missed', { startedAt: yesterday, endedAt: yesterday })] }));
    const practised = { ...rings('practice'), lineId: PRACTICE_META.id };
    desk.follow(at({ lines: [PRACTICE_META], calls: [practised], recents: [finished('p', 'missed', { lineId: PRACTICE_META.id })] }));
    await clock.settle();
    expect(sent).toEqual([]);
  });

  test('hears only what it is to hear, and nothing where it is switched off', async () => {
    settings = { ...settings, events: ['call.missed'] };
    desk.follow(at({ calls: [rings()] }));
    settings = { ...settings, isOn: false };
    desk.follow(at({ recents: [finished('call', 'missed')] }));
    await clock.settle();
    expect(sent).toEqual([]);
  });

  test('gets its letters signed by a secret that is made with the first of them', async () => {
    expect(desk.state().hasSecret).toBe(false);
    desk.follow(at({ calls: [rings()] }));
    await clock.settle();
    expect(sent[0]?.secret).toBe('whsec_made');
    expect(desk.state().hasSecret).toBe(true);
  });
});

describe('a letter that does not arrive', () => {
  test('is tried again after 1 s, 5 s, 30 s, until it does', async () => {
    answers = [BUSY, BUSY, BUSY];
    desk.follow(at({ calls: [rings()] }));
    await clock.settle();
    expect(desk.state().deliveries).toMatchObject([{ standing: 'waiting', attempts: 1, answer: '503' }]);
    for (const [waitMs, attempts] of [
      [1_000, 2],
      [5_000, 3],
      [30_000, 4],
    ] as const) {
      await clock.advance(waitMs - 1);
      expect(sent).toHaveLength(attempts - 1);
      await clock.advance(1);
      expect(sent).toHaveLength(attempts);
    }
    expect(desk.state().deliveries).toMatchObject([{ standing: 'delivered', attempts: 4, answer: '204' }]);
    expect([outbox.kept(), told]).toEqual([[], []]);
  });

  test('keeps its place before what comes after it', async () => {
    answers = [BUSY];
    desk.follow(at({ calls: [rings()] }));
    await clock.settle();
    desk.follow(at({ calls: [talks()] }));
    await clock.advance(1_000);
    expect(events()).toEqual(['call.ringing', 'call.ringing', 'call.answered']);
  });

  test('that is not taken three times lets the others pass', async () => {
    answers = [BUSY, BUSY, BUSY, ARRIVED];
    desk.follow(at({ calls: [rings()] }));
    await clock.advance(7_000);
    desk.follow(at({ calls: [talks()] }));
    await clock.advance(60_000);
    expect(events()).toEqual(['call.ringing', 'call.ringing', 'call.ringing', 'call.answered', 'call.ringing']);
  });

  test('is given up where whoever takes it says no, and the agent is told without a number', async () => {
    answers = [NO];
    desk.follow(at({ calls: [rings()] }));
    await clock.advance(600_000);
    expect(sent).toHaveLength(1);
    expect(told).toEqual(['hook-refused 404']);
    expect(desk.state().deliveries).toMatchObject([{ standing: 'given-up' }]);
    expect(JSON.stringify(desk.state()) + log.text()).not.toContain('988880001');
  });

  test('is given up in the end', async () => {
    answers = Array.from({ length: 20 }, () => BUSY);
    desk.follow(at({ calls: [rings()] }));
    await clock.advance(4_000_000);
    expect(sent).toHaveLength(7);
    expect(told).toEqual(['hook-refused 503']);
    expect(clock.pending()).toBe(0);
  });

  test('is sent after a restart, but not on the next day', async () => {
    answers = [BUSY];
    desk.follow(at({ calls: [rings()] }));
    await clock.settle();
    desk.stop();
    expect(outbox.kept()).toHaveLength(1);
    open();
    await clock.advance(5_000);
    expect(events()).toEqual(['call.ringing', 'call.ringing']);
    answers = [BUSY];
    desk.follow(at({ calls: [rings('late')] }));
    await clock.settle();
    desk.stop();
    clock.jump(25 * 3_600_000);
    open();
    await clock.advance(60_000);
    expect(sent).toHaveLength(3);
  });

  test('waits while there is no address that may be told, and nothing leaves', async () => {
    settings = { ...settings, url: 'http://crm.example/hook' };
    desk.follow(at({ calls: [rings()] }));
    await clock.advance(100_000);
    expect(sent).toEqual([]);
    expect(await desk.test()).toMatchObject({ ok: false, error: { code: 'hook-address-wrong', detail: 'scheme' } });
  });
});

test('a test is sent once, and its answer is told to the agent', async () => {
  expect(await desk.test()).toEqual({ ok: true, value: '204' });
  answers = [BUSY];
  expect(await desk.test()).toMatchObject({ ok: false, error: { code: 'hook-refused', detail: '503' } });
  await clock.advance(600_000);
  expect(events()).toEqual(['test', 'test']);
});

test('a new secret is shown this once, and signs from then on', async () => {
  expect(desk.newSecret()).toBe('whsec_made');
  expect(JSON.stringify(desk.state())).not.toContain('whsec');
});
