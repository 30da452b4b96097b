import { callId, type Call } from '#contract/call.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import type { AppError } from '#contract/errors.ts';
import { ok, type Result } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../../../main/core/call/call-event.ts';
import { stepCall } from '../../../../main/core/call/call-machine.ts';
import { createKnownCalls } from '../../../../main/core/events/known-calls.ts';
import { webhookObservations } from '../../../../main/core/events/webhook-payload.ts';
import { setCallStage } from '../../../support/fakes/call-stage.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

type CallNames = { readonly externalId: string };
const OURS = callId('call-1');
const IDS = { remoteId: 'call_1', externalId: 'wacid.A==' };
const ENDED = { event: 'call.ended', callId: 'call_1', externalCallId: 'wacid.A==', direction: 'OUTBOUND', status: 'FAILED', duration: 12 };
const terminate = (...codes: readonly number[]) => ({
  event: 'calls',
  messaging_product: 'whatsapp',
  calls: [{ id: 'wacid.A==', event: 'terminate', direction: 'BUSINESS_INITIATED', to: '5511988880001', status: 'FAILED', duration: 12 }],
  errors: codes.map((code) => ({ code, message: 'x', error_data: { details: 'x' } })),
});

/** The call after it was told these webhooks, in that order. */
function told(call: Call, ...payloads: readonly unknown[]): Call {
  const known = createKnownCalls({ watchedSince: SIMULATED_START, now: () => SIMULATED_START, isKept: () => false });
  known.bind({ ...IDS, peer: phoneNumber('+5511988880001'), direction: 'outbound' }, OURS);
  const at = unixMs(SIMULATED_START + 5_000);
  return payloads.flatMap(webhookObservations).reduce((now, seen) => {
    const verdict = known.observe(seen)?.verdict;
    return verdict?.type === 'event' ? stepCall(now, verdict.event, at).call : now;
  }, call);
}

