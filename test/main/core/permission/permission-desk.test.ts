import { describe, expect, onTestFinished, test } from 'vitest';
import { type CallId, callId, type RecentCall } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { DEFAULT_LINE_OPTIONS, type Line, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import type { PermissionNews } from '#contract/permission.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { openSoundDatabase, IN_MEMORY } from '../../../../main/adapters/call-records/open-sound-database.ts';
import { openPermissionStore } from '../../../../main/adapters/permission-store/open-permission-store.ts';
import { checkPermissionTables, PERMISSION_STEPS } from '../../../../main/adapters/permission-store/permission-schema.ts';
import { createPeerCalls } from '../../../../main/core/permission/peer-calls.ts';
import { createPermissionDesk, type PermissionDesk } from '../../../../main/core/permission/permission-desk.ts';
import { followPermissionEvents } from '../../../../main/core/permission/permission-events.ts';
import type { PermissionStore } from '../../../../main/core/permission/permission-store.ts';
import { fakeWhatsapp, type FakeWhatsapp } from '../../../support/fakes/fake-whatsapp.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { BUSINESS, CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const DAY_MS = 86_400_000;
const META = lineId('line-meta');
const WEB = lineId('line-web');
const ANA = { lineId: META, peer: CUSTOMER };
const BIA = { lineId: META, peer: OTHER_CUSTOMER };

const line = (id: Line['id'], kind: Line['kind'], origin: Line['origin'] = 'agent'): Line => ({
  ...DEFAULT_LINE_OPTIONS,
  id,
  kind,
  origin,
  label: id,
  number: BUSINESS,
  colour: 'blue',
  status: { state: 'connecting' },
  health: UNKNOWN_HEALTH,
});

interface Stage {
  readonly desk: PermissionDesk;
  readonly service: FakeWhatsapp;
  readonly clock: SimulatedClock;
  readonly store: PermissionStore;
  readonly dialled: string[];
  /** A call that has ended, as the history tells of it. */
  call(part: Partial<RecentCall>): Promise<void>;
  news(): readonly PermissionNews['what'][];
}

function sharedStore(clock: SimulatedClock): PermissionStore {
  const { database } = openSoundDatabase({
    path: IN_MEMORY,
    name: 'permissions',
    now: clock.now,
    schema: { steps: PERMISSION_STEPS, check: checkPermissionTables },
  });
  return openPermissionStore({ database, log: memoryLog() });
}

function stage(parts: { readonly clock?: SimulatedClock; readonly store?: PermissionStore; readonly lines?: readonly Line[] } = {}): Stage {
  const clock = parts.clock ?? createSimulatedClock();
  const store = parts.store ?? sharedStore(clock);
  const service = fakeWhatsapp(clock.now);
  const lines = parts.lines ?? [line(META, 'meta'), line(WEB, 'web')];
  const dialled: string[] = [];
  let recents: readonly RecentCall[] = [];
  const desk = createPermissionDesk({
    clock,
    log: memoryLog(),
    newId: createCountedIds(),
    store,
    calls: createPeerCalls({ recent: () => [] }),
    api: (id, urgency) => (id === META ? service.at(urgency) : null),
    dial: (to, peer) => {
      const refusal = desk.mayDial(to, peer);
      if (refusal !== null) return { ok: false, error: refusal };
      dialled.push(peer);
      return ok<CallId>(callId('call-new'));
    },
    changed: () => undefined,
  });
  onTestFinished(desk.stop);
  desk.follow({ lines, calls: [], recents });
  return {
    desk,
    service,
    clock,
    store,
    dialled,
    async call(part) {
      await clock.advance(60_000);
      const at = clock.now();
      const call: RecentCall = {
        id: callId(`call-${recents.length}`),
        lineId: META,
        lineLabel: 'Vendas',
        kind: part.lineId === WEB ? 'web' : 'meta',
        direction: 'outbound',
        peer: CUSTOMER,
        startedAt: at,
        answeredAt: null,
        endedAt: at,
        reason: 'no-answer',
        ...part,
      };
      recents = [call, ...recents];
      desk.follow({ lines, calls: [], recents });
      await clock.settle();
    },
    news: () => desk.state().news.map(({ what }) => what),
  };
}

describe('what a customer permits', () => {
  test('is asked of the service once a minute at most, and by two who want it at once together', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    const [one, other] = await Promise.all([
      desk.read(ANA, { isFresh: false, isAwaited: true }),
      desk.read(ANA, { isFresh: false, isAwaited: true }),
    ]);
    expect(one).toMatchObject({ ok: true, value: { status: 'temporary', expiresAt: clock.now() + 7 * DAY_MS } });
    expect(other).toEqual(one);
    await clock.advance(59_000);
    await desk.read(ANA, { isFresh: false, isAwaited: true });
    expect(service.reads).toHaveLength(1);
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    expect(service.reads).toHaveLength(2);
  });

  test('is told to who waits, though a read of lesser urgency is still waiting for its turn', async () => {
    const { desk, service, call } = stage();
    service.decide(CUSTOMER, 'temporary');
    service.stall('upkeep');
    await call({});
    expect(await desk.read(ANA, { isFresh: true, isAwaited: true })).toMatchObject({ ok: true, value: { status: 'temporary' } });
  });

  test('runs out on the screen at its time, without anybody asking', async () => {
    const { desk, service, clock } = stage();
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: false, isAwaited: true });
    expect(desk.state().customers).toMatchObject([{ status: 'temporary' }]);
    await clock.advance(7 * DAY_MS + 1_000);
    expect(desk.state().customers).toMatchObject([{ status: 'none', expiresAt: null, call: { isAllowed: false } }]);
  });

  test('is read again when a call of the line has ended, for it has changed what is left', async () => {
    const { desk, service, call } = stage();
    await call({});
    expect(service.reads).toEqual([CUSTOMER]);
    service.use(CUSTOMER, 3);
    await call({});
    expect(desk.state().customers).toMatchObject([{ peer: CUSTOMER, call: { limits: [{ used: 3, most: 5 }] } }]);
    await call({ lineId: WEB });
    expect(service.reads).toHaveLength(2);
  });

  test('is no question on a web number, nor on a line that is gone', async () => {
    const { desk } = stage();
    expect(await desk.read({ lineId: WEB, peer: CUSTOMER }, { isFresh: false, isAwaited: true })).toMatchObject({
      ok: false,
      error: { code: 'not-supported' },
    });
    expect(await desk.request({ lineId: lineId('gone'), peer: CUSTOMER }, 'x')).toMatchObject({ ok: false });
  });
});

