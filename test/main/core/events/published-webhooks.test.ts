import { describe, expect, test } from 'vitest';
import { nativeCallObservations } from '../../../../main/core/events/native-calls-payload.ts';
import { member } from '../../../../main/core/events/json-reader.ts';
import type { Observation } from '../../../../main/core/events/observation.ts';
import { readAudioDescription } from '../../../../renderer/station/sdp/audio-description.ts';
import { PUBLISHED_WEBHOOKS, type ToldCall } from '../../../support/meta-samples/meta-samples.ts';

function told(observation: Observation): ToldCall {
  const { externalId, status, direction, peer, outcome, durationSeconds, sdpOffer, sdpAnswer } = observation;
  return {
    externalId: externalId ?? '',
    status,
    direction,
    peer,
    outcome,
    durationSeconds,
    hasOffer: sdpOffer !== null,
    hasAnswer: sdpAnswer !== null,
  };
}

/** Meta's `value`, out of whatever it was published in. */
function valueOf(body: unknown): unknown {
  const entry = member(body, 'entry');
  const change = Array.isArray(entry) ? member(entry[0], 'changes') : null;
  return Array.isArray(change) ? member(change[0], 'value') : body;
}

/** The service relays Meta's event, and does not say in which of these. */
const SHAPES = {
  'as published': (body: unknown) => body,
  'bare value': (body: unknown) => ({ event: 'calls', ...Object(valueOf(body)) }),
  'under data': (body: unknown) => ({ event: 'calls', data: valueOf(body) }),
  'in entry[]': (body: unknown) => ({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'calls', value: valueOf(body) }] }],
  }),
  'in entry[] under data': (body: unknown) => ({ event: 'calls', data: { entry: [{ changes: [{ value: valueOf(body) }] }] } }),
} as const;

describe.each(Object.entries(SHAPES))('a published webhook, %s', (_name, shape) => {
  test.each(PUBLISHED_WEBHOOKS)('$name', ({ body, told: expected }) => {
    expect(nativeCallObservations(shape(body)).map(told)).toEqual(expected);
  });
});

describe('the SDP in a published webhook', () => {
  const withSdp = PUBLISHED_WEBHOOKS.filter(({ told: calls }) => calls.some(({ hasOffer, hasAnswer }) => hasOffer || hasAnswer));

  test.each(withSdp)('$name: is read, or refused as what it is', ({ body, sdpRefused }) => {
    const [call] = nativeCallObservations(body);
    const role = (call?.sdpOffer ?? null) === null ? 'answer' : 'offer';
    const read = readAudioDescription(call?.sdpOffer ?? call?.sdpAnswer ?? '', role);
    if (sdpRefused === undefined) expect(read).toMatchObject({ ok: true });
    else expect(read).toMatchObject({ ok: false, error: { detail: expect.stringContaining(sdpRefused) } });
  });
});
