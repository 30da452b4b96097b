import { type AppErrorCode, appError } from '#contract/errors.ts';
import { LINE_COLOURS, lineId, type LineId } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import { createLineDesk, type LineDesk } from '../../../../main/core/line/line-desk.ts';
import type { LineStore, LockedLine } from '../../../../main/core/ports.ts';
import { ACCESS } from '../../../support/fakes/app-stage.ts';
import { createFakeFeeds, type FakeFeeds } from '../../../support/fakes/fake-feeds.ts';
import { createFakeService, type FakeService } from '../../../support/fakes/fake-service.ts';
import { createCountedIds, createMemoryLineStore } from '../../../support/fakes/memory-stores.ts';
import { BUSINESS } from '../../../support/fakes/people.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

interface Stage {
  readonly desk: LineDesk;
  readonly clock: SimulatedClock;
  readonly service: FakeService;
  readonly feeds: FakeFeeds;
  readonly store: LineStore;
  readonly closing: LineId[];
  readonly notKept: (readonly [LineId, AppErrorCode])[];
  add(label?: string): ReturnType<LineDesk['add']>;
}

function set(
  parts: {
    readonly connected?: boolean;
    readonly keepsKeys?: boolean;
    readonly known?: boolean;
    readonly locked?: readonly LockedLine[];
  } = {},
): Stage {
  const clock = createSimulatedClock();
  const number = parts.known === false ? null : { number: BUSINESS, label: 'Shop', connected: parts.connected ?? true };
  const service = createFakeService({ clock, kind: 'meta', number });
  const feeds = createFakeFeeds({ clock, polls: false });
  const store = createMemoryLineStore([], parts.keepsKeys ?? true, parts.locked);
  const closing: LineId[] = [];
  const notKept: (readonly [LineId, AppErrorCode])[] = [];
  const desk = createLineDesk({
    clock,
    newId: createCountedIds(),
    log: memoryLog(),
    openLineApi: () => service.api,
    openEventFeed: feeds.open,
    store,
    opened: () => undefined,
    closing: async (id) => void closing.push(id),
    observed: () => undefined,
    notKept: (id, { code }) => void notKept.push([id, code]),
    changed: () => undefined,
  });
  const add: Stage['add'] = (label = '') => desk.add({ access: ACCESS.meta, label, origin: 'agent' });
  return { desk, clock, service, feeds, store, closing, notKept, add };
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
  test('is what its feed proves, and remembers since when there is trouble', async () => {
    const { desk, clock, feeds, add } = set();
    const added = await add();
    if (!added.ok) throw new Error('not added');
    const feed = feeds.of(added.value);
    const started = clock.now();
    feed.health({ ok: false, error: appError('service-unreachable') });
    await clock.advance(5_000);
    feed.health({ ok: false, error: appError('service-timeout') });
    expect(desk.lines()[0]?.status).toEqual({ state: 'trouble', error: { code: 'service-timeout' }, since: started });
    feed.health({ ok: true, events: 'webhook', provenAt: clock.now() });
    expect(desk.lines()[0]?.status).toEqual({ state: 'live', provenAt: clock.now() });
  });
});

describe('a line whose key does not open', () => {
  const LOCKED: LockedLine = { id: lineId('locked'), label: 'Sales', kind: 'meta', number: null, colour: 'blue' };

  test('is shown in trouble, keeps its colour, opens no feed, and can be removed', async () => {
    const { desk, store, feeds, add } = set({ locked: [LOCKED] });
    desk.showLocked(LOCKED);
    await add();
    expect(desk.lines()).toMatchObject([
      { label: 'Shop', colour: 'violet' },
      { id: 'locked', label: 'Sales', origin: 'agent', status: { state: 'trouble', error: { code: 'key-locked' } } },
    ]);
    expect(feeds.running()).toBe(1);
    expect(await desk.remove(LOCKED.id)).toEqual({ ok: true, value: null });
    expect([desk.lines().length, store.locked()]).toEqual([1, []]);
  });
});

describe('removing a line', () => {
  test('leaves its calls, stops its feed and forgets its key', async () => {
    const { desk, feeds, store, closing, add } = set();
    const added = await add();
    if (!added.ok) throw new Error('not added');
    expect(await desk.remove(added.value)).toEqual({ ok: true, value: null });
    expect([desk.lines(), store.read(), closing, feeds.running()]).toEqual([[], [], [added.value], 0]);
  });

  test('is refused for lines that the agent did not add', async () => {
    const { desk } = set();
    const added = await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    expect(await desk.remove(added.ok ? added.value : lineId(''))).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await desk.remove(lineId('nowhere'))).toMatchObject({ error: { code: 'invalid-input' } });
    expect(desk.lines()).toHaveLength(1);
  });
});
