import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Observation } from '../../../main/core/events/observation.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';
import { LINE, ONE, TWO, wayBench } from '../../support/way-bench.ts';

const HOOK = '/hooks/line-1/0123456789abcdef0123456789abcdef';
const ringing = (id: string): object => ({
  event: 'call.ringing',
  callId: id,
  externalCallId: `wacid.${id}`,
  direction: 'INBOUND',
  peerNumber: '+5511999990000',
});
const found = (id: string, change: Partial<Observation> = {}): Observation => ({
  source: 'list',
  remoteId: id,
  externalId: `wacid.${id}`,
  direction: 'inbound',
  status: 'ringing',
  outcome: null,
  peer: phoneNumber('+5511999990000'),
  durationSeconds: null,
  createdAt: null,
  sdpOffer: null,
  sdpAnswer: null,
  ...change,
});

describe('a line is live', () => {
  test('once its webhook is registered at a proven address, and stays so for three requests and one a minute', async () => {
    const { clock, webhooks, way, states, requests } = await wayBench();
    expect(webhooks.only()).toMatchObject({ url: `${ONE}${HOOK}`, active: true });
    expect(way.state()).toEqual({ live: true, provenAt: clock.now(), cause: null, webhook: 'registered' });
    expect([states, requests()]).toEqual([['tunnel-opening', 'live'], 3]);
    await clock.advance(3_600_000);
    expect([states.length, requests()]).toEqual([2, 63]);
    expect(clock.now() - (way.state().provenAt ?? 0)).toBeLessThan(60_000);
  });

  test('never without a tunnel: that is a working mode, and costs the service no request', async () => {
    const { clock, way, webhooks, requests } = await wayBench({ live: false });
    await clock.advance(3_600_000);
    expect(way.state()).toEqual({ live: false, provenAt: null, cause: 'no-tunnel', webhook: 'none' });
    expect([webhooks.kept.size, requests()]).toEqual([0, 0]);
  });

  test('not while the service refuses the webhook, whatever the tunnel proves', async () => {
    const { clock, way, webhooks, tunnel, entry } = await wayBench({ live: false });
    webhooks.trouble = appError('key-rejected');
    entry.use({ provider: tunnel.provider, lasting: false });
    await clock.settle();
    tunnel.say({ state: 'open', publicUrl: ONE });
    await clock.advance(60_000);
    expect(way.state()).toMatchObject({ live: false, cause: 'webhook-refused', webhook: 'refused' });
    webhooks.trouble = null;
    way.mend();
    await clock.advance(1_000);
    expect(way.live()).toBe(true);
  });
});

describe('what webhooks tell', () => {
  test('is told once it is in the log, fresh and in order; what says nothing of calls stays there unheard', async () => {
    const { deliver, hints, eventLog, way } = await wayBench();
    await deliver(ringing('a'));
    await deliver({ event: 'call.something_new', callId: 'a', odd: true });
    await deliver({ event: 'message.received', data: { id: 'm1' } });
    await deliver({ event: 'call.ended', callId: 'a', status: 'COMPLETED' });
    expect(hints.map(({ fresh, observations }) => [fresh, ...observations.map(({ status }) => status)])).toEqual([
      [true, 'ringing'],
      [true, 'ended'],
    ]);
    expect(eventLog.events).toHaveLength(4);
    expect([way.told(found('a', { status: 'ended' })), way.told(found('b'))]).toEqual([true, false]);
  });

  test('five times is told once, and what polling found first is not told again, yet is known to have come', async () => {
    const { deliver, hints, receiver, way } = await wayBench();
    for (let copy = 0; copy < 5; copy += 1) await deliver(ringing('a'));
    await receiver.poll(LINE, found('b'));
    await deliver(ringing('b'));
    expect(hints.flatMap(({ observations }) => observations.map(({ remoteId }) => remoteId))).toEqual(['a']);
    expect(way.told(found('b'))).toBe(true);
  });

  test('late by its own word is not fresh: the call may be over', async () => {
    const { deliver, hints, clock } = await wayBench();
    const at = (agoMs: number): string => new Date(clock.now() - agoMs).toISOString();
    await deliver({ ...ringing('now'), createdAt: at(1_000) });
    await deliver({ ...ringing('late'), createdAt: at(60_000) });
    await deliver({ event: 'call.ended', callId: 'talked', createdAt: at(60_000), status: 'COMPLETED' });
    expect(hints.map(({ fresh }) => fresh)).toEqual([true, false, true]);
  });

  test('by a service whose clock is an hour ahead is told in our time', async () => {
    const clock = createSimulatedClock();
    const { deliver, hints } = await wayBench({ clock, offset: { ours: (instant: UnixMs) => unixMs(instant - 3_600_000) } });
    await deliver({ ...ringing('a'), createdAt: new Date(clock.now() + 3_600_000).toISOString() });
    await deliver(ringing('b'));
    expect(hints.map(({ fresh, observations }) => [fresh, observations[0]?.createdAt])).toEqual([
      [true, clock.now()],
      [true, null],
    ]);
  });

  test('and a crash left untaken is told again at the next start, but not as fresh; what was taken is not', async () => {
    const first = await wayBench();
    await first.deliver(ringing('taken'));
    await first.clock.advance(1_000);
    await first.way.stop();
    const event = {
      eventId: 'e',
      lineId: LINE,
      source: 'webhook',
      receivedAt: first.clock.now(),
      body: JSON.stringify(ringing('left')),
    } as const;
    await first.eventLog.append(event);
    await first.eventLog.append({ ...event, eventId: 'damaged', body: '{"event":' });
    const second = await wayBench({ eventLog: first.eventLog });
    await second.deliver(ringing('new'));
    expect(second.hints.map(({ fresh, observations }) => [fresh, observations[0]?.remoteId])).toEqual([
      [false, 'left'],
      [true, 'new'],
    ]);
    expect(second.log.text()).toContain('cannot be read');
  });

  test('the service’s delivery log is told, not fresh; what polling made of the list is not told', async () => {
    const { clock, hints, eventLog, receiver } = await wayBench();
    const event = { lineId: LINE, receivedAt: clock.now(), body: JSON.stringify(ringing('a')) } as const;
    await eventLog.append({ ...event, eventId: 'one', source: 'delivery-log' });
    await receiver.poll(LINE, found('b'));
    await clock.settle();
    expect(hints).toMatchObject([{ fresh: false, observations: [{ remoteId: 'a' }] }]);
  });
});

