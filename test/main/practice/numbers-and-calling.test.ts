import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createControlClient, type ControlClient } from '../../../main/practice/control-client.ts';
import { startPracticeLine, type PracticeLine } from '../../../main/practice/practice-line.ts';
import { ask, eventually, type Reply } from './support/pilot-status-client.ts';

let line: PracticeLine;
let control: ControlClient;
const META = 'ps_meta_key';
const WEB = 'ps_web_key';
const TENANT = 'ps_tenant_key';
const META_ID = 'num_practice_meta';
const api = (key: string, method: string, path: string, body?: unknown): Promise<Reply> =>
  ask({ base: line.apiBase, key, method, path, body });
const outcome = (reply: Reply): readonly unknown[] => [reply.status, reply.at('code')];

beforeAll(async () => {
  line = await startPracticeLine({
    tenantKey: TENANT,
    numbers: [
      { kind: 'meta', apiKey: META },
      { kind: 'web', apiKey: WEB, state: 'CONNECTING' },
    ],
    times: { permissionReplyMs: 30 },
  });
  control = createControlClient(line);
});
afterAll(() => line.stop());
beforeEach(() => control.reset());

describe('the numbers', () => {
  test('the tenant key lists both, a number key its own; states and providers are as documented', async () => {
    const all = await api(TENANT, 'GET', '/numbers');
    expect(JSON.parse(all.text)).toMatchObject([
      { id: META_ID, provider: 'META', state: 'OPEN', isFullyConnected: true, number: '551130000001' },
      { provider: 'PILOT_STATUS', state: 'CONNECTING', isFullyConnected: false, number: '5511970000002' },
    ]);
    expect(JSON.parse((await api(WEB, 'GET', '/numbers')).text)).toHaveLength(1);
  });

  test('one number comes with its health, and Meta facts only on META', async () => {
    expect(JSON.parse((await api(META, 'GET', `/numbers/${META_ID}?refresh=1`)).text)).toMatchObject({
      id: META_ID,
      health: { sendable: true },
      meta: { phone: {} },
    });
    const web = line.numbers.find((number) => number.kind === 'web');
    expect((await api(WEB, 'GET', `/numbers/${web?.id ?? ''}`)).at('meta')).toBeNull();
    expect(outcome(await api(WEB, 'GET', `/numbers/${META_ID}`))).toEqual([404, 'NUMBER_NOT_FOUND']);
  });
});

describe('calling settings', () => {
  test('are read, changed in part, and no SIP goes in', async () => {
    expect((await api(META, 'GET', '/calls/settings')).at('calling', 'status')).toBe('ENABLED');
    expect((await api(META, 'PUT', '/calls/settings', { call_icon_visibility: 'DISABLE_ALL' })).text).toBe('{"success":true}');
    expect((await api(META, 'GET', '/calls/settings')).at('calling')).toMatchObject({
      status: 'ENABLED',
      call_icon_visibility: 'DISABLE_ALL',
    });
    expect((await api(META, 'PUT', '/calls/settings', { sip: {} })).status).toBe(400);
    expect((await api(META, 'PUT', '/calls/settings', {})).status).toBe(400);
  });

  test('call hours replace what was there', async () => {
    await api(META, 'PUT', '/calls/settings', { call_hours: { status: 'ENABLED', timezone_id: 'America/Sao_Paulo' } });
    await api(META, 'PUT', '/calls/settings', { call_hours: { status: 'DISABLED' } });
    expect((await api(META, 'GET', '/calls/settings')).at('calling', 'call_hours')).toEqual({ status: 'DISABLED' });
  });

  test('a number with calling disabled cannot call; one below the messaging tier cannot enable it', async () => {
    await api(META, 'PUT', '/calls/settings', { status: 'DISABLED' });
    expect(outcome(await api(META, 'POST', '/calls', { to: '+5531988880003', sdp: 'v=0' }))).toEqual([401, 'META_138000']);
    await control.setNumber(META_ID, { metaRefusal: 138_015 });
    expect(outcome(await api(META, 'PUT', '/calls/settings', { status: 'ENABLED' }))).toEqual([400, 'META_138015']);
  });
});

