import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Session } from '../../build/dev-host/chromium/pipe-connection.ts';
import { createRecords } from '../../build/dev-host/control/records.ts';
import { createDialogModule } from '../../build/dev-host/modules/dialog.ts';
import { createOpenPlace } from '../../build/dev-host/modules/open-place.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const QUESTION = { path: '/agente', extensions: ['csv', 'vcf'], isMultiple: false };

describe('which file a person opens on the development host', () => {
  test.each([
    ['zenity', '--file-filter=*.csv *.CSV *.vcf *.VCF --filename=/agente/'],
    ['kdialog', '--getopenfilename /agente/ *.csv *.CSV *.vcf *.VCF'],
  ])('%s is asked, in the folder and for the kinds of file that the app names', async (name, words) => {
    const folder = temporaryFolder();
    const asked = join(folder, 'asked');
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$*" >> '${asked}'\necho '/chosen/my list.csv'\n`);
    chmodSync(join(folder, name), 0o755);
    const open = createOpenPlace({ env: { PATH: folder, DISPLAY: ':1' }, page: () => null });
    expect(await open(QUESTION)).toEqual(['/chosen/my list.csv']);
    expect(readFileSync(asked, 'utf8')).toContain(words);
  });

  test('one that is closed opens nothing', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'zenity'), '#!/bin/sh\nexit 1\n');
    chmodSync(join(folder, 'zenity'), 0o755);
    expect(await createOpenPlace({ env: { PATH: folder, DISPLAY: ':1' }, page: () => null })(QUESTION)).toEqual([]);
  });

  test.each([
    ['a screen', {}],
    ['a window', { DISPLAY: ':1' }],
  ])('without %s nobody is asked, which is not the same as nobody choosing', async (_name, env) => {
    const dialog = createDialogModule(createRecords(), {
      savePlace: () => Promise.resolve(''),
      openPlace: createOpenPlace({ env: { PATH: temporaryFolder(), ...env }, page: () => null }),
    });
    await expect(dialog.showOpenDialog({})).rejects.toMatchObject({ code: 'no-screen' });
  });
});

describe('where no program draws a question', () => {
  let browser: Browser;
  let page: Page;
  let devTools: CDPSession;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    devTools = await page.context().newCDPSession(page);
  });
  afterAll(() => browser.close());

  const open = (isMultiple: boolean): Promise<readonly string[]> => {
    // The same protocol over another pipe.
    const session = { send: devTools.send.bind(devTools), on: () => () => undefined } as unknown as Session;
    const place = createOpenPlace({ env: { PATH: temporaryFolder(), DISPLAY: ':1' }, page: () => Promise.resolve(session) });
    return place({ ...QUESTION, isMultiple });
  };

  test('Chromium draws it, and the app gets the paths', async () => {
    const folder = temporaryFolder();
    const lists = ['ana.csv', 'bia.csv'].map((name) => join(folder, name));
    for (const list of lists) writeFileSync(list, 'Nome\n');
    for (const isMultiple of [false, true]) {
      const [question, chosen] = [page.waitForEvent('filechooser'), open(isMultiple)];
      const chooser = await question;
      expect(chooser.isMultiple()).toBe(isMultiple);
      expect(await chooser.element().evaluate((field: HTMLInputElement) => field.accept)).toBe('.csv,.vcf');
      await chooser.setFiles(isMultiple ? lists : lists.slice(0, 1));
      expect(await chosen).toEqual(isMultiple ? lists : lists.slice(0, 1));
    }
  });

  test('one that is closed opens nothing', async () => {
    const [question, chosen] = [page.waitForEvent('filechooser'), open(false)];
    const chooser = await question;
    await chooser.element().dispatchEvent('cancel');
    expect(await chosen).toEqual([]);
  });
});
