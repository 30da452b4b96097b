import { type AppErrorCode, appError } from '#contract/errors.ts';
import { DEFAULT_LINE_OPTIONS, LINE_COLOURS, lineId, LONGEST_LINE_LABEL, UNKNOWN_HEALTH } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import type { LockedLine } from '../../../../main/core/ports.ts';
import { ACCESS } from '../../../support/fakes/app-stage.ts';
import { createMemoryWatch } from '../../../support/fakes/memory-watch.ts';
import { BUSINESS } from '../../../support/fakes/people.ts';

import { added, setLineStage } from '../../../support/fakes/line-stage.ts';

describe('adding a line', () => {
  test('proves the key, takes kind, number and name from the service, and keeps it', async () => {
    const { desk, store, add, notKept } = setLineStage();
    const added = await add();
    const line = { kind: 'meta', number: BUSINESS, label: 'Shop', colour: LINE_COLOURS[0], ...DEFAULT_LINE_OPTIONS };
    expect(desk.lines()).toMatchObject([{ ...line, origin: 'agent', status: { state: 'connecting' } }]);
    expect(store.read()).toEqual([{ ...line, id: added.ok ? added.value : null, access: ACCESS.meta }]);
    expect(notKept).toEqual([]);
  });

  test('takes the agent’s name before the service’s', async () => {
    const { desk, add } = setLineStage();
    await add('  Reception ');
    expect(desk.lines()[0]?.label).toBe('Reception');
  });

  test('shortens a name of the service’s that is longer than a name may be, and cuts no sign in two', async () => {
    const { desk, store, add } = setLineStage({ name: `${'a'.repeat(LONGEST_LINE_LABEL - 1)}😀 ${'b'.repeat(200)}` });
    await add();
    expect(desk.lines()[0]?.label).toBe('a'.repeat(LONGEST_LINE_LABEL - 1));
    expect(store.read()[0]?.label).toBe('a'.repeat(LONGEST_LINE_LABEL - 1));
  });

  test('is not held up by a key that may not ask for its number', async () => {
    const { desk, add } = setLineStage({ known: false });
    await add();
    expect(desk.lines()).toMatchObject([{ number: null, label: ACCESS.meta.apiKey.slice(-4) }]);
  });

  test.each(['detectKind', 'readNumber'] as const)('keeps nothing when %s says no', async (verb) => {
    const { desk, service, store, feeds, add } = setLineStage();
    service.failNext(verb, appError('key-rejected'));
    expect(await add()).toEqual({ ok: false, error: { code: 'key-rejected' } });
    expect([desk.lines(), store.read(), feeds.running()]).toEqual([[], [], 0]);
  });

  test.each(['ps_•••1234', 'ps_a\nb', 'ps_a\u200bb', 'ps_chavé'])('says that %j is no key, and asks nobody', async (key) => {
    const { desk, service } = setLineStage();
    const added = await desk.add({ access: { ...ACCESS.meta, apiKey: key }, label: '', origin: 'agent' });
    expect(added).toMatchObject({ ok: false, error: { code: 'key-malformed' } });
    expect(service.requests).toEqual([]);
  });

  test('says where the key cannot be kept, and works until quit', async () => {
    const { desk, add, notKept } = setLineStage({ keepsKeys: false });
    const added = await add();
    expect(notKept).toEqual([[added.ok ? added.value : null, 'keys-not-kept']]);
    expect(desk.lines()).toHaveLength(1);
  });

  test('does not keep lines of the environment', async () => {
    const { desk, store } = setLineStage();
    await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    expect([desk.lines().length, store.read().length]).toEqual([1, 0]);
  });

  test('takes each key once, also when it is added twice at the same time', async () => {
    const { desk, feeds, add } = setLineStage();
    const both = await Promise.all([add(), add()]);
    expect(both.map((one) => (one.ok ? 'added' : one.error.code))).toEqual(['added', 'line-already-added'] satisfies (
      | AppErrorCode
      | 'added'
    )[]);
    expect(await add()).toMatchObject({ error: { code: 'line-already-added' } });
    expect([desk.lines().length, feeds.running()]).toEqual([1, 1]);
  });
});

