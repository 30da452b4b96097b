import { type AppErrorCode, appError } from '#contract/errors.ts';
import type { EndReason, PhaseName } from '#contract/call.ts';
import { describe, expect, test } from 'vitest';
import type { RemoteStatus } from '../../../../main/core/events/observation.ts';
import { setCallStage } from '../../../support/fakes/call-stage.ts';

interface Case {
  /** How accept failed. */
  readonly error: AppErrorCode;
  /** How far the call is when it is read after that. */
  readonly left: RemoteStatus;
  readonly to: PhaseName;
  readonly reason?: EndReason;
  /** Requests to accept in all. */
  readonly accepts: number;
}

/** What becomes of a call whose accept got no plain yes: the service is asked. */
const CASES: readonly Case[] = [
  { error: 'service-timeout', left: 'ringing', to: 'active', accepts: 2 },
  { error: 'service-timeout', left: 'initiated', to: 'active', accepts: 2 },
  { error: 'service-timeout', left: 'accepted', to: 'active', accepts: 1 },
  { error: 'service-unreachable', left: 'accepted', to: 'active', accepts: 1 },
  { error: 'service-broken', left: 'accepted', to: 'active', accepts: 1 },
  { error: 'service-timeout', left: 'ended', to: 'ended', reason: 'caller-cancelled', accepts: 1 },
  { error: 'call-setup-refused', left: 'accepted', to: 'ended', reason: 'answered-elsewhere', accepts: 1 },
  { error: 'call-setup-refused', left: 'ended', to: 'ended', reason: 'caller-cancelled', accepts: 1 },
  { error: 'call-setup-refused', left: 'ringing', to: 'ended', reason: 'failed', accepts: 1 },
  { error: 'key-rejected', left: 'ringing', to: 'ended', reason: 'failed', accepts: 1 },
];

describe.each(['meta', 'web'] as const)('on a %s number', (kind) => {
  test.each(CASES)('accept failed by $error, and the call is $left: $to', async ({ error, left, to, reason, accepts }) => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring(kind);
    stage.services[kind].failNext('accept', appError(error));
    if (left !== 'initiated') stage.services[kind].move(remoteId, left, 'missed');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject(reason === undefined ? { phase: to } : { phase: to, reason });
    expect(stage.services[kind].count('accept')).toBe(accepts);
    expect(stage.faults()).toEqual([]);
  });

  test('the answer to accept is lost and the service cannot be read for a moment: the call is not abandoned', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring(kind);
    stage.services[kind].failNext('accept', appError('service-timeout'), true);
    stage.services[kind].failNext('read', appError('service-unreachable'));
    stage.services[kind].failNext('read', appError('service-unreachable'));
    stage.desk.answer(id);
    await stage.clock.advance(4_100);
    expect(stage.phase(id)).toBe('active');
    expect(stage.services[kind].count('accept')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('the call is unknown to the service by now: the caller has left', async () => {
    const stage = setCallStage();
    const { id } = await stage.ring(kind);
    stage.services[kind].failNext('accept', appError('service-timeout'));
    stage.services[kind].failNext('read', appError('call-gone'));
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ reason: 'caller-cancelled' });
  });

  test.each([
    [2_500, 'active', 2],
    [undefined, 'active', 2],
    [3_001, 'ended', 1],
  ] as const)('accept comes too soon after other requests (429, %s ms): then %s', async (retryAfterMs, to, accepts) => {
    const stage = setCallStage();
    const { id } = await stage.ring(kind);
    stage.services[kind].failNext('accept', { code: 'rate-limited', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
    stage.desk.answer(id);
    await stage.clock.advance((retryAfterMs ?? 1_000) - 1);
    expect(stage.services[kind].count('accept')).toBe(1);
    await stage.clock.advance(2);
    expect(stage.phase(id)).toBe(to);
    expect(stage.services[kind].count('accept')).toBe(accepts);
    expect(stage.faults()).toEqual([]);
  });

  test('accept came too soon and somebody else took the call in the time the service asked for', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring(kind);
    stage.services[kind].failNext('accept', { code: 'rate-limited', retryAfterMs: 2_000 });
    stage.desk.answer(id);
    await stage.clock.advance(500);
    stage.services[kind].move(remoteId, 'accepted');
    await stage.clock.advance(1_600);
    expect(stage.call(id)).toMatchObject({ reason: 'answered-elsewhere' });
    expect(stage.services[kind].count('accept')).toBe(1);
    expect(stage.services[kind].remote(remoteId).status).toBe('accepted');
  });
});

test.each([true, false])(
  'accept of a Meta call is lost, and a colleague was faster: no second microphone opens (pre-accept %s)',
  async (preAccept) => {
    const stage = setCallStage({ preAccept });
    const { id, remoteId } = await stage.ring('meta');
    stage.services.meta.failNext('accept', appError('service-timeout'));
    stage.services.meta.relayAnswer(remoteId);
    stage.services.meta.move(remoteId, 'accepted');
    stage.desk.answer(id);
    await stage.clock.settle();
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'answered-elsewhere' });
    expect(stage.services.meta.remote(remoteId).status).toBe('accepted');
    expect(stage.station.peers.size).toBe(0);
    expect(stage.faults()).toEqual([]);
  },
);
