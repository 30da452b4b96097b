import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLogs } from '../../../../main/adapters/diagnostics/read-logs.ts';
import { openBundleOutlet } from '../../../../main/adapters/diagnostics/save-bundle.ts';
import { zipArchive } from '../../../../main/adapters/diagnostics/zip-archive.ts';
import { writeWhole } from '../../../../main/adapters/save-place/write-whole.ts';
import { redact } from '../../../../main/adapters/log/redact.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { unzipped } from '../../../support/unzipped.ts';

describe('the bundle', () => {
  test('is a zip with every file whole, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1, maxLength: 30 }), fc.string()), (texts) => {
        const files = Object.entries(texts).map(([name, text]) => ({
          name: Buffer.from(name).toString(),
          text: Buffer.from(text).toString(),
        }));
        expect(unzipped(zipArchive(files, new Date(2026, 10, 26, 12, 30)))).toEqual(new Map(files.map(({ name, text }) => [name, text])));
      }),
    );
  });

  test('is written where the agent says, for their own eyes; a folder that takes no file is told', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'bundle.zip');
    const save = openBundleOutlet({ whereToSave: async () => path, name: () => 'bundle', writeWhole });
    expect(await save([{ name: 'a.txt', text: 'olá' }])).toEqual({ ok: true, value: path });
    expect(unzipped(readFileSync(path)).get('a.txt')).toBe('olá');
    expect(statSync(path).mode & 0o077).toBe(0);
    const elsewhere = openBundleOutlet({ whereToSave: async () => join(folder, 'none', 'x.zip'), name: () => 'x', writeWhole });
    expect(await elsewhere([])).toEqual({ ok: false, error: { code: 'export-refused', detail: 'ENOENT' } });
    expect(await openBundleOutlet({ whereToSave: async () => null, name: () => 'x', writeWhole })([])).toEqual({ ok: true, value: null });
  });

  test('has the logs with their instants, and without what an older version may have written', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs', 'main.log'), '[2026-11-26 14:05:00.123] [info]  call from +5511987654321 key=ps_secret\nsecond\n');
    writeFileSync(join(folder, 'logs', 'notes.txt'), 'not a log');
    const logs = await readLogs(join(folder, 'logs'), redact);
    expect(logs.map(({ name }) => name)).toEqual(['logs/main.log']);
    expect(logs[0]?.text).toBe('[2026-11-26 14:05:00.123] [info]  call from …4321 key=…\nsecond\n');
    expect(await readLogs(join(folder, 'none'), redact)).toEqual([]);
  });
});
