import { describe, expect, onTestFinished, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { systemClock } from '../../../main/adapters/clock/system-clock.ts';
import { serviceOffsets } from '../../../main/core/events/service-offset.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import type { EventFeed, FeedHealth } from '../../../main/core/ports.ts';
import { openEventIntake } from '../../../main/gateway/event-feed.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { practiceBench, type PracticeBench } from '../../support/practice-bench.ts';

const ANA = phoneNumber('+5511988880001') as PhoneNumber;

interface Listening {
  readonly feed: EventFeed;
  readonly observed: (Observation & { readonly atMs: number })[];
  readonly healths: FeedHealth[];
}

async function listen(bench: PracticeBench, kind: 'meta' | 'web'): Promise<Listening> {
  const observed: (Observation & { readonly atMs: number })[] = [];
  const healths: FeedHealth[] = [];
  const intake = await openEventIntake({
    clock: systemClock,
    log: memoryLog(),
    openWebhookApi: () => bench.webhooks(kind),
    offsets: serviceOffsets(systemClock.now),
  });
  const feed = intake.openFeed({
    lineId: lineId(`line-${kind}`),
    access: bench.access(kind),
    api: bench.api(kind),
    listener: {
      observed: (news) => observed.push(...news.map((one) => ({ ...one, atMs: performance.now() }))),
      health: (health) => healths.push(health),
    },
  });
  onTestFinished(async () => {
    await feed.stop();
    await intake.stop();
  });
  return { feed, observed, healths };
}

async function until(what: string, isSo: () => boolean, withinMs = 8_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not within ${String(withinMs)} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const isLive = ({ healths }: Listening): boolean => {
  const last = healths.at(-1);
  return last?.ok === true && last.events === 'webhook';
};

describe('the feed of a practice line', () => {
  test.each([
    ['meta', {}],
    ['meta', { callEventEnvelope: 'data', nativeCallsShape: 'data', webhookPhoneFormat: 'digits' }],
    ['meta', { nativeCallsShape: 'entry', webhookCopies: 2 }],
    ['web', {}],
    ['web', { callEventEnvelope: 'data', webhookPhoneFormat: 'digits', webhookCopies: 2 }],
  ] as const)('%s %j: a ring is told by webhook within half a second and confirmed by a read', async (kind, switches) => {
    const bench = await practiceBench({ switches });
    const heard = await listen(bench, kind);
    await until('webhooks are live', () => isLive(heard));
    const { callId } = await bench.control.ring(bench.numberId(kind), ANA);
    const rungAt = performance.now(); // the call is there; making its offer is the customer's time, not ours
    await until('a hint', () =>
      heard.observed.some(({ source, status, remoteId }) => source === 'webhook' && status === 'ringing' && remoteId === callId),
    );
    const hint = heard.observed.find(({ source, remoteId }) => source === 'webhook' && remoteId === callId);
    expect(hint).toMatchObject({ direction: 'inbound', peer: ANA });
    expect((hint?.atMs ?? Infinity) - rungAt).toBeLessThan(500);
    await until('a read', () => heard.observed.some(({ source, remoteId }) => source === 'read' && remoteId === callId));
    const read = heard.observed.find(({ source, remoteId }) => source === 'read' && remoteId === callId);
    expect(read?.sdpOffer ?? null).toEqual(kind === 'meta' ? expect.stringContaining('v=0') : null);
    if (kind === 'meta') expect(heard.observed.some(({ source, sdpOffer }) => source === 'webhook' && sdpOffer !== null)).toBe(true);

    await bench.control.hangUp(callId);
    await until('the end', () => heard.observed.some(({ status, remoteId }) => status === 'ended' && remoteId === callId));
  });

  test('where webhooks do not arrive, a ring is told by polling within three seconds', async () => {
    const bench = await practiceBench();
    await bench.control.addFault({ method: 'POST', path: '/v1/webhooks', times: 50, what: { kind: 'status', status: 500 } });
    const heard = await listen(bench, 'web');
    await until('a first look', () => heard.healths.length > 0);
    const rungAt = performance.now();
    const { callId } = await bench.control.ring(bench.numberId('web'), ANA);
    await until('the list', () => heard.observed.some(({ source, remoteId }) => source === 'list' && remoteId === callId));
    expect(performance.now() - rungAt).toBeLessThan(3_000);
    expect(heard.healths.at(-1)).toMatchObject({ ok: true, events: 'polling' });
  });

  test('stopping removes the webhook from the service and asks it nothing more', async () => {
    const bench = await practiceBench();
    const heard = await listen(bench, 'web');
    await until('webhooks are live', () => isLive(heard));
    expect(await bench.webhooks('web').list()).toMatchObject({ ok: true, value: [{ active: true }] });
    await heard.feed.stop();
    expect(await bench.webhooks('web').list()).toEqual({ ok: true, value: [] });
    const before = await bench.control.requests();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const after = await bench.control.requests();
    expect(after.filter(({ path }) => path.startsWith('/v1/calls'))).toHaveLength(
      before.filter(({ path }) => path.startsWith('/v1/calls')).length,
    );
  });
});