describe('a call that WhatsApp has ended says what for', () => {
  test.each([
    [138_019, 'peer-setup-failed'],
    [138_020, 'peer-setup-failed'],
    [138_021, 'peer-heard-nothing'],
    [138_022, 'peer-sent-nothing'],
    [138_023, 'sound-never-came'],
    [131_044, 'payment-required'],
  ])('%i, whether it is told before the end or after it', (code, meaning) => {
    const why = { phase: 'ended', reason: 'completed', error: { code: meaning } };
    expect(told(CALL_IN.active, ENDED, terminate(code))).toMatchObject(why);
    expect(told(CALL_IN.active, terminate(code), ENDED)).toMatchObject(why);
    expect(told(CALL_IN.active, terminate(code), terminate(code), ENDED)).toMatchObject(why);
  });

  test('before anybody took it, too', () => {
    expect(told(CALL_IN.alerting, { ...ENDED, duration: undefined }, terminate(138_019))).toMatchObject({
      reason: 'failed',
      error: { code: 'peer-setup-failed' },
    });
  });

  test.each(['active', 'alerting', 'stranded'] as const)('%s: the same in whatever order it is told, in one event or in two', (phase) => {
    for (const outcome of ['completed', 'missed', 'rejected', 'failed', 'unknown'] as const) {
      for (const answered of [true, false]) {
        const told = { type: 'remote-ended', outcome, answered } as const;
        const because = { ...told, fault: 'peer-setup-failed' } as const;
        const after = (...events: readonly CallEvent[]): Call =>
          events.reduce<Call>((now, event) => stepCall(now, event, unixMs(SIMULATED_START + 5_000)).call, CALL_IN[phase]);
        expect(after(because)).toMatchObject({ phase: 'ended', error: { code: 'peer-setup-failed' } });
        expect(after(because)).not.toHaveProperty('byPeer');
        expect(after(told, because)).toEqual(after(because));
        expect(after(because, told)).toEqual(after(because));
        const once = after(because);
        expect(stepCall(once, because, unixMs(SIMULATED_START + 6_000)).call).toBe(once);
      }
    }
  });

  test('stays on the screen until it is read, also where the reason comes after the end', async () => {
    const stage = setCallStage();
    const { id, remoteId } = await stage.talk('meta');
    const end = { source: 'webhook', status: 'ended', outcome: 'completed' } as const;
    await stage.hear('meta', remoteId, end);
    await stage.clock.advance(7_000);
    await stage.hear('meta', remoteId, { ...end, fault: 'peer-heard-nothing' });
    await stage.clock.advance(3_600_000);
    expect(stage.call(id)).toMatchObject({ phase: 'ended', error: { code: 'peer-heard-nothing' } });
    const other = await stage.talk('meta');
    await stage.hear('meta', other.remoteId, end);
    await stage.clock.advance(7_000);
    await stage.hear('meta', other.remoteId, end);
    await stage.clock.advance(1_000);
    expect(stage.call(other.id)).toBeNull();
  });

  test('also where one record joins the reason with another outcome: both are told', async () => {
    const stage = setCallStage({ opens: [] });
    const { api } = stage.services.meta;
    // Its other name is not known yet.
    const halfNamed =
      <Words extends readonly unknown[], Named extends CallNames>(ask: (...words: Words) => Promise<Result<Named, AppError>>) =>
      async (...words: Words): Promise<Result<Named, AppError>> => {
        const answer = await ask(...words);
        return answer.ok ? ok({ ...answer.value, externalId: '' }) : answer;
      };
    const { meta: line } = stage.lines;
    const words = { kind: 'meta', label: () => 'Line', preAccept: () => true } as const;
    stage.desk.openLine({
      ...words,
      id: line,
      api: { ...api, place: halfNamed(api.place), read: halfNamed(api.read) },
      watchedSince: stage.clock.now(),
      outlivesApp: true,
    });
    const { id, remoteId } = await stage.dial('meta');
    const { externalId } = stage.services.meta.news(remoteId);
    const hint = { source: 'webhook', status: 'ended', createdAt: null } as const;
    await stage.hear('meta', remoteId, { ...hint, externalId: null, outcome: 'missed' });
    stage.desk.observe(line, [
      { ...stage.services.meta.news(remoteId), ...hint, remoteId: null, externalId, outcome: 'failed', fault: 'peer-setup-failed' },
    ]);
    stage.services.meta.move(remoteId, 'ended', 'rejected');
    await stage.hear('meta', remoteId, { source: 'read', externalId });
    expect(stage.call(id)).toMatchObject({ phase: 'ended', error: { code: 'peer-setup-failed' } });
    expect(stage.kept.history.all.map(({ reason }) => reason)).toEqual(['declined-by-peer']);
  });

  test('and the record of the service is believed all the same about how it ended', async () => {
    const stage = setCallStage();
    const { remoteId } = await stage.dial('meta');
    await stage.hear('meta', remoteId, { source: 'webhook', status: 'ended', outcome: 'failed', fault: 'peer-setup-failed' });
    stage.services.meta.move(remoteId, 'ended', 'missed');
    await stage.hear('meta', remoteId);
    expect(stage.kept.history.all.map(({ reason }) => reason)).toEqual(['no-answer']);
  });

  test('and nothing where it names nothing that is known, or does not say which call it means', () => {
    const { calls, errors, ...value } = terminate(138_021);
    expect(told(CALL_IN.active, terminate(138_999))).toMatchObject({ phase: 'ended', error: null });
    expect(told(CALL_IN.active, { ...value, calls: [...calls, { ...calls[0], id: 'wacid.B==' }], errors })).toMatchObject({
      phase: 'ended',
      error: null,
    });
  });

  test('but keeps what this phone knew before', () => {
    const lost = stepCall(CALL_IN.active, { type: 'media-failed', error: { code: 'media-lost' } }, unixMs(SIMULATED_START)).call;
    expect(told(lost, terminate(138_021))).toMatchObject({ error: { code: 'media-lost' } });
  });
});
