import { type AppErrorCode, appError } from '#contract/errors.ts';
import { LINE_COLOURS, lineId, type LineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import { createLineDesk, type LineDesk } from '../../../../main/core/line/line-desk.ts';
import type { LineStore, LockedLine } from '../../../../main/core/ports.ts';
import { stableId } from '../../../../main/adapters/chance/stable-id.ts';
import { ACCESS } from '../../../support/fakes/app-stage.ts';
import { createFakeFeeds, type FakeFeeds } from '../../../support/fakes/fake-feeds.ts';
import { createFakeService, type FakeService } from '../../../support/fakes/fake-service.ts';
import { createCountedIds, createMemoryLineStore } from '../../../support/fakes/memory-stores.ts';
import { createMemoryWatch, type MemoryWatch } from '../../../support/fakes/memory-watch.ts';
import { BUSINESS } from '../../../support/fakes/people.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

interface Stage {
  readonly desk: LineDesk;
  readonly clock: SimulatedClock;
  readonly service: FakeService;
  readonly feeds: FakeFeeds;
  readonly store: LineStore;
  readonly journal: MemoryWatch;
  readonly closing: LineId[];
  readonly removed: LineId[];
  readonly notKept: (readonly [LineId, AppErrorCode])[];
  add(label?: string): ReturnType<LineDesk['add']>;
}

function set(
  parts: {
    readonly keepsKeys?: boolean;
    readonly known?: boolean;
    readonly journal?: MemoryWatch;
    readonly locked?: readonly LockedLine[];
  } = {},
): Stage {
  const clock = createSimulatedClock();
  const number = parts.known === false ? null : ({ number: BUSINESS, label: 'Shop', connection: 'open' } as const);
  const service = createFakeService({ clock, kind: 'meta', number });
  const feeds = createFakeFeeds({ clock, polls: false });
  const store = createMemoryLineStore([], parts.keepsKeys ?? true, parts.locked);
  const journal = parts.journal ?? createMemoryWatch();
  const closing: LineId[] = [];
  const removed: LineId[] = [];
  const notKept: (readonly [LineId, AppErrorCode])[] = [];
  const desk = createLineDesk({
    clock,
    newId: createCountedIds(),
    stableId,
    log: memoryLog(),
    openLineApi: () => service.api,
    openEventFeed: feeds.open,
    store,
    journal,
    opened: () => undefined,
    closing: async (id) => void closing.push(id),
    removed: (id) => void removed.push(id),
    observed: () => undefined,
    notKept: (id, { code }) => void notKept.push([id, code]),
    changed: () => undefined,
  });
  const add: Stage['add'] = (label = '') => desk.add({ access: ACCESS.meta, label, origin: 'agent' });
  return { desk, clock, service, feeds, store, journal, closing, removed, notKept, add };
}

/** The id of a line that must have been added. */
async function added(add: Stage['add']): Promise<LineId> {
  const line = await add();
  if (!line.ok) throw new Error(`not added: ${line.error.code}`);
  return line.value;
}

describe('adding a line', () => {
  test('proves the key, takes kind, number and name from the service, and keeps it', async () => {
    const { desk, store, add, notKept } = set();
    const added = await add();
    const line = { kind: 'meta', number: BUSINESS, label: 'Shop', colour: LINE_COLOURS[0] };
    expect(desk.lines()).toMatchObject([{ ...line, origin: 'agent', status: { state: 'connecting' } }]);
    expect(store.read()).toEqual([{ ...line, id: added.ok ? added.value : null, access: ACCESS.meta }]);
    expect(notKept).toEqual([]);
  });

  test('takes the agent’s name before the service’s', async () => {
    const { desk, add } = set();
    await add('  Reception ');
    expect(desk.lines()[0]?.label).toBe('Reception');
  });

  test('is not held up by a key that may not ask for its number', async () => {
    const { desk, add } = set({ known: false });
    await add();
    expect(desk.lines()).toMatchObject([{ number: null, label: ACCESS.meta.apiKey.slice(-4) }]);
  });

  test.each(['detectKind', 'readNumber'] as const)('keeps nothing when %s says no', async (verb) => {
    const { desk, service, store, feeds, add } = set();
    service.failNext(verb, appError('key-rejected'));
    expect(await add()).toEqual({ ok: false, error: { code: 'key-rejected' } });
    expect([desk.lines(), store.read(), feeds.running()]).toEqual([[], [], 0]);
  });

  test.each(['ps_•••1234', 'ps_a\nb', 'ps_a\u200bb', 'ps_chavé'])('says that %j is no key, and asks nobody', async (key) => {
    const { desk, service } = set();
    const added = await desk.add({ access: { ...ACCESS.meta, apiKey: key }, label: '', origin: 'agent' });
    expect(added).toMatchObject({ ok: false, error: { code: 'key-malformed' } });
    expect(service.requests).toEqual([]);
  });

  test('says where the key cannot be kept, and works until quit', async () => {
    const { desk, add, notKept } = set({ keepsKeys: false });
    const added = await add();
    expect(notKept).toEqual([[added.ok ? added.value : null, 'keys-not-kept']]);
    expect(desk.lines()).toHaveLength(1);
  });

  test('does not keep lines of the environment', async () => {
    const { desk, store } = set();
    await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    expect([desk.lines().length, store.read().length]).toEqual([1, 0]);
  });

  test('takes each key once, also when it is added twice at the same time', async () => {
    const { desk, feeds, add } = set();
    const both = await Promise.all([add(), add()]);
    expect(both.map((one) => (one.ok ? 'added' : one.error.code))).toEqual(['added', 'line-already-added'] satisfies (
      | AppErrorCode
      | 'added'
    )[]);
    expect(await add()).toMatchObject({ error: { code: 'line-already-added' } });
    expect([desk.lines().length, feeds.running()]).toEqual([1, 1]);
  });
});

describe('colours', () => {
  test('differ as long as there are enough, and then start again', () => {
    const { desk } = set();
    for (let index = 0; index <= LINE_COLOURS.length; index += 1) {
      const access = { ...ACCESS.meta, apiKey: `key ${index}` };
      desk.open({ id: lineId(`l${index}`), label: '', kind: 'web', number: null, colour: null, origin: 'agent', access });
    }
    expect(desk.lines().map(({ colour }) => colour)).toEqual([...LINE_COLOURS, LINE_COLOURS[0]]);
  });
});

describe('the state of a line', () => {
  test('is what its feed proves, and remembers since when it is unreachable', async () => {
    const { desk, clock, feeds, add } = set();
    const feed = feeds.of(await added(add));
    const started = clock.now();
    feed.reach({ state: 'unreachable', error: appError('service-unreachable') });
    await clock.advance(5_000);
    feed.reach({ state: 'unreachable', error: appError('service-timeout') });
    expect(desk.lines()[0]?.status).toEqual({ state: 'unreachable', error: { code: 'service-timeout' }, since: started });
    feed.reach({ state: 'polling', provenAt: clock.now(), cause: 'probe-lost' });
    expect(desk.lines()[0]?.status).toEqual({ state: 'polling', provenAt: clock.now(), cause: 'probe-lost' });
    feed.reach({ state: 'live', provenAt: clock.now() });
    expect(desk.lines()[0]?.status).toEqual({ state: 'live', provenAt: clock.now() });
  });

  test('carries the health that its feed tells, and none before', async () => {
    const { desk, feeds, add } = set();
    const id = await added(add);
    expect(desk.lines()[0]?.health).toEqual(UNKNOWN_HEALTH);
    feeds.of(id).health({ connection: 'closed', requestsLastMinute: 7 });
    expect(desk.lines()[0]?.health).toEqual({ ...UNKNOWN_HEALTH, connection: 'closed', requestsLastMinute: 7 });
  });
});

describe('another name or colour', () => {
  test('is shown, and kept together with the key', async () => {
    const { desk, store, feeds, add } = set();
    const id = await added(add);
    expect(desk.change(id, { label: ' Front desk ', colour: 'pink' })).toEqual({ ok: true, value: null });
    expect(desk.lines()).toMatchObject([{ label: 'Front desk', colour: 'pink' }]);
    expect(store.read()).toMatchObject([{ id, label: 'Front desk', colour: 'pink', access: ACCESS.meta }]);
    expect(feeds.running()).toBe(1);
    desk.change(id, { colour: 'teal' });
    expect(store.read()).toMatchObject([{ label: 'Front desk', colour: 'teal' }]);
  });

  test('lasts until quit for lines that nobody keeps', async () => {
    const { desk, store } = set();
    const line = await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    desk.open({ id: lineId('p'), label: 'Practice', kind: 'web', number: null, colour: null, origin: 'practice', access: ACCESS.web });
    expect(desk.change(line.ok ? line.value : lineId(''), { label: 'Hall' }).ok && desk.change(lineId('p'), { label: 'Gym' }).ok).toBe(
      true,
    );
    expect(desk.lines().map(({ label }) => label)).toEqual(['Hall', 'Gym']);
    expect(store.read()).toEqual([]);
  });

  test('is refused without a name, for a line that is not there, and for one whose key does not open', async () => {
    const { desk, add } = set();
    const id = await added(add);
    desk.showLocked({ id: lineId('locked'), label: 'Old', kind: 'meta', number: null, colour: 'blue' });
    expect(desk.change(id, { label: '  ' })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(desk.change(lineId('nowhere'), { label: 'x' })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(desk.change(lineId('locked'), { label: 'x' })).toMatchObject({ error: { code: 'key-locked' } });
    expect(desk.lines().map(({ label }) => label)).toEqual(['Shop', 'Old']);
  });

  test('says where it could not be kept', async () => {
    const { desk, add, notKept } = set({ keepsKeys: false });
    const id = await added(add);
    desk.change(id, { label: 'Hall' });
    expect(notKept).toEqual([
      [id, 'keys-not-kept'],
      [id, 'keys-not-kept'],
    ]);
  });
});

describe('mending and waking', () => {
  test('reach the line that was meant, and all of them', async () => {
    const { desk, feeds, add } = set();
    const id = await added(add);
    expect(desk.mend(id)).toEqual({ ok: true, value: null });
    expect(desk.mend(lineId('nowhere'))).toMatchObject({ error: { code: 'invalid-input' } });
    await desk.wake();
    expect([feeds.of(id).mended(), feeds.of(id).woken()]).toEqual([1, 1]);
  });

  test('leave no line live by a proof from before; one in trouble stays so', async () => {
    const { desk, clock, feeds, add } = set();
    const id = await added(add);
    const state = (): string | undefined => desk.lines()[0]?.status.state;
    feeds.of(id).reach({ state: 'live', provenAt: clock.now() });
    const woken = desk.wake(id);
    expect(state()).toBe('connecting');
    feeds.of(id).reach({ state: 'live', provenAt: clock.now() });
    await woken;
    expect(state()).toBe('live');
    feeds.of(id).reach({ state: 'unreachable', error: appError('service-unreachable') });
    await desk.wake();
    expect(state()).toBe('unreachable');
  });
});

describe('how far a line was watched', () => {
  test('is kept with every proof, at most every ten seconds, and not for practice', async () => {
    const { desk, clock, feeds, journal, add } = set();
    const id = await added(add);
    desk.open({ id: lineId('p'), label: 'P', kind: 'web', number: null, colour: null, origin: 'practice', access: ACCESS.web });
    const first = clock.now();
    for (let second = 0; second <= 25; second += 1) {
      for (const line of [id, lineId('p')]) feeds.of(line).reach({ state: 'polling', provenAt: clock.now(), cause: 'no-tunnel' });
      await clock.advance(1_000);
    }
    expect(journal.writes).toEqual([first, first + 10_000, first + 20_000].map((at) => [id, at]));
    feeds.of(id).reach({ state: 'unreachable', error: appError('service-unreachable') });
    expect(journal.writes).toHaveLength(3);
  });

  test('is found again for a line of the environment, whose id tells nothing of its key', async () => {
    const journal = createMemoryWatch();
    const ids = [];
    for (let start = 0; start < 2; start += 1) {
      const { desk, feeds, clock } = set({ journal });
      const line = await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
      const id = line.ok ? line.value : lineId('');
      ids.push(id);
      feeds.of(id).reach({ state: 'live', provenAt: clock.now() });
    }
    expect(ids[0]).toMatch(/^line_[a-p]{16}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(journal.writes.map(([id]) => id)).toEqual(ids);
  });
});

describe('a line whose key does not open', () => {
  const LOCKED: LockedLine = { id: lineId('locked'), label: 'Sales', kind: 'meta', number: null, colour: 'blue' };

  test('is shown in trouble, keeps its colour, opens no feed, and can be removed', async () => {
    const { desk, store, feeds, removed, add } = set({ locked: [LOCKED] });
    desk.showLocked(LOCKED);
    await add();
    expect(desk.lines()).toMatchObject([
      { label: 'Shop', colour: 'violet' },
      { id: 'locked', label: 'Sales', origin: 'agent', status: { state: 'unreachable', error: { code: 'key-locked' } } },
    ]);
    expect(feeds.running()).toBe(1);
    expect(await desk.remove(LOCKED.id)).toEqual({ ok: true, value: null });
    expect([desk.lines().length, store.locked(), removed]).toEqual([1, [], [LOCKED.id]]);
  });
});

describe('removing a line', () => {
  test('leaves its calls, stops its feed, forgets its key and the address of its webhook', async () => {
    const { desk, feeds, store, closing, removed, add } = set();
    const added = await add();
    if (!added.ok) throw new Error('not added');
    expect(await desk.remove(added.value)).toEqual({ ok: true, value: null });
    expect([desk.lines(), store.read(), closing, removed, feeds.running()]).toEqual([[], [], [added.value], [added.value], 0]);
  });

  test('is refused for lines that the agent did not add', async () => {
    const { desk, removed } = set();
    const added = await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    expect(await desk.remove(added.ok ? added.value : lineId(''))).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await desk.remove(lineId('nowhere'))).toMatchObject({ error: { code: 'invalid-input' } });
    expect([desk.lines().length, removed]).toEqual([1, []]);
  });
});
