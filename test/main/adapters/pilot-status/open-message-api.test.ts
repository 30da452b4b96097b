import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { MessageApi } from '../../../../main/core/alerts/reply-port.ts';
import { openMessageApi } from '../../../../main/adapters/pilot-status/open-message-api.ts';
import { type PracticeLine, startPracticeLine } from '../../../../main/practice/practice-line.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { json, openScriptedServer, type ScriptedServer } from '../../../support/scripted-server.ts';

const ANA = '+5511988880001' as PhoneNumber;

let server: ScriptedServer;
let practice: PracticeLine;
beforeAll(async () => {
  server = await openScriptedServer();
  practice = await startPracticeLine();
});
afterAll(async () => {
  await server.close();
  await practice.stop();
});
const scripted = (): MessageApi =>
  openMessageApi({ apiBase: `${server.origin}/v1`, apiKey: 'ps_key' }, { fetch: globalThis.fetch, log: memoryLog() });

describe('the templates that can be sent to a caller', () => {
  test('are those the service would send now, that need nothing filled in, and that are no login codes', async () => {
    const item = { name: 'n', category: 'UTILITY', body: { body: { text: 'Texto' } }, variables: [], sendable: true };
    server.answer(
      json(200, [
        { ...item, id: 'object' },
        { ...item, id: 'json', body: '{"body":{"text":"Em JSON"}}' },
        { ...item, id: 'plain', body: 'Texto puro' },
        { ...item, id: 'pending', sendable: false },
        { ...item, id: 'named', variables: ['nome'] },
        { ...item, id: 'named-in-header', body: { header: { type: 'TEXT', text: '{{nome}}' }, body: { text: 'Texto' } } },
        { ...item, id: 'code', category: 'OTP' },
        { ...item, id: 'empty', body: '' },
        { name: 'without an id' },
        'no template at all',
      ]),
    );
    const listed = await scripted().templates();
    expect(listed.ok && listed.value.map(({ id, body }) => [id, body])).toEqual([
      ['object', 'Texto'],
      ['json', 'Em JSON'],
      ['plain', 'Texto puro'],
    ]);
  });

  test('may also come under a name', async () => {
    server.answer(json(200, { templates: [{ id: 'one', body: 'Oi', sendable: true }] }));
    expect(await scripted().templates()).toEqual({ ok: true, value: [{ id: 'one', name: 'one', body: 'Oi' }] });
  });
});

describe('a message to a caller', () => {
  test('goes out once, as the service documents it, whichever of the two it is', async () => {
    server.answer(json(202, { id: 'msg_1', status: 'QUEUED' }));
    const before = server.seen.length;
    await scripted().send({ to: ANA, reply: { kind: 'text', text: 'Já retorno.' } });
    await scripted().send({ to: ANA, reply: { kind: 'template', templateId: 'tpl' } });
    expect(server.seen.slice(before).map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
      ['POST', '/v1/messages/send', { text: 'Já retorno.', destinationNumber: ANA }],
      ['POST', '/v1/messages/send', { templateId: 'tpl', destinationNumber: ANA }],
    ]);
  });

  test.each([
    [400, 'META_OUTSIDE_24H_WINDOW', 'message-refused'],
    [404, 'TEMPLATE_NOT_FOUND', 'message-refused'],
    [400, 'VALIDATION_ERROR', 'message-refused'],
    [409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', 'line-disconnected'],
    [404, 'NOT_FOUND', 'service-broken'],
  ])('that is answered with %i %s is told as %s', async (status, code, told) => {
    server.answer(json(status, { error: 'no', code }));
    expect(await scripted().send({ to: ANA, reply: { kind: 'text', text: 'Oi' } })).toMatchObject({ ok: false, error: { code: told } });
  });
});

test.each(['meta', 'web'] as const)('the practice line takes them for its %s number', async (kind) => {
  const number = practice.numbers.find((candidate) => candidate.kind === kind);
  const messages = openMessageApi(
    { apiBase: practice.apiBase, apiKey: number?.apiKey ?? '' },
    { fetch: globalThis.fetch, log: memoryLog() },
  );
  const listed = await messages.templates();
  const [first] = listed.ok ? listed.value : [];
  expect(first?.name).toBe('retorno_de_chamada');
  expect(await messages.send({ to: ANA, reply: { kind: 'template', templateId: first?.id ?? '' } })).toEqual({ ok: true, value: null });
  expect(await messages.send({ to: ANA, reply: { kind: 'text', text: 'Já retorno.' } })).toEqual({ ok: true, value: null });
  expect(await messages.send({ to: ANA, reply: { kind: 'template', templateId: 'gone' } })).toMatchObject({
    error: { code: 'message-refused' },
  });
});
