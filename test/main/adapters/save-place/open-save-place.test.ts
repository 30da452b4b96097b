import { join } from 'node:path';
import type { SaveDialogOptions } from 'electron';
import { expect, test } from 'vitest';
import { openSavePlace } from '../../../../main/adapters/save-place/open-save-place.ts';

function asking(answer: { readonly canceled: boolean; readonly filePath: string }) {
  const asked: SaveDialogOptions[] = [];
  const where = openSavePlace({
    dialog: {
      showSaveDialog(...given: readonly unknown[]) {
        asked.push(given.at(-1) as SaveDialogOptions);
        return Promise.resolve(answer);
      },
    },
    mainWindow: () => null,
    folder: () => '/documents',
  });
  return { asked, where };
}

test('the question begins with a name that every file system takes', async () => {
  const { asked, where } = asking({ canceled: false, filePath: '/elsewhere/b.wav' });
  expect(await where({ name: 'Chamada +55 (11) 9/8: "Ana" <x> Souza', extension: 'wav' })).toBe('/elsewhere/b.wav');
  expect(asked).toEqual([
    {
      defaultPath: join('/documents', 'Chamada +55 (11) 9-8- -Ana- -x- Souza.wav'),
      filters: [{ name: 'WAV', extensions: ['wav'] }],
    },
  ]);
});

test.each([
  { canceled: true, filePath: '/elsewhere/b.wav' },
  { canceled: false, filePath: '' },
])('who calls it off saves nothing (%j)', async (answer) => {
  expect(await asking(answer).where({ name: 'a', extension: 'webm' })).toBeNull();
});