describe('call permission', () => {
  const without = '+5581988880008';
  const permission = (to: string): Promise<Reply> => api(META, 'GET', `/calls/permissions?to=${encodeURIComponent(to)}`);

  test("a customer without it grants it when asked, within Meta's limits", async () => {
    const before = await permission(without);
    expect(before.at('permission')).toEqual({ status: 'no_permission' });
    expect(before.at('actions', 1)).toMatchObject({ action_name: 'start_call', can_perform_action: false });
    expect((await api(META, 'POST', '/calls/permissions/request', { to: without, text: 'Podemos ligar?' })).at('messageId')).toMatch(
      /^wamid\./,
    );
    expect(outcome(await api(META, 'POST', '/calls/permissions/request', { to: without }))).toEqual([
      400,
      'META_CALL_PERMISSION_REQUEST_LIMIT',
    ]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    const after = await permission(without);
    expect(after.at('permission', 'status')).toBe('temporary');
    expect(Number(after.at('permission', 'expiration_time')) * 1_000 - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect(after.at('actions', 0)).toMatchObject({
      can_perform_action: false,
      limits: [
        { time_period: 'PT24H', max_allowed: 1, current_usage: 1 },
        { time_period: 'P7D', max_allowed: 2, current_usage: 1 },
      ],
    });
    expect(after.at('actions', 1, 'can_perform_action')).toBe(true);
  });

  test('a customer who refuses stays without it; a permanent one cannot be asked', async () => {
    await api(META, 'POST', '/calls/permissions/request', { to: '+5585988880009' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await permission('+5585988880009')).at('permission', 'status')).toBe('no_permission');
    await control.setPermission({ numberId: META_ID, customer: 'echo', status: 'permanent' });
    expect(outcome(await api(META, 'POST', '/calls/permissions/request', { to: '+5511988880001' }))).toEqual([400, 'META_138017']);
  });

  test('a customer who calls may be called back, unless the settings say no', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await api(META, 'PUT', '/calls/settings', { callback_permission_status: 'DISABLED' });
    await control.hangUp((await control.ring(META_ID, 'no-permission')).callId);
    expect((await permission(without)).at('permission', 'status')).toBe('no_permission');
    await api(META, 'PUT', '/calls/settings', { callback_permission_status: 'ENABLED' });
    await control.hangUp((await control.ring(META_ID, 'no-permission')).callId);
    expect((await permission(without)).at('permission', 'status')).toBe('temporary');
  });

  test('the sixth query within a second is refused, and a number must be a number', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const replies = await Promise.all(Array.from({ length: 6 }, () => permission(without)));
    expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(replies.find(({ status }) => status === 429)?.at('code')).toBe('META_613');
    expect((await api(META, 'GET', '/calls/permissions?to=+5581988880008')).status).toBe(400);
  });
});