describe('another key of a number', () => {
  const other = { access: { ...ACCESS.meta, apiKey: 'ps_another_key' }, label: '', origin: 'agent' } as const;

  test('is not taken beside one that works: each call would ring twice', async () => {
    const { desk, feeds, add } = setLineStage();
    await add();
    expect(await desk.add(other)).toMatchObject({ error: { code: 'line-already-added' } });
    expect(await desk.add({ ...other, origin: 'environment' })).toMatchObject({ error: { code: 'line-already-added' } });
    expect([desk.lines().length, feeds.running()]).toEqual([1, 1]);
    expect(await desk.add({ ...other, access: { ...other.access, apiBase: 'https://other.example/v1' } })).toMatchObject({ ok: true });
  });

  test('is taken where the service refuses the one before, and where nobody knows the number', async () => {
    const { desk, feeds, add } = setLineStage();
    feeds.of(await added(add)).health({ key: 'rejected' });
    expect(await desk.add(other)).toMatchObject({ ok: true });
    const unknown = setLineStage({ known: false });
    await unknown.add();
    expect(await unknown.desk.add(other)).toMatchObject({ ok: true });
  });
});

describe('colours', () => {
  test('differ as long as there are enough, and then start again', () => {
    const { desk } = setLineStage();
    for (let index = 0; index <= LINE_COLOURS.length; index += 1) {
      const access = { ...ACCESS.meta, apiKey: `key ${index}` };
      desk.open({ id: lineId(`l${index}`), label: '', kind: 'web', number: null, colour: null, origin: 'agent', access });
    }
    expect(desk.lines().map(({ colour }) => colour)).toEqual([...LINE_COLOURS, LINE_COLOURS[0]]);
  });
});

describe('the state of a line', () => {
  test('is what its feed proves, and remembers since when it is unreachable', async () => {
    const { desk, clock, feeds, add } = setLineStage();
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
    const { desk, feeds, add } = setLineStage();
    const id = await added(add);
    expect(desk.lines()[0]?.health).toEqual(UNKNOWN_HEALTH);
    feeds.of(id).health({ connection: 'closed', requestsLastMinute: 7 });
    expect(desk.lines()[0]?.health).toEqual({ ...UNKNOWN_HEALTH, connection: 'closed', requestsLastMinute: 7 });
  });
});

