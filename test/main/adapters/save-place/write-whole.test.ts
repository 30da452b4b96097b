import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSaveText } from '../../../../main/adapters/save-place/open-save-text.ts';
import { writeWhole } from '../../../../main/adapters/save-place/write-whole.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** A file of yesterday where the agent says that the new one is to lie. */
function ofYesterday() {
  const folder = temporaryFolder();
  const path = join(folder, 'lista.csv');
  writeFileSync(path, 'of yesterday, and longer than the new one');
  const left = () => ({ text: readFileSync(path, 'utf8'), files: readdirSync(folder) });
  return { folder, path, left };
}
const UNTOUCHED = { text: 'of yesterday, and longer than the new one', files: ['lista.csv'] };

/** The system's own full disk: it takes the file's name, and not a byte of it. */
const FULL_DISK = '/dev/full';

async function* parts(...texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

/** The second part never comes. */
async function* brokenParts(): AsyncGenerator<string> {
  yield 'half of ';
  throw new Error('the history is gone');
}

describe('a file that the agent saves', () => {
  test('is made of its parts, in place of what was there, and for its owner alone', async () => {
    const { path, left } = ofYesterday();
    expect(await writeWhole(path, parts('Data;Hora\r\n', '2026-11-26;14:02:00\r\n'))).toEqual({ ok: true, value: null });
    expect(left()).toEqual({ text: 'Data;Hora\r\n2026-11-26;14:02:00\r\n', files: ['lista.csv'] });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('that breaks off leaves no half of it, and the one of before as it was', async () => {
    const { path, left } = ofYesterday();
    expect(await writeWhole(path, brokenParts())).toEqual({ ok: false, error: { code: 'export-refused', detail: 'unknown' } });
    expect(left()).toEqual(UNTOUCHED);
  });

  test.runIf(existsSync(FULL_DISK)).each(['a list in parts', 'a text'])('costs nothing of before on a full disk: %s', async (what) => {
    const { path, left } = ofYesterday();
    symlinkSync(FULL_DISK, `${path}.part`);
    const saved =
      what === 'a text'
        ? await openSaveText(async () => path)({ name: 'lista', extension: 'csv', text: 'olá' })
        : await writeWhole(path, parts('Data;Hora\r\n', '2026-11-26;14:02:00\r\n'));
    expect(saved).toEqual({ ok: false, error: { code: 'export-refused', detail: 'ENOSPC' } });
    expect(left()).toEqual(UNTOUCHED);
    expect(existsSync(FULL_DISK)).toBe(true);
  });

  test('in a folder that takes no file is told by its reason, without its path', async () => {
    const { folder } = ofYesterday();
    const written = await writeWhole(join(folder, 'missing', 'lista.csv'), parts('x'));
    expect(written).toEqual({ ok: false, error: { code: 'export-refused', detail: 'ENOENT' } });
  });
});
