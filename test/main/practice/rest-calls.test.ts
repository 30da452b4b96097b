import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createControlClient, type ControlClient } from '../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../../main/practice/practice-line.ts';
import { ask, eventually, type Reply } from './support/pilot-status-client.ts';
import { browserSdp } from './support/sdp-samples.ts';

let line: PracticeLine;
let control: ControlClient;
const META = 'ps_meta_key';
const WEB = 'ps_web_key';
const OTHER_WEB = 'ps_web_key_2';
const TENANT = 'ps_tenant_key';
const TONE = '+5531988880003';

const api = (key: string, method: string, path: string, body?: unknown): Promise<Reply> =>
  ask({ base: line.apiBase, key, method, path, body });
const place = (key: string, to: string, more: object = {}): Promise<Reply> =>
  api(key, 'POST', '/calls', { to, ...(key === META ? { sdp: browserSdp() } : {}), ...more });
const outcome = (reply: Reply): readonly unknown[] => [reply.status, reply.at('code')];
const status = async (key: string, callId: string): Promise<unknown> => (await api(key, 'GET', `/calls/${callId}`)).at('status');

beforeAll(async () => {
  line = await startPracticeLine({
    tenantKey: TENANT,
    numbers: [
      { kind: 'meta', apiKey: META },
      { kind: 'web', apiKey: WEB },
      { kind: 'web', apiKey: OTHER_WEB },
    ],
    times: {
      ringAfterMs: 50,
      outboundRingMs: 1_800,
      inboundPatienceMs: 600,
      unreachableAfterMs: 50,
      answerSdpAfterMs: 20,
      acceptedStatusLagMs: 20,
      customerAnswersAfterMs: 700,
      customerHangsUpAfterMs: 1_000,
      noMediaAtStartMs: 300,
    },
  });
  control = createControlClient(line);
});
afterAll(() => line.stop());
beforeEach(() => control.reset());

describe('who may ask', () => {
  test.each([
    ['no key', {}],
    ['an unknown key', { 'x-api-key': 'ps_nobody' }],
    ['a Bearer token, even a right one', { authorization: `Bearer ${WEB}` }],
  ])('%s is refused with 401', async (_name, headers) => {
    expect((await ask({ base: line.apiBase, key: null, path: '/calls', headers })).status).toBe(401);
  });

  test('the tenant key cannot touch calls', async () => {
    expect(outcome(await api(TENANT, 'GET', '/calls'))).toEqual([403, 'TENANT_SCOPE_NOT_ALLOWED']);
    expect(outcome(await place(TENANT, TONE))).toEqual([403, 'TENANT_SCOPE_NOT_ALLOWED']);
  });

  test('a number key cannot list the keys, the tenant key can, and a key id does for its key', async () => {
    expect(outcome(await api(WEB, 'GET', '/api-keys'))).toEqual([403, 'NUMBER_SCOPE_NOT_ALLOWED']);
    const keys = await api(TENANT, 'GET', '/api-keys');
    expect(keys.at(1)).toMatchObject({ key: WEB, revealable: true, keyLast4: WEB.slice(-4) });
    const keyId = String(keys.at(1, 'keyId'));
    expect((await ask({ base: line.apiBase, key: null, path: '/calls', headers: { 'x-api-key-id': keyId } })).status).toBe(200);
  });

  test('a call is seen by the key of its own number only', async () => {
    const placed = await place(WEB, TONE);
    expect(outcome(await api(OTHER_WEB, 'GET', `/calls/${String(placed.at('id'))}`))).toEqual([404, 'CALL_NOT_FOUND']);
    expect((await api(OTHER_WEB, 'GET', '/calls')).at('calls')).toEqual([]);
  });

  test('a page elsewhere that resolves to this machine gets nothing', async () => {
    const { request } = await import('node:http');
    const port = new URL(line.apiBase).port;
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/v1/calls', headers: { host: 'evil.example', 'x-api-key': WEB } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answered).toBe(403);
  });
});

