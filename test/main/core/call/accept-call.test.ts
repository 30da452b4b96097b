import { type AppErrorCode, appError } from '#contract/errors.ts';
import type { EndReason, PhaseName } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import type { RemoteStatus } from '../../../../main/core/events/observation.ts';
import { type CallStage, setCallStage } from '../../../support/fakes/call-stage.ts';

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

describe('accept whose answer is lost, where the service cannot be asked either', () => {
  /** Answers a call, and gives it up after three reads in vain. */
  async function lost(kind: LineKind, isCarriedOut: boolean): Promise<CallStage & { readonly remoteId: string }> {
    const stage = setCallStage();
    const { id, remoteId } = await stage.ring(kind);
    stage.services[kind].failNext('accept', appError('service-timeout'), isCarriedOut);
    for (let reads = 0; reads < 3; reads += 1) stage.services[kind].failNext('read', appError('service-unreachable'));
    stage.desk.answer(id);
    await stage.clock.advance(4_100);
    expect(stage.call(id)).toMatchObject({ phase: 'ended', reason: 'failed', error: { code: 'service-timeout' } });
    expect(stage.services[kind].count('terminate')).toBe(0);
    return { ...stage, remoteId };
  }

  test('was carried out: the call, which nobody hears, is ended as soon as the service says that it is ours', async () => {
    const stage = await lost('meta', true);
    stage.services.meta.failNext('read', appError('service-unreachable'));
    await stage.clock.advance(3_100);
    expect(stage.services.meta.count('terminate')).toBe(0);
    await stage.clock.advance(5_100);
    expect(stage.services.meta.remote(stage.remoteId).status).toBe('ended');
    await stage.clock.advance(60_000);
    expect(stage.services.meta.count('terminate')).toBe(1);
    expect(stage.faults()).toEqual([]);
  });

  test('was not, and a colleague took the call: their talk goes on', async () => {
    const stage = await lost('meta', false);
    stage.services.meta.relayAnswer(stage.remoteId);
    stage.services.meta.move(stage.remoteId, 'accepted');
    await stage.clock.advance(60_000);
    expect(stage.services.meta.count('terminate')).toBe(0);
    expect(stage.services.meta.remote(stage.remoteId).status).toBe('accepted');
    const reads = stage.services.meta.count('read');
    await stage.clock.advance(60_000);
    expect(stage.services.meta.count('read')).toBe(reads);
  });

  test('the line is closed meanwhile: it is not asked any more', async () => {
    const stage = await lost('meta', true);
    await stage.desk.closeLine(stage.lines.meta);
    await stage.clock.advance(60_000);
    expect(stage.services.meta.count('terminate')).toBe(0);
  });

  test('on a web number, which does not tell who has the call: it is left alone', async () => {
    const stage = await lost('web', true);
    await stage.clock.advance(60_000);
    expect(stage.services.web.count('terminate')).toBe(0);
  });
});