describe('a question to a customer', () => {
  test('goes out in the agent’s words; the answer by an event tells the agent to call now', async () => {
    const { desk, service, clock, news } = stage();
    const asked = await desk.request(ANA, 'Podemos ligar?');
    expect(service.questions).toEqual([{ to: CUSTOMER, text: 'Podemos ligar?' }]);
    expect(asked).toMatchObject({ ok: true, value: { asked: { answer: 'waiting' }, request: { isAllowed: false } } });
    await clock.advance(5_000);
    service.decide(CUSTOMER, 'temporary');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(desk.state().news).toMatchObject([{ what: 'granted', peer: CUSTOMER, expiresAt: clock.now() + 7 * DAY_MS }]);
    expect(desk.state().customers).toMatchObject([{ status: 'temporary', asked: { answer: 'granted' } }]);
    expect(desk.state().callBacks).toMatchObject([{ why: 'granted', peer: CUSTOMER, status: 'temporary', callsLeft: 5 }]);
    // A repeated delivery is no second answer.
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(news()).toEqual(['granted']);
  });

  test('is answered within twenty seconds where no event ever comes', async () => {
    const { desk, service, clock, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    service.decide(CUSTOMER, 'permanent');
    await clock.advance(20_000);
    expect(news()).toEqual(['granted']);
  });

  test('is looked after less and less often, and one after another', async () => {
    const { desk, service, clock } = stage();
    await desk.request(ANA, 'x');
    await desk.request(BIA, 'x');
    const before = service.reads.length;
    await clock.advance(300_000);
    const first = service.reads.length - before;
    await clock.advance(3_600_000);
    const hour = service.reads.length - before - first;
    expect(first).toBeGreaterThanOrEqual(24);
    expect(first).toBeLessThanOrEqual(32);
    expect(hour).toBeLessThanOrEqual(64);
  });

  test('that is refused is told, and asks for no call', async () => {
    const { desk, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'none' });
    expect(news()).toEqual(['refused']);
    expect(desk.state().customers).toMatchObject([{ asked: { answer: 'refused' } }]);
    expect(desk.state().callBacks).toEqual([]);
  });

  test('is not answered by an event that the service knows nothing of', async () => {
    const { desk, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    await desk.heard(ANA, { peer: CUSTOMER, status: 'permanent' });
    expect(news()).toEqual([]);
    expect(desk.state().customers).toMatchObject([{ status: 'none', asked: { answer: 'waiting' } }]);
  });

  test('is answered by the event alone while the service cannot be asked', async () => {
    const { desk, service, news } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    service.refuse(appError('service-unreachable'));
    await desk.heard(ANA, { peer: CUSTOMER, status: 'temporary' });
    expect(news()).toEqual(['granted']);
  });

  test('that nobody answered in a week is forgotten, and the second of a day is refused', async () => {
    const { desk, clock } = stage();
    await desk.request(ANA, 'Podemos ligar?');
    expect(await desk.request(ANA, 'E agora?')).toMatchObject({ ok: false, error: { code: 'permission-request-limit' } });
    await clock.advance(7 * DAY_MS + 3_600_000);
    expect(desk.state().customers).toMatchObject([{ asked: { answer: 'forgotten' } }]);
  });

  test('outlives the app: its answer is told after a restart, by an event of meanwhile', async () => {
    const clock = createSimulatedClock();
    const store = sharedStore(clock);
    const first = stage({ clock, store });
    await first.desk.request(ANA, 'Podemos ligar?');
    first.desk.stop();
    const second = stage({ clock, store });
    second.service.decide(CUSTOMER, 'temporary');
    const eventLog = memoryEventLog();
    await eventLog.append({
      eventId: 'e1',
      lineId: META,
      source: 'webhook',
      receivedAt: clock.now(),
      body: JSON.stringify({ event: 'call.permission_updated', peerNumber: CUSTOMER, status: 'TEMPORARY' }),
    });
    const stop = followPermissionEvents({
      eventLog,
      clock,
      log: memoryLog(),
      told: (id, hint) => void second.desk.heard({ lineId: id, peer: hint.peer }, hint),
    });
    await clock.advance(1_000);
    stop();
    expect(second.news()).toEqual(['granted']);
  });
});

describe('unanswered calls in a row', () => {
  const code = (desk: PermissionDesk, id = META): string | null => desk.mayDial(id, CUSTOMER)?.code ?? null;

  test('hold the second and the fourth call, and let it go where the agent insists', async () => {
    const { desk, call, dialled } = stage();
    expect(code(desk)).toBeNull();
    await call({ reason: 'no-answer' });
    expect(code(desk)).toBe('unanswered-second');
    expect(desk.dialAnyway(ANA)).toMatchObject({ ok: true });
    expect(dialled).toEqual([CUSTOMER]);
    expect(code(desk), 'insisting is for one call').toBe('unanswered-second');
    await call({ reason: 'declined-by-peer' });
    expect(code(desk)).toBeNull();
    await call({ reason: 'cancelled' });
    expect(code(desk)).toBe('unanswered-fourth');
    await call({ reason: 'no-answer' });
    expect(code(desk)).toBe('unanswered-fourth');
    expect(desk.state().customers).toMatchObject([{ unansweredInRow: 4 }]);
  });

  test.each([
    ['a call of ours that was taken', { answeredAt: unixMs(1), reason: 'completed' }],
    ['a call of theirs that was taken', { direction: 'inbound', answeredAt: unixMs(1), reason: 'completed' }],
  ] as const)('end with %s', async (_what, part) => {
    const { desk, call } = stage();
    await call({});
    await call(part);
    expect(code(desk)).toBeNull();
  });

  test('do not end with a call of theirs that was missed, nor with one that failed', async () => {
    const { desk, call } = stage();
    await call({});
    await call({ direction: 'inbound', reason: 'missed' });
    await call({ reason: 'failed' });
    expect(code(desk)).toBe('unanswered-second');
  });

  test('begin anew with a new permission', async () => {
    const { desk, service, call, clock } = stage();
    await call({});
    await clock.advance(1_000);
    service.decide(CUSTOMER, 'temporary');
    await desk.read(ANA, { isFresh: true, isAwaited: true });
    expect(code(desk)).toBeNull();
  });

  test('mean nothing on a web number, nor to another customer', async () => {
    const { desk, call } = stage();
    await call({ lineId: WEB });
    await call({ peer: OTHER_CUSTOMER });
    expect(code(desk, WEB)).toBeNull();
    expect(code(desk)).toBeNull();
  });
});

describe('the queue of call-backs', () => {
  test('has whose time runs out first on top, with what each still allows', async () => {
    const { desk, service, call, clock } = stage();
    service.decide(OTHER_CUSTOMER, 'temporary');
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    await clock.advance(DAY_MS);
    service.decide(CUSTOMER, 'temporary');
    await call({ direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toMatchObject([
      { why: 'missed', peer: OTHER_CUSTOMER, status: 'temporary', callsLeft: 5 },
      { why: 'missed', peer: CUSTOMER, status: 'temporary' },
    ]);
    desk.plan({ lineId: WEB, peer: CUSTOMER }, unixMs(clock.now() + 3_600_000));
    expect(desk.state().callBacks.map(({ why }) => why)).toEqual(['planned', 'missed', 'missed']);
  });

  test('loses who was spoken to, keeps who was called in vain, and whom the agent takes off', async () => {
    const { desk, call } = stage();
    await call({ direction: 'inbound', reason: 'missed' });
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'caller-cancelled' });
    await call({ reason: 'no-answer' });
    expect(desk.state().callBacks.map(({ peer }) => peer)).toEqual([CUSTOMER, OTHER_CUSTOMER]);
    await call({ answeredAt: unixMs(1), reason: 'completed' });
    expect(desk.state().callBacks.map(({ peer }) => peer)).toEqual([OTHER_CUSTOMER]);
    const [bia] = desk.state().callBacks;
    desk.done(bia?.id ?? '');
    expect(desk.state().callBacks).toEqual([]);
    await call({ peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks, 'a new call of theirs is another').toHaveLength(1);
  });

  test('forgets after a week who was missed, and never shows web numbers’ missed calls', async () => {
    const { desk, call, clock } = stage();
    await call({ direction: 'inbound', reason: 'missed' });
    await call({ lineId: WEB, peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toHaveLength(1);
    await clock.advance(7 * DAY_MS);
    await call({ lineId: WEB, peer: OTHER_CUSTOMER, direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toEqual([]);
  });

  test('says from when a question may be sent again', async () => {
    const { desk, call, clock } = stage();
    await desk.request(ANA, 'x');
    const askedAt = clock.now();
    await call({ direction: 'inbound', reason: 'missed' });
    expect(desk.state().callBacks).toMatchObject([{ status: 'none', askFrom: askedAt + DAY_MS }]);
  });

  test('reminds of a promise at its time, over a restart too, until the customer was spoken to', async () => {
    const clock = createSimulatedClock();
    const store = sharedStore(clock);
    const first = stage({ clock, store });
    first.desk.plan(ANA, unixMs(clock.now() + 3_600_000));
    first.desk.stop();
    const second = stage({ clock, store });
    await clock.advance(3_599_000);
    expect(second.news()).toEqual([]);
    await clock.advance(1_000);
    expect(second.news()).toEqual(['due']);
    await second.call({ answeredAt: clock.now(), reason: 'completed' });
    expect(second.news()).toEqual([]);
    expect(second.desk.state().callBacks).toEqual([]);
  });
});

test('a practice line begins anew with every start', async () => {
  const clock = createSimulatedClock();
  const store = sharedStore(clock);
  const lines = [line(META, 'meta', 'practice')];
  const first = stage({ clock, store, lines });
  await first.desk.read(ANA, { isFresh: false, isAwaited: true });
  first.desk.stop();
  expect(stage({ clock, store, lines }).desk.state().customers).toEqual([]);
});
