import { expect, onTestFinished, test } from 'vitest';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { json, openScriptedServer } from '../../../support/scripted-server.ts';

test('a clip is named `mediaUrl`, and `url` where the service does not know that word', async () => {
  const server = await openScriptedServer();
  onTestFinished(() => server.close());
  const line = openLineApi({ apiBase: `${server.origin}/v1`, apiKey: 'ps_key' }, { fetch, log: memoryLog() });
  server.answer(json(200, { success: true, id: 'call_1', status: 'ACCEPTED' }));
  expect(await line.play('call_1', 'https://phone.example/a.wav')).toEqual({ ok: true, value: null });
  expect({ url: server.seen.at(-1)?.url, body: server.seen.at(-1)?.body }).toEqual({
    url: '/v1/calls/call_1/play',
    body: '{"mediaUrl":"https://phone.example/a.wav"}',
  });

  const before = server.seen.length;
  server.answer((response, request) => {
    const known = request.body.includes('"url"');
    json(known ? 200 : 400, known ? { success: true } : { error: 'url is required' })(response, request);
  });
  expect(await line.play('call_1', 'https://phone.example/a.wav')).toEqual({ ok: true, value: null });
  expect(server.seen.slice(before).map(({ body }) => body)).toEqual([
    '{"mediaUrl":"https://phone.example/a.wav"}',
    '{"url":"https://phone.example/a.wav"}',
  ]);

  server.answer(json(404, { error: 'no such call', code: 'CALL_NOT_FOUND' }));
  expect(await line.play('call_1', 'https://phone.example/a.wav')).toMatchObject({ ok: false, error: { code: 'call-gone' } });
});