describe('where polling finds what a webhook should have told', () => {
  test('the line is polled, the webhook is looked at, and trust comes back with the next webhook', async () => {
    const { clock, way, states, webhooks, deliver, receiver } = await wayBench();
    await clock.advance(30_000);
    const before = webhooks.asked.length;
    await receiver.poll(LINE, found('a'));
    way.foundByPolling([found('a')]);
    await clock.advance(3_000);
    expect([way.state().cause, webhooks.asked.length - before]).toEqual(['events-lost', 1]);
    await deliver(ringing('a'));
    expect(states).toEqual(['tunnel-opening', 'live', 'events-lost', 'live']);
  });

  test('no alarm is raised for a webhook that trails the list, for what happened before, or for a call that we place', async () => {
    const { clock, way, states, deliver, receiver } = await wayBench();
    way.foundByPolling([found('before')]);
    await clock.advance(30_000);
    await receiver.poll(LINE, found('a'));
    way.foundByPolling([found('a')]);
    way.foundByPolling([found('placed', { status: 'initiated', direction: 'outbound' })]);
    await clock.advance(2_900);
    await deliver(ringing('a'));
    await clock.advance(60_000);
    expect(states).toEqual(['tunnel-opening', 'live']);
  });

  test('and the cause is a webhook that was paused, it is mended at once and the line is live again', async () => {
    const { clock, way, states, webhooks } = await wayBench();
    await clock.advance(30_000);
    webhooks.put({ ...webhooks.only(), active: false });
    way.foundByPolling([found('a')]);
    await clock.advance(3_000);
    expect(webhooks.only().active).toBe(true);
    expect(states).toEqual(['tunnel-opening', 'live', 'events-lost', 'live']);
  });

  test('without any cause, it is believed again after five minutes, later after every further loss', async () => {
    const { clock, way, states } = await wayBench();
    for (const minutes of [5, 10, 20]) {
      await clock.advance(30_000);
      way.foundByPolling([found(`call-${String(minutes)}`)]);
      await clock.advance(3_000);
      await clock.advance(minutes * 60_000 - 1);
      expect(way.state().cause).toBe('events-lost');
      await clock.advance(1);
      expect([way.live(), states.at(-1)]).toEqual([true, 'live']);
    }
  });

  test('several in one moment are one loss: it is believed again after five minutes', async () => {
    const { clock, way } = await wayBench();
    await clock.advance(30_000);
    for (const call of ['a', 'b', 'c']) way.foundByPolling([found(call)]);
    await clock.advance(3_000);
    expect(way.state().cause).toBe('events-lost');
    await clock.advance(5 * 60_000);
    expect(way.state().cause).toBeNull();
  });
});

