import type { AppState } from '#contract/app-state.ts';
import { describe, expect, test } from 'vitest';
import { setAppStage } from '../../support/fakes/app-stage.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../support/fakes/people.ts';

/** The phases a call went through, as every window saw them. */
function phases(published: readonly AppState[]): readonly string[] {
  const seen = published.flatMap(({ calls }) => calls.map(({ phase }) => phase));
  return seen.filter((phase, index) => phase !== seen[index - 1]);
}

describe.each(['meta', 'web'] as const)('a customer calls a %s number', (kind) => {
  test('it rings within a look, is answered, talked on, hung up, and stands in the recents', async () => {
    const stage = setAppStage();
    await stage.clock.advance(5_000);
    const remoteId = stage.services[kind].ring(CUSTOMER);
    // 5 s: the customer calls. The line looks every 2 s.
    await stage.clock.advance(2_000);
    expect(stage.call()).toMatchObject({ phase: 'ringing', peer: CUSTOMER, kind, silenced: false });
    expect(stage.station.tones.at(-1)).toBe('ring');
    // 10 s: the agent answers.
    await stage.clock.advance(3_000);
    expect(stage.app.answer(stage.onlyId())).toEqual({ ok: true, value: null });
    await stage.clock.settle();
    expect(stage.call()).toMatchObject({ phase: 'active', media: 'connecting', muted: false });
    expect(stage.station.tones.at(-1)).toBeNull();
    const { id } = stage.call();
    if (kind === 'meta') expect(stage.station.peers.get(id)?.released).toBe(true);
    else expect(stage.audio.sessions.has(id)).toBe(true);
    (kind === 'meta' ? stage.station : stage.audio).emit({ type: 'media', callId: id, media: 'flowing' });
    // 15 s: muted for a second.
    await stage.clock.advance(5_000);
    expect(stage.call()).toMatchObject({ phase: 'active', media: 'flowing' });
    stage.app.mute(id, true);
    expect(stage.call()).toMatchObject({ muted: true });
    expect(kind === 'meta' ? stage.station.peers.get(id)?.muted : stage.audio.sessions.get(id)?.muted).toBe(true);
    await stage.clock.advance(1_000);
    stage.app.mute(id, false);
    // 40 s: hung up.
    await stage.clock.advance(24_000);
    stage.app.hangUp(id);
    await stage.clock.settle();
    expect(stage.call()).toMatchObject({ phase: 'ended', reason: 'completed' });
    expect(stage.services[kind].remote(remoteId).status).toBe('ended');
    expect(stage.app.state().recents).toMatchObject([{ id, peer: CUSTOMER, reason: 'completed', direction: 'inbound' }]);
    // 48 s: off the screen.
    await stage.clock.advance(8_000);
    expect(stage.app.state().calls).toEqual([]);
    expect(phases(stage.published)).toEqual(['ringing', 'answering', 'active', 'ended']);
    expect([...stage.station.peers, ...stage.audio.sessions]).toEqual([]);
    expect(stage.faults()).toEqual([]);
  });

  test('the caller gives up: the ring stops within a look, and the miss is listed once', async () => {
    const stage = setAppStage();
    const remoteId = stage.services[kind].ring(CUSTOMER);
    await stage.clock.advance(2_000);
    stage.services[kind].move(remoteId, 'ended', 'missed');
    await stage.clock.advance(1_100);
    expect(stage.station.tones.at(-1)).toBeNull();
    expect(stage.app.state().calls).toEqual([]);
    expect(stage.app.state().recents[0]).toMatchObject({ reason: 'missed' });
    await stage.clock.advance(60_000);
    expect(stage.app.state().recents).toHaveLength(1);
    expect(stage.station.tones.filter((tone) => tone === 'ring')).toHaveLength(1);
    expect(stage.faults()).toEqual([]);
  });

  test('while the agent talks it waits with a beep, and rings when the first call is over', async () => {
    const stage = setAppStage();
    stage.services[kind].ring(CUSTOMER);
    await stage.clock.advance(2_000);
    const first = stage.onlyId();
    stage.app.answer(first);
    await stage.clock.settle();
    stage.services[kind].ring(OTHER_CUSTOMER);
    await stage.clock.advance(5_000);
    expect(stage.app.state().calls.map(({ phase }) => phase)).toEqual(['active', 'ringing']);
    expect(stage.station.tones.at(-1)).toBe('waiting');
    stage.app.hangUp(first);
    await stage.clock.settle();
    expect(stage.station.tones.at(-1)).toBe('ring');
    expect(stage.faults()).toEqual([]);
  });

  test('silenced, it rings no more here and can still be answered', async () => {
    const stage = setAppStage();
    const remoteId = stage.services[kind].ring(CUSTOMER);
    await stage.clock.advance(2_000);
    stage.app.silence(stage.onlyId());
    await stage.clock.settle();
    expect(stage.station.tones.at(-1)).toBeNull();
    expect(stage.services[kind].remote(remoteId).status).toBe('ringing');
    stage.app.answer(stage.onlyId());
    await stage.clock.settle();
    expect(stage.call().phase).toBe('active');
  });
});

