import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOpenPlace, type OpenPlace } from '../../../../main/adapters/open-place/open-open-place.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function choosing(path: string | null): OpenPlace {
  return openOpenPlace({
    dialog: { showOpenDialog: async () => ({ canceled: path === null, filePaths: path === null ? [] : [path] }) },
    mainWindow: () => null,
    folder: () => '/documents',
  });
}

test('a chosen file gives its name and its text, without the mark that Windows’ editors put in front', async () => {
  const path = join(temporaryFolder(), 'escolhas.json');
  writeFileSync(path, '\uFEFF{"a":1}');
  expect(await choosing(path).chooseText(['json'])).toEqual({ ok: true, value: { name: 'escolhas.json', text: '{"a":1}' } });
  expect(await choosing(path).choose(['json'])).toEqual({ ok: true, value: path });
});

test('a question that is closed is no failure', async () => {
  expect(await choosing(null).chooseText(['json'])).toEqual({ ok: true, value: null });
  expect(await choosing(null).choose(['pem'])).toEqual({ ok: true, value: null });
});

test('a file that is gone, or larger than any file of settings, is told and not read', async () => {
  const folder = temporaryFolder();
  expect(await choosing(join(folder, 'gone.json')).chooseText(['json'])).toMatchObject({
    error: { code: 'settings-file-unusable', detail: 'ENOENT' },
  });
  writeFileSync(join(folder, 'large.json'), 'x'.repeat(300_000));
  expect(await choosing(join(folder, 'large.json')).chooseText(['json'])).toMatchObject({ error: { code: 'settings-file-unusable' } });
});

test('a system that opens no question says so, and is not taken for somebody who closed it', async () => {
  const place = openOpenPlace({
    dialog: { showOpenDialog: () => Promise.reject(Object.assign(new Error('/media/desk'), { code: 'no-screen' })) },
    mainWindow: () => null,
    folder: () => '/documents',
  });
  const missing = { ok: false, error: { code: 'file-dialog-missing', detail: 'no-screen' } };
  expect(await place.choose(['csv'])).toEqual(missing);
  expect(await place.chooseText(['json'])).toEqual(missing);
});
