import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { expect, test } from 'vitest';
import { openTextOutlet } from '../../../../main/adapters/text-outlet/open-text-outlet.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function setOutlet(answer: Partial<SaveDialogReturnValue> = {}) {
  const folder = temporaryFolder();
  const asked: SaveDialogOptions[] = [];
  const ask = async (options: SaveDialogOptions): Promise<SaveDialogReturnValue> => {
    asked.push(options);
    return { canceled: false, filePath: '', ...answer };
  };
  const outlet = openTextOutlet({
    dialog: { showSaveDialog: (...args: readonly unknown[]) => ask(args.at(-1) as SaveDialogOptions) },
    window: () => null,
    folder: () => folder,
  });
  return { outlet, folder, asked };
}

async function* parts(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

/** The second part never comes. */
async function* brokenParts(): AsyncGenerator<string> {
  yield 'half of ';
  throw new Error('the history is gone');
}

test('the agent is asked with a name that they can keep, and closing the question is an answer', async () => {
  const kept = setOutlet({ filePath: '/people/ana/lista.csv' });
  expect(await kept.outlet.ask('historico 2026-11-26')).toBe('/people/ana/lista.csv');
  expect(kept.asked).toEqual([
    { defaultPath: join(kept.folder, 'historico 2026-11-26.csv'), filters: [{ name: 'CSV', extensions: ['csv'] }] },
  ]);
  expect(await setOutlet({ canceled: true }).outlet.ask('historico')).toBeNull();
});

test('parts become one file, in place of what was there', async () => {
  const { outlet, folder } = setOutlet();
  const path = join(folder, 'lista.csv');
  writeFileSync(path, 'of yesterday, and longer than the new one');
  expect(await outlet.write(path, parts('Data;Hora\r\n', '2026-11-26;14:02:00\r\n'))).toEqual({ ok: true, value: null });
  expect(readFileSync(path, 'utf8')).toBe('Data;Hora\r\n2026-11-26;14:02:00\r\n');
  expect(readdirSync(folder)).toEqual(['lista.csv']);
});

test('what breaks off leaves no half of a file, and the one of before as it was', async () => {
  const { outlet, folder } = setOutlet();
  const path = join(folder, 'lista.csv');
  writeFileSync(path, 'of yesterday');
  expect(await outlet.write(path, brokenParts())).toMatchObject({ ok: false, error: { code: 'export-refused' } });
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['of yesterday', ['lista.csv']]);
});

test('a folder that takes no file is told by its reason, without its path', async () => {
  const { outlet, folder } = setOutlet();
  const written = await outlet.write(join(folder, 'missing', 'lista.csv'), parts('x'));
  expect(written).toEqual({ ok: false, error: { code: 'export-refused', detail: 'ENOENT' } });
});
