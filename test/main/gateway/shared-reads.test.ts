import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { meteredLineApi } from '../../../main/gateway/metered-line-api.ts';
import { feedBench, reads, ringingHook } from '../../support/feed-bench.ts';
import { remoteCall } from '../../support/scripted-line-api.ts';

/** A live line whose calls somebody answers, who asks through the gate of the feed. */
async function bench() {
  const feed = feedBench({ webhooks: 'live' });
  await feed.clock.advance(15_000);
  feed.api.calls = [remoteCall('a', { sdpOffer: 'v=0' })];
  const before = feed.gate.lastMinute();
  return {
    ...feed,
    answering: meteredLineApi(feed.api, feed.gate, { urgency: 'ringing' }),
    sent: () => feed.gate.lastMinute() - before,
  };
}

describe('a call that begins to ring', () => {
  test.each(['the feed', 'whoever answers it'] as const)('is read once where %s asks first', async (first) => {
    const { api, answering, clock, observed, sent, way } = await bench();
    if (first === 'the feed') way.deliver(ringingHook('a'));
    const read = answering.read('a', true);
    if (first !== 'the feed') way.deliver(ringingHook('a'));
    expect(await read).toMatchObject({ ok: true, value: { sdpOffer: 'v=0' } });
    await clock.settle();
    expect([reads(api, 'a'), sent()]).toEqual([1, 1]);
    expect(observed.at(-1)).toMatchObject({ source: 'read', sdpOffer: 'v=0' });
  });

  test('is read again a second later, because the answer on its way may be older than what is asked', async () => {
    const { api, answering, clock, way } = await bench();
    api.hanging = true;
    way.deliver(ringingHook('a'));
    await clock.advance(999);
    const sharing = answering.read('a', true);
    await clock.advance(1);
    const anew = answering.read('a', true);
    await clock.settle();
    expect(reads(api, 'a')).toBe(2);
    api.hanging = false;
    expect(await Promise.all([sharing, anew])).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test('is asked for again after an answer that failed, which both are told', async () => {
    const { api, answering, clock, gate, observed, way } = await bench();
    const heard: string[] = [];
    gate.onFailure(({ code }) => void heard.push(code));
    api.readTrouble = appError('service-timeout');
    way.deliver(ringingHook('a'));
    expect(await answering.read('a', true)).toMatchObject({ ok: false, error: { code: 'service-timeout' } });
    expect(heard).toEqual(['service-timeout']);
    api.readTrouble = null;
    expect(await answering.read('a', true)).toMatchObject({ ok: true });
    await clock.advance(3_000);
    expect(observed.at(-1)).toMatchObject({ source: 'read', sdpOffer: 'v=0' });
  });
});
