import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageTemplate } from '#contract/message-template.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { MessageApi } from '../../../../main/core/alerts/reply-port.ts';
import { openMessageApi } from '../../../../main/adapters/pilot-status/open-message-api.ts';
import { createControlClient } from '../../../../main/practice/control-client.ts';
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

const ITEM = { name: 'n', category: 'UTILITY', body: { body: { text: 'Texto' } }, variables: [], sendable: true };
const listed = async (items: unknown): Promise<readonly MessageTemplate[]> => {
  server.answer(json(200, items));
  const answer = await scripted().templates();
  return answer.ok ? answer.value : expect.unreachable(answer.error.code);
};

describe('the templates of a number', () => {
  test('have the text as the customer reads it, whichever way it is written', async () => {
    const templates = await listed([
      { ...ITEM, id: 'object' },
      { ...ITEM, id: 'json', body: '{"body":{"text":"Em JSON"}}' },
      { ...ITEM, id: 'plain', body: 'Texto puro' },
      { ...ITEM, id: 'almost', body: '{quase JSON' },
      { name: 'without an id' },
      'no template at all',
    ]);
    expect(templates.map(({ id, body, obstacle }) => [id, body, obstacle])).toEqual([
      ['object', 'Texto', null],
      ['json', 'Em JSON', null],
      ['plain', 'Texto puro', null],
      ['almost', '{quase JSON', null],
    ]);
  });

  test('have their parts, and what is to be filled in by the names that the service has for it, in the order of the text', async () => {
    const [parts, numbered] = await listed([
      {
        ...ITEM,
        id: 'parts',
        variables: [{ name: 'link' }, 'pedido', 'nome'],
        body: {
          header: { type: 'TEXT', text: 'Olá, {{nome}}' },
          body: { text: 'O pedido {{ pedido }} chegou, {{nome}}.' },
          footer: { text: 'Loja' },
          buttons: [{ type: 'URL', text: 'Ver', url: 'https://loja.com/{{link}}' }, { type: 'QUICK_REPLY', text: 'Quero' }, 'what is this'],
        },
      },
      { ...ITEM, id: 'numbered', variables: { 1: {}, 2: {} }, body: 'Oi, {{1}}! Código {{2}}.' },
    ]);
    expect(parts).toEqual({
      id: 'parts',
      name: 'n',
      header: 'Olá, {{nome}}',
      media: null,
      body: 'O pedido {{ pedido }} chegou, {{nome}}.',
      footer: 'Loja',
      buttons: ['Ver', 'Quero'],
      variables: ['nome', 'pedido', 'link'],
      obstacle: null,
    });
    expect(numbered?.variables).toEqual(['1', '2']);
  });

  test('that cannot be sent from here are listed after the others, with why', async () => {
    const picture = (header: unknown): unknown => ({ header, body: { text: 'Texto' } });
    const templates = await listed([
      { ...ITEM, id: 'pending', sendable: false },
      { ...ITEM, id: 'unsaid', sendable: undefined },
      { ...ITEM, id: 'code', category: 'OTP' },
      { ...ITEM, id: 'picture', body: picture({ type: 'IMAGE' }) },
      { ...ITEM, id: 'picture-by-variable', body: picture({ type: 'IMAGE', url: 'https://loja.com/{{foto}}' }) },
      { ...ITEM, id: 'place', body: picture({ type: 'LOCATION', url: 'https://maps' }) },
      { ...ITEM, id: 'empty', body: '' },
      { ...ITEM, id: 'odd', variables: [[]] },
      { ...ITEM, id: 'own-picture', body: picture({ type: 'IMAGE', url: 'https://loja.com/foto.jpg' }) },
      { ...ITEM, id: 'good' },
    ]);
    expect(templates.map(({ id, obstacle }) => [id, obstacle])).toEqual([
      ['own-picture', null],
      ['good', null],
      ['pending', 'not-approved'],
      ['unsaid', 'not-approved'],
      ['code', 'login-code'],
      ['picture', 'media'],
      ['picture-by-variable', 'media'],
      ['place', 'media'],
      ['empty', 'unreadable'],
      ['odd', 'unreadable'],
    ]);
    expect(templates[0]?.media).toBe('image');
  });

  test('may also come under a name', async () => {
    expect(await listed({ templates: [{ id: 'one', body: 'Oi', sendable: true }] })).toMatchObject([
      { id: 'one', name: 'one', body: 'Oi' },
    ]);
  });
});

