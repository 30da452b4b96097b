import { appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { setCallStage } from '../../../support/fakes/call-stage.ts';

describe.each(['socket', 'process'] as const)('sound that was lost with its %s', (why) => {
  test('comes back in a new session, muted as it was', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.desk.mute(id, true);
    stage.audio.lose(id, why);
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'interrupted' });
    await stage.clock.settle();
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.audio.sessions.get(id)?.muted).toBe(true);
    expect(stage.faults()).toEqual([]);
  });

  test('is not mended twice at once, however often it is reported', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    const letGo = stage.services.web.hold('read');
    stage.audio.lose(id, why);
    stage.audio.lose(id, why);
    stage.audio.emit({ type: 'stopped', callId: id });
    letGo();
    await stage.clock.advance(5_000);
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.faults()).toEqual([]);
  });

  test('while it was first opened is opened by that attempt alone', async () => {
    const stage = setCallStage();
    const letGo = stage.audio.hold('open');
    const { id } = await stage.talk('web');
    stage.audio.lose(id, why);
    letGo();
    await stage.clock.advance(3_000);
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.faults()).toEqual([]);
  });

  test('ends the call when the service says that it is over', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    stage.services.web.move(remoteId, 'ended');
    stage.audio.lose(id, why);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'completed' });
    expect(stage.audio.opened).toHaveLength(1);
    expect(stage.faults()).toEqual([]);
  });

  test('can be lost and mended again later', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let times = 0; times < 3; times += 1) {
      stage.audio.lose(id, why);
      await stage.clock.advance(5_000);
    }
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.audio.opened).toHaveLength(4);
  });

  test('is given up after three tries, the call read before each of them, and the call is hung up and says why', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('web');
    for (let tries = 0; tries < 3; tries += 1) stage.audio.failNext(appError('media-lost'));
    stage.audio.lose(id, why);
    await stage.clock.advance(2_900);
    expect(stage.phase(id)).toBe('active');
    await stage.clock.advance(200);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
    expect(stage.audio.opened).toHaveLength(4);
    const asked = stage.services.web.requests.filter((request) => !request.startsWith('accept') && !request.startsWith('terminate'));
    expect(asked.slice(1)).toEqual(Array.from({ length: 3 }, () => [`read ${remoteId}`, `realtimeSession ${remoteId}`]).flat());
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
    expect(stage.faults()).toEqual([]);
  });

  test('is not brought back for a call that was hung up meanwhile', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.audio.failNext(appError('media-lost'));
    stage.audio.lose(id, why);
    await stage.clock.advance(100);
    stage.desk.hangUp(id);
    await stage.clock.advance(10_000);
    expect(stage.audio.opened).toHaveLength(2);
    expect(stage.faults()).toEqual([]);
  });
});

describe('sound whose new session does not hold', () => {
  test('is not asked for ever: three times in a row, each after a longer wait', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    stage.audio.lose(id, 'socket'); // say a service that takes the lost socket for alive, and refuses the next one with 1008
    await stage.clock.advance(100);
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(900);
    expect(stage.audio.opened).toHaveLength(2);
    await stage.clock.advance(200);
    expect(stage.audio.opened).toHaveLength(3);
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(1_900);
    expect(stage.audio.opened).toHaveLength(3);
    await stage.clock.advance(200);
    expect(stage.audio.opened).toHaveLength(4);
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(100);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
    expect(stage.faults()).toEqual([]);
  });

  test('is brought back every time where it is our own process that dies, seconds after it had sound again', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let deaths = 0; deaths < 20; deaths += 1) {
      await stage.clock.advance(2_500);
      stage.audio.lose(id, 'process');
      await stage.clock.advance(0);
      expect(stage.audio.sessions.has(id)).toBe(true);
    }
    expect(stage.phase(id)).toBe('active');
    expect(stage.audio.opened).toHaveLength(21);
    expect(stage.faults()).toEqual([]);
  });

  test('is given up after three sessions where every process dies as soon as it has one', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    await stage.clock.advance(60_000);
    stage.audio.lose(id, 'process');
    for (const waitMs of [100, 1_100, 2_100]) {
      await stage.clock.advance(waitMs);
      expect(stage.audio.sessions.has(id)).toBe(true);
      stage.audio.lose(id, 'process');
    }
    await stage.clock.advance(100);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
    expect(stage.audio.opened).toHaveLength(4);
    expect(stage.faults()).toEqual([]);
  });
});

describe('sound lost with the network', () => {
  test('is waited for without spending a session, and is there when the service is', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let looks = 0; looks < 10; looks += 1) stage.services.web.failNext('read', appError('service-unreachable'));
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(9_500);
    expect(stage.call(id)).toMatchObject({ phase: 'active', media: 'interrupted' });
    expect(stage.services.web.count('realtimeSession')).toBe(1);
    await stage.clock.advance(1_000);
    expect(stage.audio.sessions.has(id)).toBe(true);
    expect(stage.faults()).toEqual([]);
  });

  test('is given up after twenty seconds', async () => {
    const stage = setCallStage();
    const { id } = await stage.talk('web');
    for (let looks = 0; looks < 40; looks += 1) stage.services.web.failNext('read', appError('service-unreachable'));
    stage.audio.lose(id, 'socket');
    await stage.clock.advance(19_000);
    expect(stage.phase(id)).toBe('active');
    await stage.clock.advance(2_000);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'media-lost' } });
  });
});
