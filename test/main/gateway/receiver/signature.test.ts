import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { serviceOffsets } from '../../../../main/core/events/service-offset.ts';
import { NOW, post, receiverBench } from './receiver-bench.ts';

const SECRET = 'a shared secret';
const BODY = '{"event":"call.ringing","callId":"c1"}';
const SECONDS = Math.trunc(NOW / 1_000);

const hex = (body: string, secret = SECRET): string => createHmac('sha256', secret).update(body).digest('hex');

function standard(
  change: { readonly id?: string; readonly at?: number; readonly body?: string; readonly key?: string | Buffer } = {},
): Record<string, string> {
  const { id = 'msg_1', at = SECONDS, body = BODY, key = SECRET } = change;
  const signature = createHmac('sha256', key)
    .update(`${id}.${String(at)}.${body}`)
    .digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${signature}` };
}

async function answered(headers: Readonly<Record<string, string>>, secrets: readonly string[] = [SECRET], body = BODY): Promise<number> {
  const { url, eventLog, receiver, log } = await receiverBench({ secrets: () => secrets });
  const { status } = await post(url, body, { 'content-type': 'application/json', ...headers });
  // Refused: counted, and nothing else; taken: one event.
  expect([eventLog.events.length, receiver.counts().unsigned]).toEqual(status === 204 ? [1, 0] : [0, 1]);
  expect(log.lines).toEqual([]);
  return status;
}

describe('while a secret is set, a delivery is taken that', () => {
  test.each([
    ['has the hex of its raw body in a header that names itself a signature', { 'X-Pilot-Signature': hex(BODY) }],
    ['has it with sha256= before', { 'x-hub-signature-256': `sha256=${hex(BODY).toUpperCase()}` }],
    ['is signed as Standard Webhooks are', standard()],
    ['was signed 300 s ago', standard({ at: SECONDS - 300 })],
    [
      'has one right signature among several',
      { ...standard(), 'webhook-signature': `v1,AAAA v1a,x ${standard()['webhook-signature'] ?? ''}` },
    ],
    ['has one right signature header among several', { 'x-signature-v0': 'nonsense', 'x-signature': hex(BODY) }],
  ])('%s', async (_name, headers) => {
    expect(await answered(headers)).toBe(204);
  });

  test('is signed by the old secret or the new one, while one replaces the other', async () => {
    expect(await answered({ 'x-signature': hex(BODY, 'old') }, ['new', 'old'])).toBe(204);
    expect(await answered({ 'x-signature': hex(BODY, 'new') }, ['new', 'old'])).toBe(204);
    expect(await answered({ 'x-signature': hex(BODY, 'older') }, ['new', 'old'])).toBe(401);
  });

  test('is signed by a secret that is written as Standard Webhooks write it', async () => {
    const key = Buffer.from('0123456789abcdef0123456789abcdef');
    expect(await answered(standard({ key }), [`whsec_${key.toString('base64')}`])).toBe(204);
  });
});

describe('while a secret is set, a delivery is a 401 that', () => {
  const right = standard();
  test.each<[string, Record<string, string>]>([
    ['is not signed', {}],
    ['is signed by another secret', { 'x-signature': hex(BODY, 'other') }],
    ['has a signature of other bytes that say the same', { 'x-signature': hex(JSON.stringify({ callId: 'c1', event: 'call.ringing' })) }],
    ['has half a signature', { 'x-signature': hex(BODY).slice(0, 32) }],
    ['has a signature with more behind it', { 'x-signature': `${hex(BODY)}00` }],
    ['names a weaker hash', { 'x-signature': `sha1=${hex(BODY)}` }],
    ['has its signature in a header of another name', { authorization: hex(BODY) }],
    ['was signed 301 s ago', standard({ at: SECONDS - 301 })],
    ['was signed 301 s ahead', standard({ at: SECONDS + 301 })],
    ['was signed long ago and dated anew', { ...standard({ at: SECONDS - 900 }), 'webhook-timestamp': String(SECONDS) }],
    ['was signed under another id', { ...right, 'webhook-id': 'msg_2' }],
    ['has no id', { 'webhook-timestamp': String(SECONDS), 'webhook-signature': right['webhook-signature'] ?? '' }],
    ['has a time that is no number', { ...right, 'webhook-timestamp': 'NaN' }],
    ['has an empty signature', { ...right, 'webhook-signature': 'v1,' }],
  ])('%s', async (_name, headers) => {
    expect(await answered(headers)).toBe(401);
  });

  test('is signed with an empty secret', async () => {
    expect(await answered({ 'x-signature': hex(BODY, '') }, [''])).toBe(401);
  });

  test('is not even JSON: it is not looked at', async () => {
    expect(await answered({}, [SECRET], '{"half')).toBe(401);
  });
});

test('while our clock is a day slow, a delivery is taken that was signed now by the clock of the service, and none of a day ago', async () => {
  const DAY_S = 86_400;
  const offsets = serviceOffsets(() => NOW);
  const { url, receiver } = await receiverBench({ secrets: () => [SECRET], theirs: offsets.theirs });
  const send = async (at: number): Promise<number> =>
    (await post(url, BODY, { 'content-type': 'application/json', ...standard({ at }) })).status;
  expect(await send(SECONDS + DAY_S)).toBe(401);
  offsets.of('https://pilot.example/v1').asking()(NOW + DAY_S * 1_000);
  expect([await send(SECONDS + DAY_S), await send(SECONDS - DAY_S)]).toEqual([204, 401]);
  expect(receiver.counts()).toMatchObject({ taken: 1, unsigned: 2 });
});

test('the same signed delivery twice is one event', async () => {
  const { url, eventLog } = await receiverBench({ secrets: () => [SECRET] });
  for (let times = 0; times < 2; times += 1) {
    expect((await post(url, BODY, { 'content-type': 'application/json', ...standard() })).status).toBe(204);
  }
  expect(eventLog.events).toHaveLength(1);
});

test('a secret that is set while the app runs counts from the next delivery on', async () => {
  let secrets: readonly string[] = [];
  const { url } = await receiverBench({ secrets: () => secrets });
  expect((await post(url, BODY)).status).toBe(204);
  secrets = [SECRET];
  expect((await post(url, BODY)).status).toBe(401);
});
