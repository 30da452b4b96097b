import { describe, expect, onTestFinished, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { numberOfKey } from '../../../../main/adapters/pilot-status/number-of-key.ts';
import { openWebhookApi } from '../../../../main/adapters/pilot-status/open-webhook-api.ts';
import { serviceOffsets } from '../../../../main/core/events/service-offset.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { json, openScriptedServer } from '../../../support/scripted-server.ts';

const call = (id: string) => ({
  id,
  direction: 'INBOUND',
  status: 'RINGING',
  peerNumber: '5511999990000',
  createdAt: '2027-01-15T09:00:00Z',
});

async function bench(offsets = serviceOffsets(() => unixMs(1_800_000_000_000))) {
  const server = await openScriptedServer();
  onTestFinished(() => server.close());
  const access = { apiBase: `${server.origin}/v1`, apiKey: 'ps_k' };
  const tools = { fetch, log: memoryLog(), offsets };
  return { server, api: openLineApi(access, tools), webhooks: openWebhookApi(access, tools) };
}

describe('the first page of the list', () => {
  test('is asked for with its ETag once one was seen, and a 304 is the list that is known', async () => {
    const { server, api } = await bench();
    server.answer(json(200, { calls: [call('a')] }, { etag: '"v1"' }));
    const first = await api.list(25);
    expect(server.seen.at(-1)?.headers['if-none-match']).toBeUndefined();
    server.answer((response) => void response.writeHead(304, { etag: '"v1"' }).end());
    expect(await api.list(25)).toEqual(first);
    expect(server.seen.at(-1)?.headers['if-none-match']).toBe('"v1"');
    expect(first).toMatchObject({ ok: true, value: [{ remoteId: 'a' }] });
    server.answer(json(200, { calls: [call('b')] }, { etag: 'W/"v2"' }));
    expect(await api.list(25)).toMatchObject({ ok: true, value: [{ remoteId: 'b' }] });
    server.answer(json(200, { calls: [] }));
    await api.list(25);
    expect(server.seen.at(-1)?.headers['if-none-match']).toBe('W/"v2"');
    await api.list(25);
    expect(server.seen.at(-1)?.headers['if-none-match']).toBeUndefined();
  });

  test('of another length, a later page, and a single call are asked for without it', async () => {
    const { server, api } = await bench();
    server.answer(json(200, { calls: [call('a')] }, { etag: '"v1"' }));
    await api.list(25);
    await api.list(100);
    await api.list(25, unixMs(1_800_000_000_000));
    await api.read('a', true);
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('is not believed to be unchanged where nothing was known, nor by a tag that is none', async () => {
    const { server, api } = await bench();
    server.answer((response) => void response.writeHead(304).end());
    expect(await api.list(25)).toMatchObject({ ok: false, error: { code: 'service-broken' } });
    server.answer(json(200, { calls: [] }, { etag: 'bare' }));
    await api.list(25);
    await api.list(25);
    expect(server.seen.at(-1)?.headers['if-none-match']).toBeUndefined();
  });
});

test('the cursor of a page is an instant of the service’s clock, as the instants of its calls are told in ours', async () => {
  const ours = 1_800_000_000_000;
  const { server, api } = await bench(serviceOffsets(() => unixMs(ours)));
  const hourAhead = new Date(ours + 3_600_000).toUTCString();
  server.answer(json(200, { calls: [{ ...call('a'), createdAt: new Date(ours + 3_600_000).toISOString() }] }, { date: hourAhead }));
  await api.list(25);
  const listed = await api.list(25);
  const createdAt = listed.ok ? (listed.value[0]?.createdAt ?? null) : null;
  expect(Math.abs((createdAt ?? 0) - ours)).toBeLessThan(1_000);
  await api.list(100, createdAt ?? unixMs(0));
  expect(server.seen.at(-1)?.url).toBe(`/v1/calls?limit=100&before=${encodeURIComponent(new Date(ours + 3_600_000).toISOString())}`);
  await api.list(100, unixMs(-5));
  expect(server.seen.at(-1)?.url).toContain('before=1970-01-01T');
  await api.list(100, unixMs(9e15));
  expect(server.seen.at(-1)?.url).toContain('before=9999-12-31T');
});

test.each([
  [200, { calling: { status: 'ENABLED' } }, { ok: true, value: true }],
  [200, { calling: { status: 'disabled ' } }, { ok: true, value: false }],
  [200, { calling: { status: 7 } }, { ok: true, value: null }],
  [200, { calling: null }, { ok: true, value: null }],
  [400, { error: 'x', code: 'FEATURE_NOT_SUPPORTED' }, { ok: true, value: null }],
  [503, {}, { ok: false, error: { code: 'service-broken', detail: 'HTTP 503' } }],
] as const)('calling settings %i %j', async (status, body, said) => {
  const { server, api } = await bench();
  server.answer(json(status, body));
  expect(await api.readCalling()).toEqual(said);
});

test.each([
  [{ state: 'OPEN', isFullyConnected: true }, 'open'],
  [{ state: 'OPEN', isFullyConnected: false }, 'connecting'],
  [{ state: 'CONNECTING', isFullyConnected: false }, 'connecting'],
  [{ state: 'CLOSE', isFullyConnected: false }, 'closed'],
  [{ state: 'close' }, 'closed'],
  [{ state: 'CONNECTING' }, 'connecting'],
  [{ state: 'CLOSE', isFullyConnected: true }, 'open'],
  [{ isFullyConnected: false }, 'closed'],
  [{ state: 'SOMETHING NEW' }, 'unknown'],
  [{}, 'unknown'],
] as const)('a number that is told as %j is %s', (told, connection) => {
  expect(numberOfKey([{ number: '5511', ...told } as never], 'ps_k')).toMatchObject({ connection });
});

test('the delivery log is read newest first, in our time, and an entry that cannot be read hides no other', async () => {
  const { server, webhooks } = await bench();
  server.answer(
    json(
      200,
      [
        {
          event: 'call.ended',
          status: 'FAILED',
          statusCode: null,
          payload: { event: 'call.ended' },
          createdAt: '2027-01-15T09:00:00.000Z',
        },
        null,
        { status: 'SUCCESS', payload: 'text', createdAt: 'never' },
      ],
      { date: new Date(1_800_000_000_000).toUTCString() },
    ),
  );
  expect(await webhooks.deliveries('wh/1')).toEqual({
    ok: true,
    value: [
      { event: 'call.ended', delivered: false, payload: { event: 'call.ended' }, at: Date.parse('2027-01-15T09:00:00.000Z') },
      { event: '', delivered: true, payload: 'text', at: null },
    ],
  });
  expect(server.seen.at(-1)?.url).toBe('/v1/webhooks/wh%2F1/logs?limit=50');
});