describe('a message to a caller', () => {
  test('goes out once, as the service documents it, whichever of the two it is', async () => {
    server.answer(json(202, { id: 'msg_1', status: 'QUEUED' }));
    const before = server.seen.length;
    await scripted().send({ to: ANA, reply: { kind: 'text', text: 'Já retorno.' } });
    await scripted().send({ to: ANA, reply: { kind: 'template', templateId: 'tpl', variables: {} } });
    await scripted().send({ to: ANA, reply: { kind: 'template', templateId: 'tpl', variables: { nome: 'Ana' } } });
    expect(server.seen.slice(before).map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
      ['POST', '/v1/messages/send', { text: 'Já retorno.', destinationNumber: ANA }],
      ['POST', '/v1/messages/send', { templateId: 'tpl', destinationNumber: ANA }],
      ['POST', '/v1/messages/send', { templateId: 'tpl', variables: { nome: 'Ana' }, destinationNumber: ANA }],
    ]);
  });

  test.each([
    [400, 'META_OUTSIDE_24H_WINDOW', 'text-window-closed'],
    [400, 'META_NO_CONVERSATION', 'conversation-needed'],
    [400, 'META_TEMPLATE_NOT_APPROVED', 'message-refused'],
    [404, 'TEMPLATE_NOT_FOUND', 'message-refused'],
    [400, 'VALIDATION_ERROR', 'message-refused'],
    [409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', 'line-disconnected'],
    [404, 'NOT_FOUND', 'service-broken'],
  ])('that is answered with %i %s is told as %s', async (status, code, told) => {
    server.answer(json(status, { error: 'no', code }));
    expect(await scripted().send({ to: ANA, reply: { kind: 'text', text: 'Oi' } })).toMatchObject({ ok: false, error: { code: told } });
  });
});

describe('what has become of a message', () => {
  test.each([
    ['waits', { status: 'QUEUED' }, { state: 'waiting' }],
    ['is not told', {}, { state: 'waiting' }],
    ['is on its way', { status: 'SENT', errorMessage: null }, { state: 'gone' }],
    ['was read', { status: 'READ' }, { state: 'gone' }],
    ['came too late, by a code', { status: 'FAILED', errorCode: 'META_OUTSIDE_24H_WINDOW' }, { code: 'text-window-closed' }],
    ['came too late, by its words', { status: 'FAILED', errorMessage: 'Meta: META_OUTSIDE_24H_WINDOW.' }, { code: 'text-window-closed' }],
    [
      'came too late, by Meta’s number',
      { status: 'FAILED', errorMessage: '(#131047) Re-engagement message' },
      { code: 'text-window-closed' },
    ],
    ['was the first', { status: 'FAILED', errorCode: 'META_NO_CONVERSATION' }, { code: 'conversation-needed' }],
    ['went to nobody', { status: 'FAILED', errorCode: 'WHATSAPP_NOT_EXIST' }, { code: 'peer-unreachable' }],
    ['failed', { status: 'FAILED', errorMessage: null }, { code: 'message-refused' }],
  ])('where it %s', async (_what, answer, told) => {
    server.answer(json(200, { id: 'msg/1', ...answer }));
    const fate = await scripted().fate('msg/1');
    expect(server.seen.at(-1)?.url).toBe('/v1/messages/msg%2F1');
    expect(fate.ok && (fate.value.state === 'refused' ? { code: fate.value.error.code } : fate.value)).toEqual(told);
  });
});

describe.each(['meta', 'web'] as const)('the practice line', (kind) => {
  const messages = (): MessageApi => {
    const number = practice.numbers.find((candidate) => candidate.kind === kind);
    return openMessageApi({ apiBase: practice.apiBase, apiKey: number?.apiKey ?? '' }, { fetch: globalThis.fetch, log: memoryLog() });
  };
  const fateOf = async (text: string): Promise<unknown> => {
    const sent = await messages().send({ to: ANA, reply: { kind: 'text', text } });
    return sent.ok && messages().fate(sent.value.id ?? '');
  };

  test(`takes them for its ${kind} number`, async () => {
    const templates = await messages().templates();
    const [first, named, order] = templates.ok ? templates.value : [];
    expect([first?.name, named?.variables, order?.variables]).toEqual(['retorno_de_chamada', ['nome'], ['1', '2']]);
    const template = (templateId: string, variables = {}) =>
      messages().send({ to: ANA, reply: { kind: 'template', templateId, variables } });
    expect(await template(first?.id ?? '')).toMatchObject({ ok: true });
    expect(await template(order?.id ?? '', { 1: 'Ana', 2: '8841' })).toMatchObject({ ok: true });
    expect(await template(order?.id ?? '', { 1: 'Ana' })).toMatchObject({ error: { code: 'message-refused' } });
    expect(await template('gone')).toMatchObject({ error: { code: 'message-refused' } });
    expect(templates.ok && templates.value.flatMap(({ obstacle }) => obstacle ?? [])).toEqual(
      kind === 'meta' ? ['media', 'not-approved'] : ['media'],
    );
  });

  test(`lets free text of its ${kind} number fail beyond Meta’s window as Meta does, after it has taken it`, async () => {
    expect(await fateOf('Já retorno.')).toEqual({ ok: true, value: { state: 'gone' } });
    const control = createControlClient(practice);
    await control.flip({ textWindow: 'by-calls' });
    const late = { ok: true, value: { state: 'refused', error: { code: 'text-window-closed' } } };
    expect(await fateOf('Já retorno.')).toMatchObject(kind === 'meta' ? late : { value: { state: 'gone' } });
    await control.flip({ textWindow: 'open' });
  });
});
