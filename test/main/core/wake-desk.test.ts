import { appError } from '#contract/errors.ts';
import type { LineKind } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { wakeDelayMs } from '../../../main/core/wake-attempts.ts';
import type { CallStage } from '../../support/fakes/call-stage.ts';
import { setWakeStage } from '../../support/fakes/wake-stage.ts';

const KINDS = ['meta', 'web'] as const;
const HOUR_MS = 3_600_000;

const customer = (index: number) => {
  const number = phoneNumber(`+55119${String(10_000_000 + index)}`);
  if (number === null) throw new Error('not a number');
  return number;
};

/** What the tunnel had kept back comes all at once: that it rang, without a time, as some webhooks tell it. */
const flushRings = (stage: CallStage, kind: LineKind, remoteIds: readonly string[]): void => {
  for (const id of remoteIds) {
    const told = stage.services[kind].news(id);
    stage.desk.observe(stage.lines[kind], [
      { ...told, source: 'webhook', status: 'ringing', outcome: null, createdAt: null, durationSeconds: null, sdpOffer: null },
    ]);
  }
};

describe('calls that began and ended while the machine slept', () => {
  test.each(KINDS)('are listed as missed, all 1,000, and none rings; one that still rings does (%s)', async (kind) => {
    const stage = setWakeStage();
    const service = stage.services[kind];
    await stage.sleep(HOUR_MS);
    const ended = Array.from({ length: 1_000 }, (_, index) => service.ring(customer(index)));
    for (const id of ended) service.move(id, 'ended', 'missed');
    const rings = service.ring(customer(5_000));
    // Before the system has even told that it woke, and after.
    flushRings(stage, kind, ended.slice(0, 500));
    expect(stage.rang).toEqual([]);
    const woken = stage.wake();
    flushRings(stage, kind, [...ended.slice(500), rings]);
    await woken;
    await stage.clock.advance(300);
    expect(stage.desk.calls().map(({ peer, phase }) => [peer, phase])).toEqual([[customer(5_000), 'ringing']]);
    expect(stage.rang).toHaveLength(1);
    expect(stage.tone()).toBe('ring');
    expect(stage.recorded.filter(({ reason }) => reason === 'missed')).toHaveLength(1_000);
    expect(new Set(stage.recorded.map(({ peer }) => peer)).size).toBe(1_000);
    // Nothing was prepared for those that never rang.
    expect(stage.station.opened()).toBe(kind === 'meta' ? 1 : 0);
    expect(stage.kept.journal.read()).toHaveLength(1);
  });

  test('are not in the list yet when their webhooks come late: still none rings', async () => {
    const stage = setWakeStage();
    await stage.sleep(HOUR_MS);
    const id = stage.services.web.ring(customer(1));
    stage.services.web.move(id, 'ended', 'missed');
    stage.services.web.failNext('list', appError('service-unreachable'));
    await stage.wake();
    flushRings(stage, 'web', [id]);
    await stage.clock.advance(2_000);
    expect(stage.rang).toEqual([]);
    expect(stage.recorded).toMatchObject([{ reason: 'missed' }]);
  });
});

