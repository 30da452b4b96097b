import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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

  test.runIf(process.platform !== 'win32').each(['a list in parts', 'a text'])(
    'costs nothing of before on a disk that does not take it: %s',
    (what) => {
      const { path, left } = ofYesterday();
      const program = join(import.meta.dirname, 'saving-process.ts');
      // The system's own limit for the files of a process, in blocks of 512 or 1,024 bytes.
      const printed = execFileSync('/bin/sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', process.execPath, program, what, path]);
      expect(JSON.parse(printed.toString())).toEqual({ ok: false, error: { code: 'export-refused', detail: 'EFBIG' } });
      expect(left()).toEqual(UNTOUCHED);
    },
  );

  test('leaves alone what lies beside it, whatever its name', async () => {
    const { folder, path } = ofYesterday();
    writeFileSync(`${path}.part`, 'somebody’s own');
    expect(await writeWhole(path, parts('new'))).toEqual({ ok: true, value: null });
    expect(await writeWhole(path, brokenParts())).toMatchObject({ ok: false });
    expect(readFileSync(`${path}.part`, 'utf8')).toBe('somebody’s own');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder).toSorted()).toEqual(['lista.csv', 'lista.csv.part']);
  });

  test('is told as refused also where the half of it cannot be taken away', async () => {
    const { folder, path } = ofYesterday();
    async function* meanwhileAFolder(): AsyncGenerator<string> {
      yield 'half of ';
      const half = readdirSync(folder).find((name) => name.endsWith('.part')) ?? '';
      rmSync(join(folder, half));
      mkdirSync(join(folder, half, 'not empty'), { recursive: true });
      throw new Error('the history is gone');
    }
    expect(await writeWhole(path, meanwhileAFolder())).toEqual({ ok: false, error: { code: 'export-refused', detail: 'unknown' } });
    expect(readFileSync(path, 'utf8')).toBe(UNTOUCHED.text);
  });

  test('in a folder that takes no file is told by its reason, without its path', async () => {
    const { folder } = ofYesterday();
    const written = await writeWhole(join(folder, 'missing', 'lista.csv'), parts('x'));
    expect(written).toEqual({ ok: false, error: { code: 'export-refused', detail: 'ENOENT' } });
  });
});