describe('a tunnel in trouble', () => {
  test.each(['hang', 'answer-502'] as const)('(%s) is polled within 16 s; the webhook stays where it is meanwhile', async (carries) => {
    const { clock, tunnel, states, webhooks, way } = await wayBench();
    await clock.advance(35_000);
    tunnel.carries = carries;
    await clock.advance(16_000);
    expect([states, tunnel.reopened()]).toEqual([['tunnel-opening', 'live', 'probe-lost'], 1]);
    expect(way.state().webhook).toBe('registered');
    expect(webhooks.only().url).toBe(`${ONE}${HOOK}`);
  });

  test('that comes back at another address takes its webhook along', async () => {
    const { clock, tunnel, webhooks, way, states } = await wayBench();
    tunnel.say({ state: 'opening' });
    tunnel.say({ state: 'open', publicUrl: TWO });
    await clock.settle();
    expect(webhooks.only()).toMatchObject({ id: 'wh_1', url: `${TWO}${HOOK}`, active: true });
    expect(way.live()).toBe(true);
    expect(states.at(-1)).toBe('live');
  });

  test.each([
    ['before its silence is noticed', 12_000],
    ['in the moment when it is noticed', 16_000],
  ] as const)('explains what was lost %s: proven again, it is believed again', async (_when, afterMs) => {
    const { clock, tunnel, states, way } = await wayBench();
    await clock.advance(40_001);
    tunnel.carries = 'hang';
    await clock.advance(afterMs - 3_000);
    way.foundByPolling([found('a'), found('b')]);
    way.foundByPolling([found('c')]);
    await clock.advance(3_000);
    const wasNoticed = states.at(-1) === 'probe-lost';
    await clock.advance(16_000);
    expect(states.at(-1)).toBe('probe-lost');
    tunnel.carries = 'deliver';
    await clock.advance(16_000);
    expect([way.state().cause, wasNoticed]).toEqual([null, afterMs === 16_000]);
  });

  test('does not explain what was lost while it was proven', async () => {
    const { clock, tunnel, way } = await wayBench();
    await clock.advance(40_000);
    way.foundByPolling([found('a')]);
    await clock.advance(3_000);
    expect(way.state().cause).toBe('events-lost');
    await clock.advance(20_000);
    tunnel.carries = 'hang';
    await clock.advance(16_000);
    expect(way.state().cause).toBe('probe-lost');
    tunnel.carries = 'deliver';
    await clock.advance(16_000);
    expect(way.state().cause).toBe('events-lost');
  });

  test('that failed says so', async () => {
    const { tunnel, way } = await wayBench();
    tunnel.say({ state: 'failed', error: appError('tunnel-lost') });
    expect(way.state()).toMatchObject({ live: false, cause: 'tunnel-down', provenAt: null });
  });
});

test('after a wake nothing is live until it is proven again, which takes a moment where all is well', async () => {
  const { clock, way, states, tunnel } = await wayBench();
  await clock.advance(60_000);
  tunnel.carries = 'hang';
  way.wake(clock.now());
  expect(way.state()).toMatchObject({ live: false, provenAt: null, cause: 'tunnel-opening' });
  await clock.advance(2_000);
  expect([way.state().cause, tunnel.reopened()]).toEqual(['probe-lost', 1]);
  tunnel.carries = 'deliver';
  way.wake(clock.now());
  await clock.settle();
  expect(states).toEqual(['tunnel-opening', 'live', 'tunnel-opening', 'probe-lost', 'tunnel-opening', 'live']);
});

describe('the end', () => {
  test.each([
    [false, 'is removed where its address was for this time', 0],
    [true, 'is paused where its address lasts', 1],
  ] as const)('the webhook (lasting: %s) %s', async (lasting, _how, left) => {
    const { way, webhooks, deliver, hints, clock } = await wayBench({ lasting });
    await way.stop();
    expect([...webhooks.kept.values()].map(({ active }) => active)).toEqual(Array.from({ length: left }, () => false));
    const asked = webhooks.asked.length;
    await deliver(ringing('a'));
    await clock.advance(600_000);
    expect([hints, webhooks.asked.length]).toEqual([[], asked]);
  });

  test('hints that came are not told again at the next start, also where it ends right after them', async () => {
    const first = await wayBench();
    await first.deliver(ringing('a'));
    await first.way.stop();
    const second = await wayBench({ eventLog: first.eventLog });
    expect([first.hints.length, second.hints.length]).toEqual([1, 0]);
  });
});