describe('a ring from before the sleep', () => {
  test('is silent and off the screen from the moment the machine goes to sleep, and comes back with the first look', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    await stage.sleep(20_000);
    expect([stage.desk.calls(), stage.tone()]).toEqual([[], null]);
    await stage.wake();
    expect(stage.phase(id)).toBe('ringing');
    expect(stage.tone()).toBe('ring');
    expect(stage.rang).toEqual([id, id]);
  });

  test('that ended meanwhile never sounds again, and is listed', async () => {
    const stage = setWakeStage();
    const { id, remoteId } = await stage.ring('web');
    await stage.sleep(20_000);
    stage.services.web.move(remoteId, 'ended', 'missed');
    await stage.wake();
    await stage.clock.advance(60_000);
    expect(stage.rang).toEqual([id]);
    expect(stage.recorded).toMatchObject([{ id, reason: 'missed' }]);
  });

  test('stays silent for as long as the service cannot be asked', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    for (let times = 0; times < 60; times += 1) {
      stage.services.web.failNext('list', appError('service-unreachable'));
      stage.services.web.failNext('read', appError('service-unreachable'));
    }
    await stage.sleep(20_000);
    await stage.wake();
    await stage.clock.advance(50_000);
    expect([stage.desk.calls(), stage.rang, stage.recorded]).toEqual([[], [id], []]);
  });

  test('that an answer sent before the sleep calls ringing still waits for one from after it', async () => {
    const stage = setWakeStage();
    const { id, remoteId } = await stage.ring('web');
    await stage.sleep(20_000);
    stage.services.web.move(remoteId, 'ended', 'missed');
    stage.desk.observe(stage.lines.web, [{ ...stage.services.web.news(remoteId), source: 'list', status: 'ringing', outcome: null }]);
    expect(stage.desk.calls()).toEqual([]);
    await stage.wake();
    expect(stage.rang).toEqual([id]);
  });

  test('that the service forgot to end does not ring after a long sleep', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    await stage.sleep(HOUR_MS);
    await stage.wake();
    await stage.clock.advance(90_000);
    expect(stage.rang).toEqual([id]);
    expect(stage.recorded).toMatchObject([{ id, reason: 'missed' }]);
  });

  test('rings again when the sleep that was announced never came', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    stage.signal({ type: 'suspend' });
    await stage.clock.advance(9_900);
    expect(stage.tone()).toBeNull();
    await stage.clock.advance(200);
    expect(stage.phase(id)).toBe('ringing');
  });

  test('goes on when the screen is unlocked, perhaps to answer it', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    stage.signal({ type: 'wake', why: 'unlock' });
    await stage.clock.advance(3_000);
    expect(stage.rang).toEqual([id]);
    expect(stage.phase(id)).toBe('ringing');
  });

  test('that was confirmed after the wake goes on when the network is told only then', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    await stage.sleep(20_000);
    await stage.wake();
    stage.signal({ type: 'wake', why: 'online' });
    await stage.clock.advance(3_000);
    expect(stage.rang).toEqual([id, id]);
  });

  test('is held when the screen is unlocked after a sleep whose end nobody told', async () => {
    const stage = setWakeStage();
    const { id, remoteId } = await stage.ring('web');
    await stage.sleep(20_000);
    stage.services.web.move(remoteId, 'ended', 'missed');
    stage.signal({ type: 'wake', why: 'unlock' });
    await stage.clock.settle();
    expect(stage.rang).toEqual([id]);
    expect(stage.recorded).toMatchObject([{ id, reason: 'missed' }]);
  });

  test('can be answered by whoever still sees it in the moment it is held', async () => {
    const stage = setWakeStage();
    const { id } = await stage.ring('web');
    stage.signal({ type: 'offline' });
    stage.desk.answer(id);
    expect(stage.phase(id)).toBe('answering');
  });
});

describe('a call that was up when the machine slept', () => {
  test('is over as soon as the service says so', async () => {
    const stage = setWakeStage();
    const { id, remoteId } = await stage.talk('web');
    await stage.sleep(HOUR_MS);
    stage.services.web.move(remoteId, 'ended');
    await stage.wake();
    expect(stage.recorded).toMatchObject([{ id, reason: 'completed' }]);
  });

  test('and was picked up at the other end meanwhile is not hung up by a time that ran out in the sleep', async () => {
    const stage = setWakeStage();
    const { id, remoteId } = await stage.dial('web');
    await stage.clock.advance(59_000);
    await stage.sleep(HOUR_MS);
    stage.services.web.move(remoteId, 'accepted');
    await stage.clock.advance(2_000);
    expect(stage.phase(id)).toBe('alerting');
    await stage.wake();
    expect(stage.phase(id)).toBe('active');
    await stage.clock.advance(30_000);
    expect(stage.phase(id)).toBe('active');
    expect(stage.services.web.count('terminate')).toBe(0);
  });
});

