import { expect, onTestFinished, test } from 'vitest';
import { openAccountApi } from '../../../../main/adapters/pilot-status/open-account-api.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { practiceBench } from '../../../support/practice-bench.ts';
import { json, openScriptedServer } from '../../../support/scripted-server.ts';

async function account(keys: unknown, numbers: unknown, status = 200) {
  const server = await openScriptedServer();
  onTestFinished(() => server.close());
  server.answer((response, request) => json(status, request.url.endsWith('/api-keys') ? keys : numbers)(response, request));
  const log = memoryLog();
  const api = openAccountApi({ apiBase: `${server.origin}/v1`, apiKey: 'ps_tenant_CANARY' }, { fetch, log });
  return { read: await api.readNumbers(), server, log };
}
const KEY = {
  numberId: 'n1',
  number: '5511999990000',
  displayName: 'Shop',
  keyId: 'k',
  keyLast4: 'aaaa',
  key: 'ps_aaaa',
  revealable: true,
};
const NUMBER = { id: 'n1', number: '5511999990000', name: 'Loja', provider: 'META', state: 'OPEN', isFullyConnected: true };

test('numbers and keys are joined by the id of the number', async () => {
  const { read } = await account(
    [
      KEY,
      { ...KEY, numberId: 'n2', key: null, revealable: false },
      { ...KEY, numberId: 'n3', key: 'ps_cccc', number: null, displayName: '' },
    ],
    [
      { ...NUMBER, id: 'n3', name: '', instanceName: 'web-3', state: 'CLOSE', isFullyConnected: false },
      NUMBER,
      { ...NUMBER, id: 'n4', name: null },
    ],
  );
  expect(read).toEqual({
    ok: true,
    value: [
      { numberId: 'n1', apiKey: 'ps_aaaa', label: 'Loja', number: '+5511999990000', connection: 'open' },
      { numberId: 'n2', apiKey: null, label: 'Shop', number: '+5511999990000', connection: 'unknown' },
      { numberId: 'n3', apiKey: 'ps_cccc', label: '', number: '+5511999990000', connection: 'closed' },
      { numberId: 'n4', apiKey: null, label: '', number: '+5511999990000', connection: 'open' },
    ],
  });
});

test.each([
  ['null', null, true],
  ['not to be shown, whatever stands there', 'ps_aaaa', false],
  ['a stump', '…aaaa', true],
  ['no text', 7, true],
])('a key that is %s is not offered', async (_what, key, revealable) => {
  const { read } = await account([{ ...KEY, key, revealable }], [NUMBER]);
  expect(read).toMatchObject({ ok: true, value: [{ numberId: 'n1', apiKey: null }] });
});

test('an entry that cannot be read hides no other', async () => {
  const { read } = await account([null, 7, { numberId: 3 }, KEY], [NUMBER]);
  expect(read).toMatchObject({ ok: true, value: [{ numberId: 'n1', apiKey: 'ps_aaaa' }] });
});

test('the keys of an account stand in no log', async () => {
  const { log } = await account({ oops: 'ps_aaaa' }, []);
  expect(log.text()).not.toMatch(/CANARY|ps_aaaa/);
});

test.each(['allowed', 'refused'] as const)(
  'a number’s key is told from an account’s (numbers: %s), and a wrong one from both',
  async (how) => {
    const { line, access } = await practiceBench({ switches: { numberKeyOnNumbers: how } });
    const log = memoryLog();
    const readWith = (apiKey: string) => openAccountApi({ apiBase: line.apiBase, apiKey }, { fetch, log }).readNumbers();
    expect(await readWith(access('web').apiKey)).toMatchObject({ ok: false, error: { code: 'number-key-given' } });
    expect(await readWith('ps_wrong')).toMatchObject({ ok: false, error: { code: 'key-rejected' } });
    const all = await readWith(line.tenantKey);
    expect(
      all.ok && all.value.map(({ numberId, number, apiKey, connection, label }) => ({ numberId, number, apiKey, connection, label })),
    ).toEqual(line.numbers.map(({ id, number, apiKey, label }) => ({ numberId: id, number, apiKey, connection: 'open', label })));
  },
);
