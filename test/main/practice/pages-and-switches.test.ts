import { expect, onTestFinished, test } from 'vitest';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { openAccountApi } from '../../../main/adapters/pilot-status/open-account-api.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { practiceBench } from '../../support/practice-bench.ts';
import { openScriptedServer, json } from '../../support/scripted-server.ts';
import { ask, eventually } from './support/pilot-status-client.ts';

const ANA = phoneNumber('+5511988880001') as PhoneNumber;

test('older pages of the list follow by the instant of the last call, each call once', async () => {
  const { api, control, numberId } = await practiceBench();
  const made: string[] = [];
  for (let index = 0; index < 7; index += 1) {
    const { callId } = await control.ring(numberId('web'), ANA);
    await control.hangUp(callId);
    made.unshift(callId);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const found: string[] = [];
  for (let before = undefined, page = 0; page < 4; page += 1) {
    const listed = await api('web').list(3, before);
    if (!listed.ok) throw new Error(listed.error.code);
    found.push(...listed.value.map(({ remoteId }) => remoteId));
    before = listed.value.at(-1)?.createdAt ?? undefined;
    if (listed.value.length < 3) break;
  }
  expect(found).toEqual(made);
});

test('with its switch the list has an ETag, and says 304 until something changes', async () => {
  const { api, control, numberId, line, access } = await practiceBench({ switches: { listEtag: 'present' } });
  const { callId } = await control.ring(numberId('web'), ANA);
  const web = api('web');
  const first = await web.list(25);
  expect(await web.list(25)).toEqual(first);
  await control.hangUp(callId);
  expect(await web.list(25)).toMatchObject({ ok: true, value: [{ status: 'ended' }] });
  const lists = (await control.requests()).filter(({ path }) => path === '/v1/calls').map(({ status }) => status);
  expect(lists).toEqual([200, 304, 200]);
  await control.flip({ listEtag: 'absent' });
  expect((await ask({ base: line.apiBase, key: access('web').apiKey, path: '/calls' })).headers.get('etag')).toBeNull();
});

test('with its switch the last number’s key is shown no more, and there may be as many numbers as one likes', async () => {
  const { line } = await practiceBench({
    numbers: [{ kind: 'meta' }, { kind: 'web' }, { kind: 'web' }, { kind: 'meta', state: 'CONNECTING' }],
    switches: { legacyKey: 'last' },
  });
  const read = await openAccountApi({ apiBase: line.apiBase, apiKey: line.tenantKey }, { fetch, log: memoryLog() }).readNumbers();
  expect(read.ok && read.value.map(({ apiKey, connection }) => [apiKey !== null, connection])).toEqual([
    [true, 'open'],
    [true, 'open'],
    [true, 'open'],
    [false, 'connecting'],
  ]);
});

test('the header x-whatsapp-number-id makes the account’s key speak for one number', async () => {
  const { line, webhooks, numberId, access } = await practiceBench();
  await webhooks('meta').create({ name: 'm', url: 'http://127.0.0.1:9/m', events: ['call.ringing'] });
  await webhooks('web').create({ name: 'w', url: 'http://127.0.0.1:9/w', events: ['call.ringing'] });
  const list = (key: string, number?: string) =>
    ask({ base: line.apiBase, key, path: '/webhooks', headers: number === undefined ? {} : { 'x-whatsapp-number-id': number } });
  expect(JSON.parse((await list(line.tenantKey)).text)).toHaveLength(2);
  const narrowed = await list(line.tenantKey, numberId('web'));
  expect([JSON.parse(narrowed.text).length, narrowed.at(0, 'name')]).toEqual([1, 'w']);
  expect((await list(line.tenantKey, 'num_nobody')).at('code')).toBe('NUMBER_NOT_FOUND');
  expect((await list(access('meta').apiKey, numberId('web'))).at('code')).toBe('NUMBER_MISMATCH');
});

test('a lost webhook stands in the delivery log with its payload, a late one comes late', async () => {
  const receiver = await openScriptedServer();
  onTestFinished(() => receiver.close());
  receiver.answer(json(200, {}));
  const { control, webhooks, numberId } = await practiceBench({ switches: { webhookLossPercent: 100 } });
  const created = await webhooks('web').create({ name: 'w', url: `${receiver.origin}/w`, events: ['call.ringing', 'call.missed'] });
  if (!created.ok) throw new Error(created.error.code);
  const { callId } = await control.ring(numberId('web'), ANA);
  const lost = await eventually('the delivery log', async () => {
    const logged = await webhooks('web').deliveries(created.value.id);
    return logged.ok ? logged.value[0] : null;
  });
  expect(lost).toMatchObject({ event: 'call.ringing', delivered: false, payload: { event: 'call.ringing', callId } });
  expect(receiver.seen).toEqual([]);
  await control.flip({ webhookLossPercent: 0, webhookLatePercent: 100, webhookLateSeconds: 1 });
  const hungUpAt = performance.now();
  await control.hangUp(callId);
  await eventually('the late webhook', () => receiver.seen.length > 0);
  expect(performance.now() - hungUpAt).toBeGreaterThanOrEqual(990);
});