describe('another name or colour', () => {
  test('is shown, and kept together with the key', async () => {
    const { desk, store, feeds, add } = setLineStage();
    const id = await added(add);
    expect(desk.change(id, { label: ' Front desk ', colour: 'pink' })).toEqual({ ok: true, value: null });
    expect(desk.lines()).toMatchObject([{ label: 'Front desk', colour: 'pink' }]);
    expect(store.read()).toMatchObject([{ id, label: 'Front desk', colour: 'pink', access: ACCESS.meta }]);
    expect(feeds.running()).toBe(1);
    desk.change(id, { colour: 'teal' });
    expect(store.read()).toMatchObject([{ label: 'Front desk', colour: 'teal' }]);
  });

  test('a line rings by its own tone, and is pre-accepted or not, as its calls are told at once', async () => {
    const { desk, store, opened, add } = setLineStage();
    const id = await added(add);
    expect([desk.lines(), opened[0]?.preAccept()]).toMatchObject([[DEFAULT_LINE_OPTIONS], true]);
    desk.change(id, { ringtone: 'bell', preAccept: false });
    expect([desk.lines(), store.read()]).toMatchObject([
      [{ ringtone: 'bell', preAccept: false }],
      [{ ringtone: 'bell', preAccept: false }],
    ]);
    expect(opened[0]?.preAccept()).toBe(false);
  });

  test('lasts until quit for lines that nobody keeps', async () => {
    const { desk, store } = setLineStage();
    const line = await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    desk.open({ id: lineId('p'), label: 'Practice', kind: 'web', number: null, colour: null, origin: 'practice', access: ACCESS.web });
    expect(desk.change(line.ok ? line.value : lineId(''), { label: 'Hall' }).ok && desk.change(lineId('p'), { label: 'Gym' }).ok).toBe(
      true,
    );
    expect(desk.lines().map(({ label }) => label)).toEqual(['Hall', 'Gym']);
    expect(store.read()).toEqual([]);
  });

  test('is refused without a name, for a line that is not there, and for one whose key does not open', async () => {
    const { desk, add } = setLineStage();
    const id = await added(add);
    desk.showLocked({ ...DEFAULT_LINE_OPTIONS, id: lineId('locked'), label: 'Old', kind: 'meta', number: null, colour: 'blue' });
    expect(desk.change(id, { label: '  ' })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(desk.change(lineId('nowhere'), { label: 'x' })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(desk.change(lineId('locked'), { label: 'x' })).toMatchObject({ error: { code: 'key-locked' } });
    expect(desk.lines().map(({ label }) => label)).toEqual(['Shop', 'Old']);
  });

  test('says where it could not be kept', async () => {
    const { desk, add, notKept } = setLineStage({ keepsKeys: false });
    const id = await added(add);
    desk.change(id, { label: 'Hall' });
    expect(notKept).toEqual([
      [id, 'keys-not-kept'],
      [id, 'keys-not-kept'],
    ]);
  });
});

describe('mending and waking', () => {
  test('reach the line that was meant; no line is no harm', async () => {
    const { desk, clock, feeds, add } = setLineStage();
    const id = await added(add);
    expect(desk.mend(id)).toEqual({ ok: true, value: null });
    expect(desk.mend(lineId('nowhere'))).toMatchObject({ error: { code: 'invalid-input' } });
    await desk.wake(id, clock.now());
    await desk.wake(lineId('nowhere'), clock.now());
    expect([feeds.of(id).mended(), feeds.of(id).woken()]).toEqual([1, [clock.now()]]);
  });

  test('leave no line live by a proof from before; one in trouble stays so', async () => {
    const { desk, clock, feeds, add } = setLineStage();
    const id = await added(add);
    const state = (): string | undefined => desk.lines()[0]?.status.state;
    feeds.of(id).reach({ state: 'live', provenAt: clock.now() });
    const woken = desk.wake(id, clock.now());
    expect(state()).toBe('connecting');
    feeds.of(id).reach({ state: 'live', provenAt: clock.now() });
    await woken;
    expect(state()).toBe('live');
    feeds.of(id).reach({ state: 'unreachable', error: appError('service-unreachable') });
    await desk.wake(id, clock.now());
    expect(state()).toBe('unreachable');
  });
});

describe('how far a line was watched', () => {
  test('is kept with every proof, at most every ten seconds, and not for practice', async () => {
    const { desk, clock, feeds, journal, add } = setLineStage();
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
      const { desk, feeds, clock } = setLineStage({ journal });
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
  const LOCKED: LockedLine = {
    id: lineId('locked'),
    label: 'Sales',
    kind: 'meta',
    number: null,
    colour: 'blue',
    ...DEFAULT_LINE_OPTIONS,
  };

  test('is shown in trouble, keeps its colour, opens no feed, and can be removed', async () => {
    const { desk, store, feeds, removed, add } = setLineStage({ locked: [LOCKED] });
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
    const { desk, feeds, store, closing, removed, add } = setLineStage();
    const added = await add();
    if (!added.ok) throw new Error('not added');
    expect(await desk.remove(added.value)).toEqual({ ok: true, value: null });
    expect([desk.lines(), store.read(), closing, removed, feeds.running()]).toEqual([[], [], [added.value], [added.value], 0]);
  });

  test('is refused for lines that the agent did not add', async () => {
    const { desk, removed } = setLineStage();
    const added = await desk.add({ access: ACCESS.meta, label: '', origin: 'environment' });
    expect(await desk.remove(added.ok ? added.value : lineId(''))).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await desk.remove(lineId('nowhere'))).toMatchObject({ error: { code: 'invalid-input' } });
    expect([desk.lines().length, removed]).toEqual([1, []]);
  });
});
