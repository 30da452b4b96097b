import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { type RunningHost, startHost } from '../../build/dev-host/test-face.ts';
import { busPaths } from '../../main/adapters/tray-host/bus-address.ts';
import { startTrayWatcher } from '../support/fakes/fake-tray-watcher.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const start = (...args: string[]): Promise<RunningHost> => startHost({ app: REPOSITORY, args });

async function mainWindow({ face }: RunningHost): Promise<{ readonly id: number; readonly visible: boolean }> {
  const look = async () => (await face.ask('windows')).find(({ url }) => url.includes('/views/main/'));
  await expect.poll(look, { message: 'the main window', timeout: 20_000 }).toBeDefined();
  const found = await look();
  if (found === undefined) throw new Error('the main window is gone again');
  return found;
}

test('a login stays in the tray where there is proof of one, and a second start brings the window', async () => {
  const [path] = busPaths(process.env, process.getuid?.() ?? 0);
  const watcher = await startTrayWatcher(path ?? '', { isHostThere: true });
  const phone = await start('--at-login');
  try {
    await expect.poll(phone.output, { timeout: 20_000 }).toContain('the station is ready');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect((await mainWindow(phone)).visible).toBe(false);
    expect((await phone.face.ask('trays')).length).toBe(1);
    await phone.face.ask('app/second-instance', { argv: ['/app'], workingDirectory: '/' });
    await expect.poll(async () => (await mainWindow(phone)).visible).toBe(true);
  } finally {
    await phone.stop();
    watcher.leave();
  }
});

test('a login on GNOME without a tray shows the window after all, and says in each language what is missing', async () => {
  const phone = await startHost({ app: REPOSITORY, args: ['--at-login'], env: { XDG_CURRENT_DESKTOP: 'GNOME', LC_ALL: 'en_US.UTF-8' } });
  try {
    await expect.poll(async () => (await mainWindow(phone)).visible, { timeout: 40_000 }).toBe(true);
    const { id } = await mainWindow(phone);
    const ask = (expression: string): Promise<unknown> => phone.face.ask('window/evaluate', { id, expression });
    await ask('softphone.invoke("settings/change", { setup: { isOpen: false } }).then(({ ok }) => ok)');
    for (const language of ['en', 'pt-BR'] as const) {
      const t = createTranslator(language);
      await ask(`softphone.invoke("settings/change", { language: "${language}" }).then(({ ok }) => ok)`);
      await expect.poll(() => ask('document.body.innerText'), { timeout: 40_000 }).toContain(t('errors.tray-missing.title'));
      expect(await ask('document.body.innerText')).toContain(t('errors.tray-missing.advice'));
    }
  } finally {
    await phone.stop();
  }
});

test('a link that starts the phone waits in its field', async () => {
  const phone = await start('tel:+55-31-98888-0003', 'call', '+5531988880003', '--now');
  try {
    const { id } = await mainWindow(phone);
    const ask = (expression: string): Promise<unknown> => phone.face.ask('window/evaluate', { id, expression });
    await expect.poll(() => ask('document.body.innerText'), { timeout: 20_000 }).toContain('+55 31 98888-0003');
    // A phone that was never used asks its first questions; the number is there when they are over.
    await ask('softphone.invoke("settings/change", { setup: { isOpen: false } }).then(({ ok }) => ok)');
    await expect.poll(() => ask('document.querySelector(".phone-pane input")?.value ?? ""')).toBe('+55 31 98888-0003');
    expect(await ask('softphone.invoke("state/read", null).then(({ value }) => value.calls.length)')).toBe(0);
  } finally {
    await phone.stop();
  }
});