describe('coming back', () => {
  test('is tried after 0, 0.25, 0.5, 1, 2, 4, 8 and then every 10 s, until one look succeeds', async () => {
    const stage = setWakeStage();
    for (let times = 0; times < 10; times += 1) stage.services.web.failNext('list', appError('service-unreachable'));
    await stage.sleep(HOUR_MS);
    const wokenAt = stage.clock.now();
    await stage.wake();
    await stage.clock.advance(120_000);
    expect(stage.looks.map((at) => at - wokenAt)).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 15_750, 25_750, 35_750, 45_750, 55_750]);
    expect(stage.clock.pending()).toBe(0);
  });

  test('begins anew at once when the network comes', async () => {
    const stage = setWakeStage();
    for (let times = 0; times < 9; times += 1) stage.services.web.failNext('list', appError('service-unreachable'));
    await stage.sleep(HOUR_MS);
    await stage.wake();
    await stage.clock.advance(20_000);
    const onlineAt = stage.clock.now();
    const before = stage.looks.length;
    stage.signal({ type: 'wake', why: 'online' });
    await stage.clock.advance(800);
    expect(stage.looks.slice(before).map((at) => at - onlineAt)).toEqual([0, 250, 750]);
  });

  test('is done with proof from after the wake only', async () => {
    const stage = setWakeStage();
    await stage.sleep(HOUR_MS);
    stage.services.web.failNext('list', appError('service-unreachable'));
    await stage.wake();
    expect(stage.looks).toHaveLength(1);
    await stage.clock.advance(250);
    expect(stage.looks).toHaveLength(2);
    await stage.clock.advance(60_000);
    expect(stage.looks).toHaveLength(2);
  });

  test('is done where the service answers that nobody can ring the number', async () => {
    const stage = setWakeStage();
    for (let times = 0; times < 30; times += 1) stage.services.web.failNext('list', appError('key-rejected'));
    await stage.sleep(HOUR_MS);
    await stage.wake();
    await stage.clock.advance(120_000);
    expect(stage.looks).toHaveLength(1);
  });

  test('100 times in a row leaves nothing stuck: the next call rings at once', async () => {
    const stage = setWakeStage();
    for (let times = 0; times < 100; times += 1) {
      if (times % 7 === 0) stage.services.web.failNext('list', appError('service-unreachable'));
      await stage.sleep(600_000);
      if (times % 3 === 0) await stage.clock.advance(11_000);
      await stage.wake();
      if (times % 5 === 0) stage.signal({ type: 'wake', why: 'unlock' });
      await stage.clock.advance(3_000);
    }
    const { id } = await stage.ring('web');
    expect(stage.phase(id)).toBe('ringing');
    stage.desk.reject(id);
    await stage.clock.advance(1);
    expect(stage.clock.pending()).toBe(0);
    stage.wakeDesk.stop();
    expect(stage.listeners.size).toBe(0);
  });

  test('ends when the desk is stopped', async () => {
    const stage = setWakeStage();
    stage.services.web.failNext('list', appError('service-unreachable'));
    stage.services.meta.failNext('list', appError('service-unreachable'));
    await stage.sleep(1_000);
    await stage.wake();
    stage.wakeDesk.stop();
    await stage.clock.settle();
    expect(stage.clock.pending()).toBe(0);
  });

  test('is spread over the second half of each wait, so that many do not come back in step', () => {
    expect([wakeDelayMs(0, 0), wakeDelayMs(3, 0), wakeDelayMs(3, 1), wakeDelayMs(99, 0.5)]).toEqual([0, 500, 1_000, 7_500]);
  });
});

describe('a machine whose clock is stepped while it rings', () => {
  test.each([24 * HOUR_MS, 120_000])(
    'by %i ms forward, which looks like a sleep: the ring pauses, goes on, and is not missed',
    async (ms) => {
      const stage = setWakeStage();
      const { id, remoteId } = await stage.ring('web');
      stage.clock.jump(ms);
      stage.signal({ type: 'wake', why: 'late-timer' });
      // The service's own record arrives in the time of the clock as it is now.
      await stage.hear('web', remoteId, { source: 'list', createdAt: unixMs(stage.clock.now() - 3_000) });
      expect(stage.phase(id)).toBe('ringing');
      await stage.clock.advance(2_000);
      expect(stage.tone()).toBe('ring');
      expect(stage.recorded).toEqual([]);
    },
  );
});
