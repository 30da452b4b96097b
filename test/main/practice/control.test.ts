import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createControlClient, ControlRefused, type ControlClient } from '../../../main/practice/control-client.ts';
import { CUSTOMERS } from '../../../main/practice/customers/customers.ts';
import { DEFAULT_SWITCHES } from '../../../main/practice/practice-switches.ts';
import { startPracticeLine, type PracticeLine } from '../../../main/practice/practice-line.ts';
import { ask, eventually, type Reply } from './support/pilot-status-client.ts';

let line: PracticeLine;
let control: ControlClient;
const WEB = 'ps_web_key';
const WEB_ID = 'num_practice_web';
const api = (method: string, path: string, body?: unknown): Promise<Reply> => ask({ base: line.apiBase, key: WEB, method, path, body });
const place = (): Promise<Reply> => api('POST', '/calls', { to: '+5531988880003' });

beforeAll(async () => {
  line = await startPracticeLine({ numbers: [{ kind: 'web', apiKey: WEB }, { kind: 'meta' }] });
  control = createControlClient(line);
});
afterAll(() => line.stop());
beforeEach(() => control.reset());

describe('the control API', () => {
  test.each([
    ['without its token', {}],
    ['with another token', { 'x-practice-token': 'guess' }],
    ['with an API key', { 'x-api-key': WEB }],
  ])('is closed to a request %s', async (_name, headers) => {
    const reply = await ask({ base: line.controlBase, key: null, path: '/switches', headers });
    expect([reply.status, reply.at('code')]).toEqual([403, 'CONTROL_REFUSED']);
  });

  test('is closed to web pages, even with the token, and answers no preflight', async () => {
    const headers = { 'x-practice-token': line.controlToken, origin: 'http://127.0.0.1:1' };
    expect((await ask({ base: line.controlBase, key: null, path: '/switches', headers })).status).toBe(403);
    const preflight = await ask({ base: line.controlBase, key: null, method: 'OPTIONS', path: '/switches', headers });
    expect(preflight.status).toBe(404);
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('lists the customers of the table and the numbers with their keys', async () => {
    expect(await control.customers()).toEqual(CUSTOMERS);
    expect(await control.numbers()).toEqual(line.numbers);
  });

  test('names numbers, customers and templates in the language it is told, and by name who was named', async () => {
    const speak = (language: string): Promise<Reply> =>
      ask({
        base: line.controlBase,
        key: null,
        method: 'PUT',
        path: '/language',
        headers: { 'x-practice-token': line.controlToken },
        body: { language },
      });
    const said: unknown[] = [];
    for (const language of ['en', 'es', 'pt-BR']) {
      expect((await speak(language)).status).toBe(200);
      const [labels, customers] = [await control.numbers(), await control.customers()];
      const template = (await api('GET', '/templates')).at(0, 'body', 'body', 'text');
      said.push([...labels.map(({ label }) => label), customers[2]?.name, String(template).split(/[!,]/)[0]]);
    }
    expect(said).toEqual([
      ['Practice Web', 'Practice Meta', '1 kHz tone', 'Hello'],
      ['Práctica Web', 'Práctica Meta', 'Tono de 1 kHz', '¡Hola'],
      ['Treino Web', 'Treino Meta', 'Tom de 1 kHz', 'Olá'],
    ]);
    expect((await speak('fr')).status).toBe(400);
  });

  test('refuses what it does not know by name', async () => {
    await expect(control.ring(WEB_ID, 'nobody')).rejects.toThrow(ControlRefused);
    await expect(control.ring('num_none', 'echo')).rejects.toMatchObject({ status: 400 });
    await expect(control.call('call_none')).rejects.toMatchObject({ status: 404, code: 'CALL_NOT_FOUND' });
    await expect(control.setNumber(WEB_ID, { metaRefusal: 1 })).rejects.toMatchObject({ status: 400 });
    await control.setNumber(WEB_ID, { state: 'CLOSE' });
    await expect(control.ring(WEB_ID, 'echo')).rejects.toMatchObject({ code: 'NUMBER_NOT_CONNECTED' });
  });

  test('lets nobody ring who is not on WhatsApp, nor by schedule', async () => {
    const notOnWhatsapp = {
      status: 409,
      code: 'CUSTOMER_NOT_ON_WHATSAPP',
      message: 'Fábio Sem WhatsApp is not on WhatsApp and can call nobody',
    };
    await expect(control.ring(WEB_ID, 'not-on-whatsapp')).rejects.toMatchObject(notOnWhatsapp);
    await expect(control.ring(WEB_ID, '+5571988880007')).rejects.toMatchObject(notOnWhatsapp);
    await expect(control.setSchedule({ everySeconds: 1, customers: ['echo', 'not-on-whatsapp'] })).rejects.toMatchObject(notOnWhatsapp);
    expect(await control.schedules()).toEqual([]);
    expect(await control.calls()).toEqual([]);
  });

  test('rings from any number, hangs up as the customer, picks up as the customer', async () => {
    const { callId } = await control.ring(WEB_ID, '+5519912345678');
    expect(await control.call(callId)).toMatchObject({ direction: 'INBOUND', status: 'RINGING', customerNumber: '+5519912345678' });
    expect((await control.hangUp(callId)).status).toBe('MISSED');
    await expect(control.hangUp(callId)).rejects.toMatchObject({ status: 409 });
    const id = String((await place()).at('id'));
    expect((await control.answer(id)).status).toBe('RINGING');
    await eventually('answered', async () => (await control.call(id)).status === 'ACCEPTED', 1_500); // by itself this customer would take 2.8 s
    await expect(control.answer(id)).rejects.toMatchObject({ status: 409 });
    expect((await control.calls()).map((call) => call.id)).toEqual([callId, id]);
  });

  test('a switch that does not exist, or a value it does not have, is refused', async () => {
    expect(await control.flip({ realtimeRateHz: 48_000 })).toEqual({ ...DEFAULT_SWITCHES, realtimeRateHz: 48_000 });
    const headers = { 'x-practice-token': line.controlToken };
    for (const body of [{ noSuchSwitch: 1 }, { realtimeRateHz: 44_100 }]) {
      expect((await ask({ base: line.controlBase, key: null, method: 'PATCH', path: '/switches', headers, body })).status).toBe(400);
    }
    await control.reset();
    expect(await control.switches()).toEqual(DEFAULT_SWITCHES);
  });

  test('by schedule the customers take turns', async () => {
    await control.setSchedule({ everySeconds: 0.1, numberId: WEB_ID, customers: ['tone', 'echo'] });
    await eventually('three calls', async () => (await control.calls()).length >= 3);
    expect(await control.schedules()).toEqual([{ everySeconds: 0.1, numberId: WEB_ID, customers: ['tone', 'echo'] }]);
    expect(await control.setSchedule({ everySeconds: null, numberId: WEB_ID })).toEqual([]);
    const calls = await control.calls();
    expect(calls.slice(0, 3).map((call) => call.customerId)).toEqual(['tone', 'echo', 'tone']);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await control.calls()).toHaveLength(calls.length);
    await expect(control.setSchedule({ everySeconds: 1, customers: ['nobody'] })).rejects.toMatchObject({ status: 400 });
  });

  test('reset ends the calls and forgets everything', async () => {
    await control.ring(WEB_ID, 'echo');
    await control.addFault({ path: '/v1/*', what: { kind: 'hang' } });
    await control.setNumber(WEB_ID, { state: 'CONNECTING' });
    await control.reset();
    expect(await control.calls()).toEqual([]);
    expect(await control.requests()).toEqual([]);
    expect((await control.numbers())[0]?.state).toBe('OPEN');
    expect((await api('GET', '/calls')).text).toBe('{"calls":[]}');
  });
});

describe('a request that is spoilt', () => {
  const post = { method: 'POST', path: '/v1/calls' } as const;
  const calls = async (): Promise<number> => (await control.calls()).length;

  test('with a status: so many times, only on its route, and nothing is done', async () => {
    await control.addFault({ ...post, times: 2, what: { kind: 'status', status: 500 } });
    expect((await api('GET', '/calls')).status).toBe(200);
    expect([(await place()).status, (await place()).status]).toEqual([500, 500]);
    expect(await calls()).toBe(0);
    expect((await place()).status).toBe(201);
  });

  test('only of the number that is meant', async () => {
    const meta = line.numbers.find(({ kind }) => kind === 'meta')?.apiKey ?? '';
    await control.addFault({ path: '/v1/calls', apiKey: meta, what: { kind: 'status', status: 500 } });
    expect((await api('GET', '/calls')).status).toBe(200);
    expect((await ask({ base: line.apiBase, key: meta, path: '/calls' })).status).toBe(500);
  });

  test('with a 429 that says when to come back', async () => {
    await control.addFault({ path: '/v1/calls*', what: { kind: 'rate-limit', retryAfterSeconds: 7 } });
    const reply = await api('GET', '/calls/call_x');
    expect([reply.status, reply.headers.get('retry-after'), reply.at('code')]).toEqual([429, '7', 'RATE_LIMITED']);
  });

  test('with JSON that is none', async () => {
    await control.addFault({ path: '/v1/calls', what: { kind: 'malformed-json' } });
    const reply = await api('GET', '/calls');
    expect(reply.status).toBe(200);
    expect(() => reply.at('calls')).toThrow();
  });

  test.each(['hang', 'die'] as const)('by a connection that %ss, before or after the work', async (kind) => {
    const lost = (): Promise<unknown> =>
      fetch(`${line.apiBase}/calls`, {
        method: 'POST',
        headers: { 'x-api-key': WEB },
        body: '{"to":"+5531988880003"}',
        signal: AbortSignal.timeout(1_000),
      }).then((response) => response.text());
    await control.addFault({ ...post, what: { kind } });
    await expect(lost()).rejects.toThrow();
    expect(await calls()).toBe(0);
    await control.addFault({ ...post, afterWork: true, what: { kind } });
    await expect(lost()).rejects.toThrow();
    expect(await calls()).toBe(1);
  });

  test('by a delay', async () => {
    await control.addFault({ path: '/v1/calls', what: { kind: 'delay', delayMs: 200 } });
    const startedMs = performance.now();
    expect((await api('GET', '/calls')).status).toBe(200);
    expect(performance.now() - startedMs).toBeGreaterThan(190);
  });

  test('no longer, once the faults are cleared', async () => {
    await control.addFault({ path: '/v1/calls', times: 9, what: { kind: 'status', status: 503 } });
    await control.clearFaults();
    expect((await api('GET', '/calls')).status).toBe(200);
  });
});

describe('the request log', () => {
  test('knows each request once, in order, with its answer, and not the control requests', async () => {
    await place();
    await api('GET', '/calls?limit=0');
    await control.switches();
    const log = await control.requests();
    expect(log).toMatchObject([
      { method: 'POST', path: '/v1/calls', status: 201 },
      { method: 'GET', path: '/v1/calls', query: '?limit=0', status: 400 },
    ]);
    await api('GET', '/numbers');
    expect(await control.requests(log.at(-1)?.sequence)).toMatchObject([{ path: '/v1/numbers' }]);
  });

  test('says so when no complete answer went out', async () => {
    await control.addFault({ path: '/v1/calls', what: { kind: 'die' } });
    await expect(api('GET', '/calls')).rejects.toThrow();
    await eventually('logged', async () => (await control.requests()).length === 1);
    expect((await control.requests())[0]?.status).toBeNull();
  });
});
