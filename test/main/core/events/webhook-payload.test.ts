import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { webhookObservations } from '../../../../main/core/events/webhook-payload.ts';

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

describe('hostile payloads', () => {
  const names = [
    'event',
    'data',
    'call',
    'calls',
    'statuses',
    'entry',
    'changes',
    'value',
    'id',
    'callId',
    'status',
    'direction',
    'session',
    'sdp',
    'from',
    'to',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'timestamp',
    'duration',
  ];
  const words = [
    'calls',
    'call.ringing',
    'call.ended',
    'connect',
    'terminate',
    'INBOUND',
    'offer',
    'RINGING',
    '__proto__',
    '5511999990000',
  ];
  const { payload } = fc.letrec<{ payload: unknown }>((tie) => ({
    payload: fc.oneof(
      { depthSize: 'medium', maxDepth: 6 },
      fc.constantFrom<unknown>(...words, null, true, -1, Number.NaN, 1e308),
      fc.array(tie('payload'), { maxLength: 4 }),
      fc.array(fc.tuple(fc.constantFrom(...names), tie('payload')), { maxLength: 6 }).map((pairs) => {
        const text = pairs.map(([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner) ?? 'null'}`).join(',');
        return JSON.parse(`{${text}}`) as unknown;
      }),
    ),
  }));

  /** A payload as documented, with some of its members replaced by anything. */
  const VALID = [
    { event: 'call.ringing', ...MEMBERS },
    { event: 'call.ended', data: { ...MEMBERS, status: 'COMPLETED', duration: 3 } },
    {
      event: 'calls',
      data: {
        calls: [
          {
            id: 'wacid.A',
            event: 'connect',
            direction: 'USER_INITIATED',
            from: '5511999990000',
            session: { sdp_type: 'offer', sdp: 'v=0' },
          },
        ],
      },
    },
    {
      entry: [
        {
          changes: [
            { value: { calls: [{ id: 'wacid.A', event: 'terminate' }], statuses: [{ id: 'wacid.A', type: 'call', status: 'RINGING' }] } },
          ],
        },
      ],
    },
  ];
  function slots(value: unknown): { readonly holder: Record<string, unknown>; readonly name: string }[] {
    if (typeof value !== 'object' || value === null) return [];
    const holder = value as Record<string, unknown>;
    return Object.keys(holder).flatMap((name) => [{ holder, name }, ...slots(holder[name])]);
  }
  const spoilt = fc
    .tuple(fc.constantFrom(...VALID), fc.array(fc.tuple(fc.nat(), fc.oneof(payload, fc.anything())), { maxLength: 3 }))
    .map(([valid, edits]) => {
      const copy = structuredClone(valid);
      for (const [at, junk] of edits) {
        const all = slots(copy);
        const slot = all[at % all.length];
        if (slot !== undefined) slot.holder[slot.name] = junk;
      }
      return copy;
    });

  test('ten thousand of them: never an exception, always whole observations, no prototype changes', { timeout: 60_000 }, () => {
    const before = [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((prototype) =>
      Reflect.ownKeys(prototype).map(String).join(),
    );
    let told = 0;
    fc.assert(
      fc.property(fc.oneof(payload, fc.anything(), { arbitrary: spoilt, weight: 3 }), (body) => {
        const observations = webhookObservations(body);
        told += observations.length;
        return observations.every(
          ({ remoteId, externalId, status, outcome }) =>
            (remoteId !== null || externalId !== null) && (status === 'ended') === (outcome !== null),
        );
      }),
      { numRuns: 10_000, seed: 7 },
    );
    expect(told).toBeGreaterThan(1_000); // else the corpus never reached the parser's inside
    expect(
      [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((prototype) =>
        Reflect.ownKeys(prototype).map(String).join(),
      ),
    ).toEqual(before);
  });

  test('members are looked up by their own name only', () => {
    const inherited = Object.create({ event: 'call.ringing', callId: 'call_1' }) as object;
    expect(webhookObservations(inherited)).toEqual([]);
    expect(webhookObservations(JSON.parse('{"__proto__":{"event":"call.ringing","callId":"call_1"}}'))).toEqual([]);
    const trap = {
      event: 'call.ringing',
      get callId(): string {
        throw new Error('touched');
      },
    };
    expect(webhookObservations(trap)).toEqual([]);
  });
});
