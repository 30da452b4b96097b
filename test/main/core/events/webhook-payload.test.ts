import { describe, expect, test } from 'vitest';
import { deliveredBody, webhookObservations } from '../../../../main/core/events/webhook-payload.ts';

const CREATED = '2026-11-22T18:00:00.000Z';
const MEMBERS = {
  callId: 'call_1',
  externalCallId: 'wacid.A==',
  numberId: 'num_1',
  direction: 'INBOUND',
  status: 'RINGING',
  peerNumber: '+5511999990000',
  createdAt: CREATED,
};
const RINGING = {
  source: 'webhook',
  remoteId: 'call_1',
  externalId: 'wacid.A==',
  direction: 'inbound',
  status: 'ringing',
  outcome: null,
  peer: '+5511999990000',
  durationSeconds: null,
  createdAt: Date.parse(CREATED),
  sdpOffer: null,
  sdpAnswer: null,
};

describe('call events of the service', () => {
  test.each([
    ['flat', { event: 'call.ringing', ...MEMBERS }],
    ['under data', { event: 'call.ringing', data: MEMBERS }],
    ['in a call', { event: 'call.ringing', call: { ...MEMBERS, callId: undefined, id: 'call_1' } }],
    ['in a call under data', { event: 'call.ringing', data: { numberId: 'n', call: MEMBERS } }],
    [
      'by other names',
      {
        event: 'call.ringing',
        id: 'call_1',
        wacid: 'wacid.A==',
        direction: 'inbound',
        from: '5511999990000',
        to: '551130000000',
        timestamp: '1795370400',
      },
    ],
  ])('%s', (_shape, payload) => {
    expect(webhookObservations(JSON.parse(JSON.stringify(payload)))).toEqual([RINGING]);
  });

  test.each([
    ['call.connected', 'ACCEPTED', 'accepted', null],
    ['call.ended', 'COMPLETED', 'ended', 'completed'],
    ['call.ended', 'REJECTED', 'ended', 'rejected'],
    ['call.ended', 'FAILED', 'ended', 'failed'],
    ['call.ended', 'SOMETHING', 'ended', 'unknown'],
    ['call.ended', 'RINGING', 'ended', 'unknown'],
    ['call.missed', 'RINGING', 'ended', 'missed'],
    ['call.ringing', 'COMPLETED', 'ringing', null],
    ['call.transferred', 'ACCEPTED', 'accepted', null],
  ])('%s with status %s says %s, %s', (event, word, status, outcome) => {
    expect(webhookObservations({ event, ...MEMBERS, status: word, duration: 61 })).toMatchObject([
      { status, outcome, durationSeconds: status === 'ended' ? 61 : null },
    ]);
  });

  test('an outbound call names the called number; without a direction nobody is named', () => {
    const placed = { event: 'call.ringing', callId: 'call_1', from: '+551130000000', to: '+5511999990000' };
    expect(webhookObservations({ ...placed, direction: 'OUTBOUND' })).toMatchObject([{ direction: 'outbound', peer: '+5511999990000' }]);
    expect(webhookObservations(placed)).toMatchObject([{ direction: null, peer: null }]);
  });

  test('an id of Meta where the service’s own is expected is taken for what it is', () => {
    expect(webhookObservations({ event: 'call.ringing', id: 'wacid.Z' })).toMatchObject([{ remoteId: null, externalId: 'wacid.Z' }]);
  });

  test.each([
    ['an answer to a permission request', { event: 'call.permission_updated', ...MEMBERS, status: 'PERMANENT' }],
    ['a call without an id', { event: 'call.ringing', peerNumber: '+5511999990000' }],
    ['an unknown call event with an unknown status', { event: 'call.hologram', callId: 'call_1', status: 'FLICKERING' }],
    ['a message', { event: 'message.received', data: { id: 'm', text: 'call.ringing' } }],
    ['a message that carries a list named calls', { event: 'message.received', calls: [{ id: 'x', event: 'connect' }] }],
    ['nothing', null],
    ['a text', 'call.ringing'],
    ['a list', [{ event: 'call.ringing', ...MEMBERS }]],
  ])('%s tells nothing of calls', (_what, payload) => {
    expect(webhookObservations(payload)).toEqual([]);
  });
});

