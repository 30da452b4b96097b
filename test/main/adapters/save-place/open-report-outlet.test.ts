import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { expect, test } from 'vitest';
import { openReportOutlet } from '../../../../main/adapters/save-place/open-report-outlet.ts';
import { openSavePlace } from '../../../../main/adapters/save-place/open-save-place.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

function outletThat(answers: (folder: string) => Partial<SaveDialogReturnValue>) {
  const folder = temporaryFolder();
  const asked: SaveDialogOptions[] = [];
  const copied: string[] = [];
  const ask = async (options: SaveDialogOptions): Promise<SaveDialogReturnValue> => {
    asked.push(options);
    return { canceled: false, filePath: '', ...answers(folder) };
  };
  const outlet = openReportOutlet({
    whereToSave: openSavePlace({
      dialog: { showSaveDialog: (...args: readonly unknown[]) => ask(args.at(-1) as SaveDialogOptions) },
      mainWindow: () => null,
      folder: () => folder,
    }),
    clipboard: { writeText: async (text) => void copied.push(text) },
  });
  return { outlet, folder, asked, copied };
}
const FILE = { name: 'qualidade 14.02', extension: 'csv', text: 'não;é\r\n' };

test('a report is written where the agent says, after a question that begins with its name', async () => {
  const { outlet, folder, asked } = outletThat((at) => ({ filePath: join(at, 'elsewhere.csv') }));
  expect(await outlet.save(FILE)).toEqual({ ok: true, value: join(folder, 'elsewhere.csv') });
  expect(readFileSync(join(folder, 'elsewhere.csv'), 'utf8')).toBe(FILE.text);
  expect(asked).toEqual([{ defaultPath: join(folder, 'qualidade 14.02.csv'), filters: [{ name: 'CSV', extensions: ['csv'] }] }]);
});

test('a question that is closed writes nothing', async () => {
  const { outlet } = outletThat(() => ({ canceled: true }));
  expect(await outlet.save(FILE)).toEqual({ ok: true, value: null });
});

test('a folder that takes no file is told by its reason, without its path', async () => {
  const { outlet } = outletThat((at) => ({ filePath: join(at, 'missing', 'x.csv') }));
  expect(await outlet.save(FILE)).toEqual({ ok: false, error: { code: 'export-refused', detail: 'ENOENT' } });
});

test('a copy is on the clipboard', async () => {
  const { outlet, copied } = outletThat(() => ({}));
  await outlet.copy(FILE.text);
  expect(copied).toEqual([FILE.text]);
});
