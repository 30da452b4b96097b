import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { createRecords } from '../../build/dev-host/control/records.ts';
import { createDialogModule } from '../../build/dev-host/modules/dialog.ts';
import { createSavePlace } from '../../build/dev-host/modules/save-place.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A machine whose programs are these shell scripts; each writes down what it was asked. */
function machine(programs: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  const asked = join(folder, 'asked');
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} $*" >> '${asked}'\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const downloads = join(folder, 'Downloads');
  return {
    downloads,
    asked: () => readFileSync(asked, 'utf8'),
    place: (env: NodeJS.ProcessEnv = { DISPLAY: ':1' }) => createSavePlace({ env: { PATH: folder, ...env }, downloads: () => downloads }),
  };
}

describe('where a person saves on the development host', () => {
  test.each(['zenity', 'kdialog'])('%s is asked with the name the app gives', async (program) => {
    const { place, asked } = machine({ [program]: "echo '/chosen/my call.csv'" });
    expect(await place()('/agente/qualidade.csv')).toBe('/chosen/my call.csv');
    expect(asked()).toContain(`${program} --`);
    expect(asked()).toContain('/agente/qualidade.csv');
  });

  test('a dialog that is closed saves nothing', async () => {
    const { place } = machine({ zenity: 'exit 1', kdialog: 'echo /chosen/second-question.csv' });
    expect(await place()('/agente/qualidade.csv')).toBe('');
  });

  test('without a dialog program it is the folder of downloads, and nothing there is written over', async () => {
    const { place, downloads } = machine({});
    const first = await place()('/agente/qualidade 08.02.csv');
    expect(first).toBe(join(downloads, 'qualidade 08.02.csv'));
    writeFileSync(first, 'kept');
    expect(await place()('/agente/qualidade 08.02.csv')).toBe(join(downloads, 'qualidade 08.02 (2).csv'));
  });

  test('without a screen no dialog is opened', async () => {
    const { place, downloads } = machine({ zenity: 'echo /chosen/unseen.csv' });
    expect(await place({})('/agente/a.wav')).toBe(join(downloads, 'a.wav'));
  });
});

describe('the app’s save dialog', () => {
  const options = { defaultPath: '/agente/a.csv' };
  const openPlace = (): Promise<readonly string[]> => Promise.resolve([]);
  test('reaches the person where no test drives the host', async () => {
    const records = createRecords();
    const dialog = createDialogModule(records, { savePlace: (path) => Promise.resolve(`/chosen${path}`), openPlace });
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: false, filePath: '/chosen/agente/a.csv' });
    expect(records.dialogs).toMatchObject([{ kind: 'save', answer: { filePaths: ['/chosen/agente/a.csv'] } }]);
    expect(await createDialogModule(records, { savePlace: () => Promise.resolve(''), openPlace }).showSaveDialog(options)).toEqual({
      canceled: true,
      filePath: '',
    });
  });

  test('is answered by the test alone where one drives it', async () => {
    const records = createRecords();
    const dialog = createDialogModule(records);
    records.dialogAnswers.push({ filePaths: ['/by/test.csv'] });
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: false, filePath: '/by/test.csv' });
    expect(await dialog.showSaveDialog(options)).toEqual({ canceled: true, filePath: '' });
  });
});