describe.each(['meta', 'web'] as const)('the agent calls from a %s number', (kind) => {
  test('it rings at the customer’s, is picked up, ends there, and stands in the recents', async () => {
    const stage = setAppStage();
    await stage.clock.advance(1_000);
    expect(stage.app.dial(stage.lines[kind], CUSTOMER).ok).toBe(true);
    expect(stage.call().phase).toBe('dialing');
    await stage.clock.settle();
    expect(stage.call()).toMatchObject({ phase: 'alerting', media: 'connecting' });
    expect(stage.station.tones.at(-1)).toBe('ringback');
    const { remoteId } = stage.services[kind].newest();
    if (kind === 'meta') stage.services.meta.relayAnswer(remoteId);
    await stage.clock.advance(5_000);
    stage.services[kind].move(remoteId, 'accepted');
    await stage.clock.advance(1_100);
    expect(stage.call().phase).toBe('active');
    expect(stage.station.tones.at(-1)).toBeNull();
    const { id } = stage.call();
    if (kind === 'meta') expect(stage.station.peers.get(id)?.answer).not.toBeNull();
    else expect(stage.audio.sessions.has(id)).toBe(true);
    await stage.clock.advance(30_000);
    stage.services[kind].move(remoteId, 'ended');
    await stage.clock.advance(4_100);
    expect(stage.call()).toMatchObject({ phase: 'ended', reason: 'completed' });
    expect(stage.app.state().recents).toMatchObject([{ id, direction: 'outbound', reason: 'completed' }]);
    expect(phases(stage.published)).toEqual(['dialing', 'alerting', 'active', 'ended']);
    expect([...stage.station.peers, ...stage.audio.sessions]).toEqual([]);
    expect(stage.services[kind].count('terminate')).toBe(0);
    expect(stage.faults()).toEqual([]);
  });

  test('the customer declines', async () => {
    const stage = setAppStage();
    stage.app.dial(stage.lines[kind], CUSTOMER);
    await stage.clock.settle();
    stage.services[kind].move(stage.services[kind].newest().remoteId, 'ended', 'rejected');
    await stage.clock.advance(1_100);
    expect(stage.call()).toMatchObject({ phase: 'ended', reason: 'declined-by-peer' });
    expect(stage.station.tones.at(-1)).toBeNull();
    expect(stage.faults()).toEqual([]);
  });
});

describe('the ringback', () => {
  test('goes on while packets come, which may be silent, and stops with the pick-up; the first word is the station’s to hear', async () => {
    const stage = setAppStage();
    stage.app.dial(stage.lines.meta, CUSTOMER);
    await stage.clock.settle();
    const { remoteId } = stage.services.meta.newest();
    stage.services.meta.relayAnswer(remoteId);
    await stage.clock.advance(600);
    stage.station.emit({ type: 'media', callId: stage.onlyId(), media: 'flowing' });
    await stage.clock.settle();
    expect(stage.call().phase).toBe('alerting');
    expect(stage.station.tones.at(-1)).toBe('ringback');
    stage.services.meta.move(remoteId, 'accepted');
    await stage.clock.advance(1_100);
    expect(stage.station.tones.at(-1)).toBeNull();
  });
});
