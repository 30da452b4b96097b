import { describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { newsEventId, webhookEventId } from '../../../../main/gateway/log/event-id.ts';

const LINE = lineId('line-1');
const id = (body: unknown, headers: Readonly<Record<string, string>> = {}): string => webhookEventId(LINE, headers, body);
const ringing = { event: 'call.ringing', callId: 'c1', direction: 'INBOUND', from: '+5511999990001' };

describe('two deliveries are one event', () => {
  test('where they tell the same of the same call, however they are written', () => {
    expect(id({ ...ringing, timestamp: 1 })).toBe(id({ timestamp: 2, data: null, ...ringing }));
    expect(id({ event: 'call.ringing', data: { id: 'c1' } })).toBe(id(ringing));
  });

  test('where the sender gives them one id, whatever they say', () => {
    expect(id(ringing, { 'webhook-id': 'msg_1' })).toBe(id({}, { 'webhook-id': 'msg_1' }));
  });

  test('where they are not about calls and say the same in another order', () => {
    expect(id({ event: 'x', data: { a: [1, { b: 2, c: 3 }] } })).toBe(id({ data: { a: [1, { c: 3, b: 2 }] }, event: 'x' }));
  });

  test('where one was made from what polling found', () => {
    expect(newsEventId(LINE, { remoteId: 'c1', externalId: 'wacid.1', status: 'ringing', outcome: null })).toBe(id(ringing));
  });
});

describe('two deliveries are two events', () => {
  test('where call, status, outcome, line or sender’s id differ', () => {
    const ids = [
      id(ringing),
      id({ ...ringing, callId: 'c2' }),
      id({ ...ringing, event: 'call.connected' }),
      id({ ...ringing, event: 'call.ended' }),
      id({ ...ringing, event: 'call.missed' }),
      id({ ...ringing, event: 'call.ended', status: 'FAILED' }),
      webhookEventId(lineId('line-2'), {}, ringing),
      id(ringing, { 'webhook-id': 'msg_1' }),
      id(ringing, { 'webhook-id': 'msg_2' }),
      id({ a: [1, 2] }),
      id({ a: [2, 1] }),
      id({ a: '1' }),
      id({ a: 1 }),
      id(null),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('where one carries the SDP that the other lacks', () => {
    const connect = (session: unknown): unknown => ({ event: 'calls', calls: [{ id: 'wacid.1', event: 'connect', session }] });
    expect(id(connect({ sdp_type: 'offer', sdp: 'v=0' }))).not.toBe(id(connect({ sdp_type: 'offer' })));
  });

  test('where a header only names the subscription', () => {
    const headers = { 'x-webhook-id': 'wh_1' };
    expect(id(ringing, headers)).not.toBe(id({ ...ringing, callId: 'c2' }, headers));
  });
});
