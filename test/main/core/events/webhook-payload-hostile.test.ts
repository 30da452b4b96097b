import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliveredBody, webhookObservations } from '../../../../main/core/events/webhook-payload.ts';

const MEMBERS = {
  callId: 'call_1',
  externalCallId: 'wacid.A==',
  numberId: 'num_1',
  direction: 'INBOUND',
  status: 'RINGING',
  peerNumber: '+5511999990000',
  createdAt: '2026-11-22T18:00:00.000Z',
};
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

  test('a thousand lines of the delivery log that hold them, as objects or as text: never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(payload, spoilt), fc.constantFrom(...words, ''), (body, event) => {
        const told = webhookObservations(deliveredBody({ event, payload: body }));
        const text: unknown = JSON.stringify(body) ?? '';
        return webhookObservations(deliveredBody({ event, payload: text })).length <= Math.max(1, told.length);
      }),
      { numRuns: 1_000, seed: 8 },
    );
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