describe('Meta’s own calls event', () => {
  const OFFER = 'v=0\r\no=- 1 2 IN IP4 157.240.1.1\r\n';
  const connect = {
    id: 'wacid.A==',
    from: '5511999990000',
    to: '551130000000',
    event: 'connect',
    timestamp: '1795370400',
    session: { sdp_type: 'offer', sdp: OFFER },
  };
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: '1' }, calls: [connect] };
  const shapes: readonly (readonly [string, (value: unknown) => unknown])[] = [
    ['bare, with its event', (inner) => ({ event: 'calls', ...(inner as object) })],
    ['bare', (inner) => inner],
    ['under data', (inner) => ({ event: 'calls', data: inner })],
    [
      'in Meta’s envelope',
      (inner) => ({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'calls', value: inner }] }] }),
    ],
    ['in Meta’s envelope under data', (inner) => ({ event: 'calls', data: { entry: [{ changes: [{ field: 'calls', value: inner }] }] } })],
  ];

  test.each(shapes)('%s: a customer’s call comes with its offer, byte for byte', (_shape, wrap) => {
    expect(webhookObservations(wrap(value))).toEqual([
      {
        source: 'webhook',
        remoteId: null,
        externalId: 'wacid.A==',
        direction: 'inbound',
        status: 'ringing',
        outcome: null,
        peer: '+5511999990000',
        durationSeconds: null,
        createdAt: 1_795_370_400_000,
        sdpOffer: OFFER,
        sdpAnswer: null,
      },
    ]);
  });

  test('Meta’s answer to our offer does not say that it rings yet', () => {
    const answer = {
      ...connect,
      from: '551130000000',
      to: '5511999990000',
      direction: 'BUSINESS_INITIATED',
      session: { sdp_type: 'answer', sdp: OFFER },
    };
    expect(webhookObservations({ event: 'calls', calls: [answer] })).toMatchObject([
      { direction: 'outbound', status: 'initiated', peer: '+5511999990000', sdpAnswer: OFFER, sdpOffer: null },
    ]);
  });

  test.each([
    ['RINGING', 'ringing', null],
    ['ACCEPTED', 'accepted', null],
    ['REJECTED', 'ended', 'rejected'],
  ])('a status line %s', (word, status, outcome) => {
    const line = { id: 'wacid.A==', type: 'call', status: word, timestamp: '1795370400', recipient_id: '5511999990000' };
    expect(webhookObservations({ event: 'calls', statuses: [line] })).toMatchObject([
      { externalId: 'wacid.A==', direction: 'outbound', status, outcome, peer: '+5511999990000' },
    ]);
    expect(webhookObservations({ event: 'calls', statuses: [{ ...line, type: 'message' }] })).toEqual([]);
  });

  test.each([
    [{ status: 'COMPLETED', duration: 42 }, 'completed', 42],
    [{ status: 'Completed', duration: 0 }, 'completed', 0],
    [{ status: 'COMPLETED' }, 'unknown', null],
    [{ status: 'FAILED' }, 'failed', null],
    [{}, 'unknown', null],
  ])('a terminate with %j', (members, outcome, durationSeconds) => {
    const ended = { id: 'wacid.A==', event: 'terminate', direction: 'USER_INITIATED', from: '5511999990000', ...members };
    expect(webhookObservations({ event: 'calls', calls: [ended] })).toMatchObject([{ status: 'ended', outcome, durationSeconds }]);
  });

  test('several calls and statuses come together, at most fifty', () => {
    expect(
      webhookObservations({
        event: 'calls',
        calls: [connect, { id: 'wacid.B', event: 'terminate' }, { id: 'wacid.C', event: 'dance' }, null],
      }),
    ).toHaveLength(2);
    expect(webhookObservations({ event: 'calls', calls: Array(5_000).fill(connect), statuses: Array(5_000).fill(connect) })).toHaveLength(
      50,
    );
  });
});

describe('a line of the delivery log', () => {
  const flat = { event: 'call.ringing', ...MEMBERS };
  const native = { entry: [{ changes: [{ value: { calls: [{ id: 'wacid.A==', event: 'terminate' }] } }] }] };
  test.each<[string, string, unknown, unknown]>([
    ['as it was posted', 'call.ringing', flat, flat],
    ['as its text', 'call.ringing', JSON.stringify(flat), flat],
    ['without the name of the event, which is beside it', 'call.ringing', MEMBERS, { event: 'call.ringing', data: MEMBERS }],
    ['in Meta’s own shape', 'calls', native, native],
  ])('that holds the payload %s tells the same as the webhook', (_how, event, payload, body) => {
    expect(deliveredBody({ event, payload })).toEqual(body);
    expect(webhookObservations(deliveredBody({ event, payload }))).toEqual(webhookObservations(body));
    expect(webhookObservations(body)).toHaveLength(1);
  });

  test.each(['not JSON', '', null, undefined, 7, [], '[]', '"x"'])('that holds %j tells nothing', (payload) => {
    for (const event of ['call.ringing', 'calls', '']) expect(webhookObservations(deliveredBody({ event, payload }))).toEqual([]);
  });
});