describe('placing a call', () => {
  test('a web call rings, is answered and is hung up, seen under both of its ids', async () => {
    const placed = await place(WEB, TONE);
    expect([placed.status, placed.at('status')]).toEqual([201, 'INITIATED']);
    const [id, external] = [String(placed.at('id')), String(placed.at('externalCallId'))];
    expect(id).toMatch(/^call_/);
    await eventually('ringing', async () => (await status(WEB, external)) === 'RINGING');
    await eventually('answered', async () => (await status(WEB, id)) === 'ACCEPTED');
    expect((await api(WEB, 'POST', `/calls/${external}/terminate`)).text).toBe(JSON.stringify({ success: true, id, status: 'COMPLETED' }));
    const call = await api(WEB, 'GET', `/calls/${id}?includeSdp=1`);
    expect(JSON.parse(call.text)).toMatchObject({
      direction: 'OUTBOUND',
      peerNumber: TONE.slice(1),
      status: 'COMPLETED',
      durationSeconds: 0,
      sdpOffer: null,
      sdpAnswer: null,
    });
    expect(Date.parse(String(call.at('endedAt')))).toBeGreaterThanOrEqual(Date.parse(String(call.at('connectedAt'))));
  });

  test.each(['', '5531988880003', '+0123456789', '31 98888-0003', 'abc'])('"%s" is not E.164', async (to) => {
    expect(outcome(await place(WEB, to))).toEqual([400, 'VALIDATION_ERROR']);
  });

  test('a body that is not JSON, and no body, are 400', async () => {
    expect((await api(WEB, 'POST', '/calls', '{"to":')).status).toBe(400);
    expect((await api(WEB, 'POST', '/calls')).status).toBe(400);
  });

  test.each([
    ['never answers', '+5541988880004', 'FAILED'],
    ['declines', '+5551988880005', 'REJECTED'],
    ['has no WhatsApp', '+5571988880007', 'FAILED'],
  ])('a customer who %s ends a web call as %s', async (_name, to, wanted) => {
    const id = String((await place(WEB, to)).at('id'));
    await eventually(wanted, async () => (await status(WEB, id)) === wanted);
    expect((await api(WEB, 'GET', `/calls/${id}`)).at('durationSeconds')).toBeUndefined();
  });

  test('a customer in a hurry answers and hangs up', async () => {
    const id = String((await place(WEB, '+5561988880006')).at('id'));
    await eventually('answered', async () => (await status(WEB, id)) === 'ACCEPTED');
    await eventually('hung up', async () => (await status(WEB, id)) === 'COMPLETED');
    expect((await api(WEB, 'GET', `/calls/${id}`)).at('durationSeconds')).toBeTypeOf('number');
  });

  test('a META call needs an SDP offer Meta would take', async () => {
    expect(outcome(await api(META, 'POST', '/calls', { to: TONE }))).toEqual([400, 'VALIDATION_ERROR']);
    const refused = await place(META, TONE, { sdp: browserSdp().replace('a=rtcp-mux\r\n', '') });
    expect(outcome(refused)).toEqual([400, 'META_100']);
    expect(refused.at('details')).toContain('rtcp-mux');
    expect(outcome(await place(META, TONE, { sdpType: 'answer' }))).toEqual([400, 'VALIDATION_ERROR']);
  });

  test.each([
    ['without permission', '+5581988880008', [401, 'META_CALL_PERMISSION_REQUIRED']],
    ['without WhatsApp', '+5571988880007', [400, 'META_138001']],
  ])('a META call to a customer %s is refused', async (_name, to, wanted) => {
    expect(outcome(await place(META, to))).toEqual(wanted);
  });

  test('a second META call to the same customer is refused while the first lasts', async () => {
    expect((await place(META, TONE)).status).toBe(201);
    expect(outcome(await place(META, TONE))).toEqual([400, 'META_138003']);
  });

  test.each([
    [131_044, [400, 'META_CALLING_PAYMENT_REQUIRED']],
    [138_002, [429, 'META_138002']],
    [138_013, [400, 'META_138013']],
  ])('a number whose calls Meta refuses with %i passes the code on', async (code, wanted) => {
    const meta = line.numbers.find((number) => number.kind === 'meta');
    await control.setNumber(meta?.id ?? '', { metaRefusal: code });
    expect(outcome(await place(META, TONE))).toEqual(wanted);
  });

  test('a web number that is not connected cannot call; what it calls itself says so', async () => {
    const web = line.numbers.find((number) => number.kind === 'web');
    await control.setNumber(web?.id ?? '', { state: 'CLOSE' });
    expect(outcome(await place(WEB, TONE))).toEqual([409, 'WHATSAPP_INSTANCE_NOT_CONNECTED']);
    expect(JSON.parse((await api(WEB, 'GET', `/numbers/${web?.id ?? ''}/status`)).text)).toEqual({
      state: 'CLOSE',
      isFullyConnected: false,
    });
  });

  test('META hangs up when the business never sends audio', async () => {
    const id = String((await place(META, TONE)).at('id'));
    await control.answer(id);
    await eventually('failed', async () => (await status(META, id)) === 'FAILED');
    expect(await control.call(id)).toMatchObject({ mediaFault: 138_023, hasMedia: false });
  });
});

