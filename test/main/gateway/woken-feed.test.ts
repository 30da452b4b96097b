import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { createWakeDesk } from '../../../main/core/wake-desk.ts';
import type { WakeSignal } from '../../../main/core/wake-port.ts';
import { feedBench as bench, lists, ringingHook } from '../../support/feed-bench.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { LIVE } from '../../support/scripted-way.ts';
import { sleptFeed as slept } from '../../support/slept-feed.ts';

const LINE = lineId('line-1');

describe('a feed whose way is not proven since the machine woke', () => {
  test('lets a call ring that began since by its webhook’s own word, and no other', async () => {
    const { clock, api, feed, way, observed } = bench({ webhooks: 'live' });
    await clock.advance(40_000);
    api.trouble = appError('service-broken');
    api.readTrouble = appError('service-broken');
    const since = clock.now();
    way.become({ live: false, provenAt: null, cause: 'probe-lost' });
    const waking = feed.wake(since);
    await clock.advance(5_000);
    await waking;
    const told = (agoMs: number) => ({ createdAt: new Date(clock.now() - agoMs).toISOString() });
    way.deliver({ ...ringingHook('before'), ...told(6_000) });
    way.deliver(ringingHook('untimed'));
    way.deliver({ ...ringingHook('late'), ...told(1_000) }, false);
    expect(observed).toEqual([]);
    way.deliver({ ...ringingHook('since'), ...told(1_000) });
    expect(observed.map(({ remoteId, status }) => [remoteId, status])).toEqual([['since', 'ringing']]);
  });

  test('says whether the look went well', async () => {
    const { clock, api, feed } = bench();
    await clock.advance(5_000);
    api.trouble = appError('service-broken');
    expect(await feed.wake(clock.now())).toBe(false);
    await clock.advance(5_000);
    api.trouble = null;
    expect(await feed.wake(clock.now())).toBe(true);
  });
});

describe('a machine that wakes to more missed calls than a page shows', () => {
  test('goes on with the pages where it is told again of the same sleep', async () => {
    const { clock, api, feed, observed, reaches } = await slept();
    const since = clock.now();
    for (let seconds = 0; seconds < 50; seconds += 1) {
      if (seconds % 5 === 0) expect(await feed.wake(since)).toBe(true);
      await clock.advance(1_000);
    }
    expect(new Set(observed.map(({ remoteId }) => remoteId)).size).toBe(1_001);
    expect(api.asked.filter((what) => what.startsWith('list before'))).toHaveLength(10);
    // Its owner takes it for unproven each time.
    const told = reaches.length;
    await feed.wake(since);
    expect(reaches.slice(told)).toMatchObject([{ state: 'live' }]);
  });

  test('lets webhooks ring again with the first look, before all of them are told', async () => {
    const { clock, api, feed, way } = await slept();
    const listeners = new Set<(signal: WakeSignal) => void>();
    const released: number[] = [];
    const desk = createWakeDesk({
      clock,
      random: () => 0.5,
      log: memoryLog(),
      signals: {
        listen(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      calls: { hold: () => undefined, confirm: () => Promise.resolve(true), release: () => void released.push(clock.now()) },
      // Not said to be proven until the pages are read.
      lines: { lines: () => [{ id: LINE, status: { state: 'connecting' } }], wake: (_id, since) => feed.wake(since) },
    });
    way.become(LIVE(clock.now()));
    const wokenAt = clock.now();
    const before = lists(api);
    for (const listener of listeners) listener({ type: 'wake', why: 'resume' });
    await clock.advance(3_000);
    expect(released.map((at) => at - wokenAt)).toEqual([0]);
    expect(lists(api) - before).toBeLessThanOrEqual(4);
    desk.stop();
  });
});
