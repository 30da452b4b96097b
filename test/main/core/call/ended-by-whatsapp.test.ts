import { callId, type Call } from '#contract/call.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import { stepCall } from '../../../../main/core/call/call-machine.ts';
import { createKnownCalls } from '../../../../main/core/events/known-calls.ts';
import { webhookObservations } from '../../../../main/core/events/webhook-payload.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

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