describe('taking a call', () => {
  const ring = async (kind: 'meta' | 'web', customer = 'tone'): Promise<string> => {
    const number = line.numbers.find((candidate) => candidate.kind === kind);
    return (await control.ring(number?.id ?? '', customer)).callId;
  };

  test('an incoming web call is accepted without a body, once', async () => {
    const id = await ring('web');
    expect((await api(WEB, 'GET', '/calls')).at('calls', 0)).toMatchObject({
      id,
      direction: 'INBOUND',
      status: 'RINGING',
      peerNumber: TONE.slice(1),
    });
    expect((await api(WEB, 'POST', `/calls/${id}/accept`)).at('status')).toBe('ACCEPTED');
    expect(outcome(await api(WEB, 'POST', `/calls/${id}/accept`))).toEqual([409, 'INVALID_CALL_STATE']);
    await control.hangUp(id);
    expect(await status(WEB, id)).toBe('COMPLETED');
    expect(outcome(await api(WEB, 'POST', `/calls/${id}/terminate`))).toEqual([409, 'INVALID_CALL_STATE']);
  });

  test('an incoming call can be rejected; a customer nobody answers gives up', async () => {
    const rejected = await ring('web');
    expect((await api(WEB, 'POST', `/calls/${rejected}/reject`)).at('status')).toBe('REJECTED');
    const missed = await ring('web');
    await eventually('missed', async () => (await status(WEB, missed)) === 'MISSED');
    const cancelled = await ring('web');
    await control.hangUp(cancelled);
    expect(await status(WEB, cancelled)).toBe('MISSED');
  });

  test("an incoming META call carries Meta's offer, only when asked for", async () => {
    const id = await ring('meta');
    expect((await api(META, 'GET', `/calls/${id}`)).at('sdpOffer')).toBeUndefined();
    const offer = String((await api(META, 'GET', `/calls/${id}?includeSdp=1`)).at('sdpOffer'));
    expect(offer.split('\r\n').filter((text) => /^a=(ice-lite|setup:|rtpmap|ptime|candidate)/.test(text))).toEqual([
      'a=ice-lite',
      expect.stringMatching(/^a=candidate:1 1 udp \d+ 127\.0\.0\.1 \d+ typ host/),
      'a=setup:actpass',
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:126 telephone-event/8000',
      'a=ptime:20',
    ]);
    expect(offer.match(/^m=/gm)).toHaveLength(1);
  });

  test('a META answer Meta would not take leaves the call ringing', async () => {
    const id = await ring('meta');
    expect(outcome(await api(META, 'POST', `/calls/${id}/accept`))).toEqual([400, 'VALIDATION_ERROR']);
    expect(outcome(await api(META, 'POST', `/calls/${id}/accept`, { sdp: browserSdp('passive') }))).toEqual([400, 'META_100']);
    expect(await status(META, id)).toBe('RINGING');
  });

  test('the SDP given to accept must be the one given to pre-accept', async () => {
    const id = await ring('meta');
    expect((await api(META, 'POST', `/calls/${id}/pre-accept`, { sdp: browserSdp() })).at('status')).toBe('RINGING');
    const other = await api(META, 'POST', `/calls/${id}/accept`, { sdp: browserSdp().replace('abcd', 'wxyz') });
    expect(outcome(other)).toEqual([400, 'META_100']);
    expect(other.at('details')).toContain('pre-accept');
    expect((await api(META, 'POST', `/calls/${id}/accept`, { sdp: browserSdp() })).at('status')).toBe('ACCEPTED');
  });
});

describe('what a provider does not have', () => {
  test.each([
    ['POST', '/calls/x/pre-accept'],
    ['GET', '/calls/settings'],
    ['PUT', '/calls/settings'],
    ['GET', '/calls/permissions?to=%2B5531988880003'],
    ['POST', '/calls/permissions/request'],
  ])('%s %s is not for web numbers', async (method, path) => {
    expect(outcome(await api(WEB, method, path))).toEqual([400, 'FEATURE_NOT_SUPPORTED']);
  });

  test.each([['/calls/x/play'], ['/calls/x/realtime-session']])('POST %s is not for META numbers', async (path) => {
    expect(outcome(await api(META, 'POST', path))).toEqual([400, 'FEATURE_NOT_SUPPORTED']);
  });

  test.each([
    ['GET', '/calls/call_none'],
    ['POST', '/calls/call_none/accept'],
    ['POST', '/calls/call_none/reject'],
    ['POST', '/calls/call_none/terminate'],
  ])('%s %s is an unknown call', async (method, path) => {
    expect(outcome(await api(WEB, method, path))).toEqual([404, 'CALL_NOT_FOUND']);
  });
});

describe('the list of calls', () => {
  test('comes newest first, in pages', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift(String((await place(WEB, `+551199999000${String(count)}`)).at('id')));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    const idsOf = (reply: Reply): unknown[] =>
      [0, 1, 2, 3, 4, 5].map((index) => reply.at('calls', index, 'id')).filter((id) => id !== undefined);
    const first = await api(WEB, 'GET', '/calls?limit=2');
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    const second = await api(WEB, 'GET', `/calls?limit=100&before=${encodeURIComponent(String(first.at('calls', 1, 'createdAt')))}`);
    expect(idsOf(second)).toEqual(ids.slice(2));
  });

  test.each(['limit=0', 'limit=101', 'limit=x', 'before=yesterday'])('?%s is refused', async (query) => {
    expect(outcome(await api(WEB, 'GET', `/calls?${query}`))).toEqual([400, 'VALIDATION_ERROR']);
  });
});
