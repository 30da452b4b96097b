import { expect, onTestFinished, test } from 'vitest';
import type { LineHealth } from '#contract/line.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { systemClock } from '../../../main/adapters/clock/system-clock.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import type { EventFeed, Reach } from '../../../main/core/ports.ts';
import { openLineFeed } from '../../../main/gateway/line-feed.ts';
import { requestGate } from '../../../main/gateway/request-gate.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { practiceBench, type PracticeBench } from '../../support/practice-bench.ts';
import { eventually } from '../practice/support/pilot-status-client.ts';

const ANA = phoneNumber('+5511988880001') as PhoneNumber;

interface Polled {
  readonly feed: EventFeed;
  readonly observed: (Observation & { readonly atMs: number })[];
  readonly reaches: Reach[];
  readonly healths: LineHealth[];
}

function poll(bench: PracticeBench, kind: 'meta' | 'web', watchedAgoMs = 0): Polled {
  const polled = { observed: [] as Polled['observed'], reaches: [] as Reach[], healths: [] as LineHealth[] };
  const feed = openLineFeed({
    lineId: lineId(`line-${kind}`),
    watchedSince: unixMs(systemClock.now() - watchedAgoMs),
    api: bench.api(kind),
    gate: requestGate(systemClock),
    webhooks: bench.webhooks(kind),
    eventLog: { append: () => Promise.resolve(ok({ cursor: { epoch: 'e', seq: 1 }, duplicate: false })) },
    listener: {
      observed: (news) => void polled.observed.push(...news.map((one) => ({ ...one, atMs: performance.now() }))),
      reach: (reach) => void polled.reaches.push(reach),
      health: (health) => void polled.healths.push(health),
    },
    clock: systemClock,
    random: Math.random,
    log: memoryLog(),
    openWebhooks: null,
  });
  onTestFinished(() => feed.stop());
  return { feed, ...polled };
}

test.each(['meta', 'web'] as const)(
  'a %s number that is polled: a ring is told within three seconds, its offer right after, then its end',
  async (kind) => {
    const bench = await practiceBench({ switches: { listEtag: 'present' } });
    const { observed, reaches, healths } = poll(bench, kind);
    await eventually('a first look', () => reaches.length > 0);
    await eventually('the number', () => healths.at(-1)?.calling === 'enabled' && healths.at(-1)?.connection === 'open');
    const { callId } = await bench.control.ring(bench.numberId(kind), ANA);
    const rungAt = performance.now(); // the call is there; making its offer is the customer's time, not ours
    const ring = await eventually('the ring', () => observed.find(({ remoteId, status }) => remoteId === callId && status === 'ringing'));
    expect(ring.atMs - rungAt).toBeLessThan(3_000);
    if (kind === 'meta')
      await eventually('the offer', () => observed.some(({ source, sdpOffer }) => source === 'read' && sdpOffer?.startsWith('v=0')));
    await bench.control.hangUp(callId);
    await eventually('the end', () => observed.some(({ remoteId, status }) => remoteId === callId && status === 'ended'));
    expect(reaches.at(-1)).toMatchObject({ state: 'polling', cause: 'no-tunnel' });
    expect(healths.at(-1)).toMatchObject({ key: 'valid', webhook: 'none', connection: 'open', calling: 'enabled' });
  },
);

test('what rang while the line was not watched is told by pages, and a wake tells it at once', async () => {
  const bench = await practiceBench();
  const made: string[] = [];
  for (let index = 0; index < 130; index += 1) {
    const { callId } = await bench.control.ring(bench.numberId('web'), ANA);
    await bench.control.hangUp(callId);
    made.push(callId);
  }
  const { feed, observed } = poll(bench, 'web', 3_600_000);
  await eventually('all of them', () => new Set(observed.map(({ remoteId }) => remoteId)).size === made.length, 15_000);
  const { callId } = await bench.control.ring(bench.numberId('web'), ANA);
  await feed.wake(systemClock.now());
  expect(observed.some(({ remoteId, status }) => remoteId === callId && status === 'ringing')).toBe(true);
});

test('stopping asks the service nothing more', async () => {
  const bench = await practiceBench();
  const { feed, reaches } = poll(bench, 'web');
  await eventually('a first look', () => reaches.length > 0);
  await feed.stop();
  const before = (await bench.control.requests()).length;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect((await bench.control.requests()).length).toBe(before);
});