describe('where the pages contradict each other', () => {
  test('the name of web numbers, and who may read them', async () => {
    await control.flip({ webProviderName: 'EVO_GO', numberKeyOnNumbers: 'refused' });
    expect((await api(TENANT, 'GET', '/numbers')).at(1, 'provider')).toBe('EVO_GO');
    expect(outcome(await api(WEB, 'GET', '/numbers'))).toEqual([403, 'NUMBER_SCOPE_NOT_ALLOWED']);
    expect(outcome(await api(META, 'GET', `/numbers/${META_ID}/status`))).toEqual([403, 'NUMBER_SCOPE_NOT_ALLOWED']);
  });

  test('the tenant key on webhooks', async () => {
    expect((await api(TENANT, 'GET', '/webhooks')).status).toBe(200);
    await control.flip({ tenantKeyOnWebhooks: 'refused' });
    expect(outcome(await api(TENANT, 'GET', '/webhooks'))).toEqual([403, 'TENANT_SCOPE_NOT_ALLOWED']);
  });

  test('calling on web numbers', async () => {
    const web = line.numbers.find((number) => number.kind === 'web')?.id ?? '';
    await control.setNumber(web, { state: 'OPEN' });
    const { callId } = await control.ring(web, 'echo');
    await control.flip({ webCalling: 'refused' });
    const refused = [400, 'FEATURE_NOT_SUPPORTED'];
    expect(outcome(await api(WEB, 'GET', '/calls'))).toEqual(refused);
    expect(outcome(await api(WEB, 'POST', '/calls', { to: '+5531988880003' }))).toEqual(refused);
    expect(outcome(await api(WEB, 'GET', `/calls/${callId}`))).toEqual(refused);
    expect(outcome(await api(WEB, 'POST', `/calls/${callId}/accept`))).toEqual(refused);
    await expect(control.ring(web, 'echo')).rejects.toMatchObject({ code: 'NUMBER_CANNOT_CALL' });
    expect((await api(META, 'GET', '/calls')).status).toBe(200);
  });

  test('how many connected calls a customer takes from a business in a day', async () => {
    const { browserSdp } = await import('./support/sdp-samples.ts');
    const call = (): Promise<Reply> => api(META, 'POST', '/calls', { to: '+5531988880003', sdp: browserSdp() });
    const limit = async (): Promise<unknown> => {
      // Five queries a second are answered, whoever asked before.
      const reply = await eventually('an answer', async () => {
        const asked = await api(META, 'GET', '/calls/permissions?to=%2B5531988880003');
        return asked.status === 200 ? asked : null;
      });
      return reply.at('actions', 1, 'limits', 0);
    };
    expect(await limit()).toMatchObject({ max_allowed: 100, current_usage: 0 });
    await control.flip({ connectedPerDay: 5 });
    for (let count = 0; count < 5; count += 1) {
      const id = String((await call()).at('id'));
      await control.answer(id);
      await eventually('answered', async () => (await control.call(id)).status === 'ACCEPTED');
      await control.hangUp(id);
    }
    expect(await limit()).toMatchObject({ max_allowed: 5, current_usage: 5 });
    expect(outcome(await call())).toEqual([400, 'META_138012']);
    await control.flip({ connectedPerDay: 10 });
    expect((await call()).status).toBe(201);
  });

  test("the status after placing, the phone format, the name of /play's member, the status of a missed call", async () => {
    const web = line.numbers.find((number) => number.kind === 'web');
    await control.setNumber(web?.id ?? '', { state: 'OPEN' });
    await control.flip({ statusAfterPlacing: 'RINGING', callPhoneFormat: 'plus', playBodyName: 'url', missedStatus: 'NO_ANSWER' });
    const placed = await api(WEB, 'POST', '/calls', { to: '+5541988880004' });
    expect(placed.at('status')).toBe('RINGING');
    const id = String(placed.at('id'));
    expect((await api(WEB, 'GET', `/calls/${id}`)).at('peerNumber')).toBe('+5541988880004');
    const audio = 'https://example.com/aviso.mp3';
    expect((await api(WEB, 'POST', `/calls/${id}/play`, { mediaUrl: audio })).status).toBe(400);
    expect((await api(WEB, 'POST', `/calls/${id}/play`, { url: audio })).at('status')).toBe('RINGING');
    expect((await control.call(id)).playQueue).toMatchObject([{ url: audio }]);
    const { callId } = await control.ring(web?.id ?? '', 'echo');
    await control.hangUp(callId);
    expect((await api(WEB, 'GET', `/calls/${callId}`)).at('status')).toBe('NO_ANSWER');
  });

  test("the HTTP status of Meta's errors, and the offer's setup", async () => {
    const { browserSdp } = await import('./support/sdp-samples.ts');
    await control.flip({ metaErrorStatus: 'bad-request', outboundSetup: 'active' });
    expect(outcome(await api(META, 'POST', '/calls', { to: '+5581988880008', sdp: browserSdp() }))).toEqual([
      400,
      'META_CALL_PERMISSION_REQUIRED',
    ]);
    expect(outcome(await api(META, 'POST', '/calls', { to: '+5531988880003', sdp: browserSdp('actpass') }))).toEqual([400, 'META_100']);
    await control.flip({ outboundSetup: 'actpass', sdpAnswerByPolling: 'absent' });
    const placed = await api(META, 'POST', '/calls', { to: '+5531988880003', sdp: browserSdp('actpass') });
    expect(placed.status).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await api(META, 'GET', `/calls/${String(placed.at('id'))}?includeSdp=1`)).at('sdpAnswer')).toBeNull();
  });
});
