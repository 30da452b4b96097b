import { describe, expect, test } from 'vitest';
import { sleptFeed as slept } from '../../support/slept-feed.ts';

test('a page on which a call cannot be read is not taken for the last one', async () => {
  const { clock, api, feed, observed } = await slept();
  const list = api.list;
  api.list = async (limit, before) => {
    const listed = await list(limit, before);
    return listed.ok ? { ...listed, value: listed.value.slice(1) } : listed;
  };
  const waking = feed.wake(clock.now());
  await clock.advance(60_000);
  await waking;
  // One of each page was left out, and the pages overlap by less than that.
  expect(new Set(observed.map(({ remoteId }) => remoteId)).size).toBeGreaterThan(980);
});

describe('a list that is empty by mistake', () => {
  test('does not end the search for calls of a sleep', async () => {
    const { clock, api, feed, observed } = await slept();
    const calls = api.calls;
    api.calls = [];
    const waking = feed.wake(clock.now());
    await clock.advance(0);
    await waking;
    api.calls = calls;
    await clock.advance(90_000);
    expect(new Set(observed.map(({ remoteId }) => remoteId)).size).toBe(1_001);
  });

  test('is believed when it is told twice', async () => {
    const { clock, api, feed, reaches } = await slept();
    api.calls = [];
    const told = reaches.length;
    await feed.wake(clock.now());
    expect(reaches).toHaveLength(told); // not said to be watched up to now
    await clock.advance(35_000);
    expect(reaches.slice(told)).toMatchObject([{ state: 'live' }]);
    await clock.advance(35_000);
    expect(api.limits.at(-1)).toBe(25);
  });
});
