import { openSaveText } from '../../../../main/adapters/save-place/open-save-text.ts';
import { writeWhole } from '../../../../main/adapters/save-place/write-whole.ts';

/** Saves a list in parts, or a text, at the path it is given, and prints what came of it: a process by itself may be given a small disk. */
const [, , what = '', path = ''] = process.argv;
const saved =
  what === 'a text'
    ? await openSaveText(async () => path)({ name: 'lista', extension: 'csv', text: 'olá'.repeat(1_000) })
    : await writeWhole(path, ['Data;Hora\r\n', '2026-11-26;14:02:00\r\n'.repeat(1_000)]);
process.stdout.write(JSON.stringify(saved));
