import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createControlClient, type ControlClient } from '../../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../../../main/practice/practice-line.ts';
import type { PracticeTimes } from '../../../../main/practice/practice-times.ts';
import { ask, eventually, type Reply } from '../support/pilot-status-client.ts';
import { browserSdp } from '../support/sdp-samples.ts';
import { openWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let line: PracticeLine;
let control: ControlClient;
let receiver: WebhookReceiver;
const META = 'ps_meta_key';
const WEB = 'ps_web_key';
const TENANT = 'ps_tenant_key';
const WEB_ID = 'num_practice_web';
const META_ID = 'num_practice_meta';
const api = (key: string, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply> =>
  ask({ base: line.apiBase, key, method, path, body, ...(headers === undefined ? {} : { headers }) });
const outcome = (reply: Reply): readonly unknown[] => [reply.status, reply.at('code')];
const register = (key: string, events: readonly string[]): Promise<Reply> =>
  api(key, 'POST', '/webhooks', { url: receiver.url, name: 'test', events });
const received = (): unknown[] => receiver.deliveries.map(({ body }) => body['event']);

async function openLine(times: Partial<PracticeTimes> = {}): Promise<void> {
  line = await startPracticeLine({
    tenantKey: TENANT,
    numbers: [
      { kind: 'meta', apiKey: META },
      { kind: 'web', apiKey: WEB },
    ],
    times: {
      webhookRetryMs: [30, 60],
      ringAfterMs: 300, // making the answer takes a while on a busy machine, and it comes first
      answerSdpAfterMs: 20,
      acceptedStatusLagMs: 10,
      permissionReplyMs: 20,
      lateRingingMs: 500,
      ...times,
    },
  });
  control = createControlClient(line);
}

beforeEach(async () => {
  receiver = await openWebhookReceiver();
  await openLine();
});
afterEach(async () => {
  await line.stop();
  await receiver.close();
});

describe('registering a webhook', () => {
  test('events the number cannot emit are dropped without a word', async () => {
    const web = await register(WEB, ['call.ringing', 'calls', 'call.permission_updated', 'nonsense', 'call.ringing']);
    expect([web.status, web.at('events')]).toEqual([201, ['call.ringing']]);
    expect((await register(META, ['calls', 'call.ended', 'nonsense'])).at('events')).toEqual(['calls', 'call.ended']);
    expect((await register(META, ['*'])).at('events')).toEqual(['*']);
  });

  test("it belongs to one number: the key's, or with the tenant key the one that is named", async () => {
    expect(outcome(await api(WEB, 'POST', '/webhooks', { url: receiver.url, name: 'x', whatsappNumberId: META_ID }))).toEqual([
      400,
      'NUMBER_MISMATCH',
    ]);
    expect(outcome(await api(TENANT, 'POST', '/webhooks', { url: receiver.url, name: 'x' }))).toEqual([400, 'NUMBER_REQUIRED']);
    expect(outcome(await api(TENANT, 'POST', '/webhooks', { url: receiver.url, name: 'x', whatsappNumberId: 'other' }))).toEqual([
      404,
      'NUMBER_NOT_FOUND',
    ]);
    const byHeader = await api(TENANT, 'POST', '/webhooks', { url: receiver.url, name: 'x' }, { 'x-whatsapp-number-id': WEB_ID });
    expect(byHeader.at('whatsappNumberIds')).toEqual([WEB_ID]);
    expect(JSON.parse((await api(META, 'GET', '/webhooks')).text)).toEqual([]);
    expect(JSON.parse((await api(TENANT, 'GET', '/webhooks')).text)).toHaveLength(1);
  });

  test.each(['http://example.com/hook', 'ftp://127.0.0.1/hook', 'nothing'])('%s is no receiver', async (url) => {
    expect((await api(WEB, 'POST', '/webhooks', { url, name: 'x', events: ['*'] })).status).toBe(400);
  });

  test('it is read, changed, paused and removed', async () => {
    const id = String((await register(WEB, ['*'])).at('id'));
    const changed = await api(WEB, 'PATCH', `/webhooks/${id}`, { name: 'new', active: false, events: ['call.ended', 'calls'] });
    expect(JSON.parse(changed.text)).toMatchObject({ name: 'new', active: false, events: ['call.ended'], url: receiver.url });
    await control.ring(WEB_ID, 'echo');
    expect((await api(WEB, 'GET', `/webhooks/${id}`)).at('lastTriggered')).toBeNull();
    expect(outcome(await api(META, 'GET', `/webhooks/${id}`))).toEqual([404, 'WEBHOOK_NOT_FOUND']);
    expect((await api(WEB, 'DELETE', `/webhooks/${id}`)).status).toBe(200);
    expect(outcome(await api(WEB, 'DELETE', `/webhooks/${id}`))).toEqual([404, 'WEBHOOK_NOT_FOUND']);
    expect(receiver.deliveries).toEqual([]);
  });
});

describe('what is delivered', () => {
  test('an incoming web call: flat events, phones with +, the duration at the end', async () => {
    await register(WEB, ['*']);
    const { callId } = await control.ring(WEB_ID, 'echo');
    await api(WEB, 'POST', `/calls/${callId}/accept`);
    await control.hangUp(callId);
    await eventually('three events', () => receiver.deliveries.length === 3);
    expect(new Set(received())).toEqual(new Set(['call.ringing', 'call.connected', 'call.ended']));
    const ended = receiver.deliveries.find(({ body }) => body['event'] === 'call.ended')?.body;
    expect(ended).toMatchObject({
      callId,
      direction: 'INBOUND',
      status: 'COMPLETED',
      duration: 0,
      peerNumber: '+5511988880001',
      to: '+5511970000002',
      numberId: WEB_ID,
    });
  });

  test('only what was asked for, and only for the own number', async () => {
    await register(WEB, ['call.missed']);
    const first = await control.ring(META_ID, 'echo');
    await control.hangUp(first.callId);
    const second = await control.ring(WEB_ID, 'echo');
    await control.hangUp(second.callId);
    await eventually('one event', () => receiver.deliveries.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(receiver.deliveries).toMatchObject([{ body: { event: 'call.missed', callId: second.callId, status: 'MISSED' } }]);
  });

  test("an outbound META call in Meta's own words: connect with the answer, statuses, terminate", async () => {
    await register(META, ['calls']);
    const placed = await api(META, 'POST', '/calls', { to: '+5531988880003', sdp: browserSdp(), bizOpaqueCallbackData: 'ticket 7' });
    const id = String(placed.at('id'));
    await eventually('connect', () => receiver.deliveries.length >= 1);
    await eventually('ringing', () => receiver.deliveries.length >= 2);
    await control.answer(id);
    await eventually('accepted', () => receiver.deliveries.length >= 3);
    await api(META, 'POST', `/calls/${id}/terminate`);
    await eventually('terminate', () => receiver.deliveries.length >= 4);
    const wacid = placed.at('externalCallId');
    expect(receiver.deliveries.map(({ body }) => body)).toMatchObject([
      {
        messaging_product: 'whatsapp',
        contacts: [{ profile: { name: 'Tom de 1 kHz' }, wa_id: '5531988880003' }],
        calls: [
          {
            id: wacid,
            event: 'connect',
            direction: 'BUSINESS_INITIATED',
            to: '5531988880003',
            session: { sdp_type: 'answer', sdp: expect.stringContaining('a=setup:passive\r\n') },
          },
        ],
      },
      { statuses: [{ id: wacid, type: 'call', status: 'RINGING', recipient_id: '5531988880003', biz_opaque_callback_data: 'ticket 7' }] },
      { statuses: [{ status: 'ACCEPTED' }] },
      {
        calls: [{ id: wacid, event: 'terminate', status: 'COMPLETED', duration: expect.any(Number), biz_opaque_callback_data: 'ticket 7' }],
      },
    ]);
  });

  test('an incoming META call carries the offer; switches wrap it as the pages leave open', async () => {
    await register(META, ['calls', 'call.ringing']);
    await control.flip({ nativeCallsShape: 'entry', callEventEnvelope: 'data', webhookPhoneFormat: 'digits' });
    await control.ring(META_ID, 'tone');
    await eventually('both', () => receiver.deliveries.length === 2);
    const native = receiver.deliveries.find(({ body }) => body['entry'] !== undefined)?.body;
    expect(native).toMatchObject({
      entry: [
        {
          changes: [
            {
              field: 'calls',
              value: { calls: [{ event: 'connect', session: { sdp_type: 'offer', sdp: expect.stringContaining('a=ice-lite') } }] },
            },
          ],
        },
      ],
    });
    const ringing = receiver.deliveries.find(({ body }) => body['event'] === 'call.ringing')?.body;
    expect(ringing).toMatchObject({ data: { peerNumber: '5531988880003', status: 'RINGING' } });
  });

  test('the answer to a permission request', async () => {
    await register(META, ['call.permission_updated']);
    await api(META, 'POST', '/calls/permissions/request', { to: '+5581988880008' });
    await eventually('granted', () => receiver.deliveries.length === 1);
    expect(receiver.deliveries[0]?.body).toMatchObject({
      event: 'call.permission_updated',
      status: 'TEMPORARY',
      peerNumber: '+5581988880008',
    });
  });

  test('a ringing event that is late arrives after the end of the call', async () => {
    await register(WEB, ['*']);
    await control.flip({ ringingEvent: 'late' });
    await control.hangUp((await control.ring(WEB_ID, 'echo')).callId);
    await eventually('both', () => receiver.deliveries.length === 2);
    expect(received()).toEqual(['call.missed', 'call.ringing']);
  });

  test('everything twice, when the switch says so', async () => {
    await register(WEB, ['call.ringing']);
    await control.flip({ webhookCopies: 2 });
    await control.ring(WEB_ID, 'echo');
    await eventually('two copies', () => receiver.deliveries.length === 2);
    expect(receiver.deliveries[0]?.body).toEqual(receiver.deliveries[1]?.body);
  });
});

describe('a receiver in trouble', () => {
  test('a failed delivery is tried three times in all, and every try is logged', async () => {
    const id = String((await register(WEB, ['call.ringing', 'call.missed'])).at('id'));
    receiver.answerWith = () => 503;
    const { callId } = await control.ring(WEB_ID, 'echo');
    await eventually('three tries', () => receiver.deliveries.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.deliveries).toHaveLength(3);
    const logs = await api(WEB, 'GET', `/webhooks/${id}/logs?event=call.ringing`);
    expect(JSON.parse(logs.text)).toMatchObject([
      { status: 'FAILED', statusCode: 503, response: 'received', payload: { callId } },
      { status: 'FAILED', statusCode: 503 },
      { status: 'FAILED', statusCode: 503 },
    ]);
    expect(JSON.parse((await api(WEB, 'GET', `/webhooks/${id}/logs?event=call.missed`)).text)).toEqual([]);
  });

  test('one that recovers gets the event once more, and no more after that', async () => {
    const id = String((await register(WEB, ['call.ringing'])).at('id'));
    receiver.answerWith = (count) => (count === 1 ? 500 : 200);
    await control.ring(WEB_ID, 'echo');
    await eventually('second try', () => receiver.deliveries.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.deliveries).toHaveLength(2);
    const logs = await api(WEB, 'GET', `/webhooks/${id}/logs`);
    expect([logs.at(0, 'status'), logs.at(1, 'status')]).toEqual(['SUCCESS', 'FAILED']);
    expect((await api(WEB, 'GET', `/webhooks/${id}/logs?limit=1`)).at(1)).toBeUndefined();
    expect((await api(WEB, 'GET', `/webhooks/${id}/logs?limit=51`)).status).toBe(400);
  });

  test('one that never answers is given up on in time', async () => {
    await line.stop();
    await openLine({ webhookTimeoutMs: 200 });
    const id = String((await register(WEB, ['call.ringing'])).at('id'));
    receiver.answerWith = () => 'hang';
    await control.ring(WEB_ID, 'echo');
    const logs = await eventually('a logged failure', async () => {
      const found = await api(WEB, 'GET', `/webhooks/${id}/logs`);
      return found.at(0) === undefined ? undefined : found;
    });
    expect(logs.at(0)).toMatchObject({ status: 'FAILED', statusCode: null });
  });
});
