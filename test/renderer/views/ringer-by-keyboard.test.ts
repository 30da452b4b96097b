import { DEFAULT_RINGER } from '#contract/ringer.ts';
import { expect, test } from 'vitest';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();

test('places, volume and escalation are chosen with the keyboard, and each is raised by itself', async () => {
  const shown = galleryState('settings-ringer');
  const page = await stage.show(shown);
  const last = async (): Promise<unknown> => (await raised(page)).at(-1);

  await page.getByRole('checkbox', { name: 'Monitor HDMI' }).first().focus();
  await page.keyboard.press('Space');
  const { devices } = shown.state.settings.ringer;
  await expect.poll(last).toEqual(['settings/change', { ringer: { devices: [...devices, 'Monitor HDMI'] } }]);

  await page.getByRole('slider', { name: 'Volume do toque' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(last).toEqual(['settings/change', { ringer: { volumePercent: 70 } }]);
  await page.keyboard.press('Home');
  await expect.poll(last).toEqual(['settings/change', { ringer: { volumePercent: 5 } }]);

  await page.getByRole('button', { name: 'Ouvir o toque' }).press('Enter');
  await expect.poll(last).toEqual(['ringer/try', { ringtone: 'chime', escalated: false }]);
  await page.getByRole('button', { name: 'Ouvir em todos esses lugares' }).press('Enter');
  await expect.poll(last).toEqual(['ringer/try', { ringtone: 'chime', escalated: true }]);
});

const SILENCE = ['ringer/try', { ringtone: null, escalated: false }];

test('a ring that is tried is ended by its button, or by itself', async () => {
  const page = await stage.show(galleryState('settings-ringer'));
  const tries = async (): Promise<readonly unknown[]> => (await raised(page)).filter(([name]) => name === 'ringer/try');
  const hear = page.getByRole('button', { name: 'Ouvir o toque' });
  const end = page.getByRole('button', { name: 'Parar', exact: true });

  await hear.press('Enter');
  await end.press('Enter');
  await expect.poll(async () => (await tries()).at(-1)).toEqual(SILENCE);
  await hear.press('Enter');
  await end.waitFor();
  await hear.waitFor({ timeout: 10_000 });
  expect(await tries()).toHaveLength(3);
});

test('a ring that is tried is ended by the dialog that closes', async () => {
  const page = await stage.show(galleryState('idle'));
  await page.getByRole('button', { name: 'Configurações' }).press('Enter');
  await page.getByRole('button', { name: 'Ouvir o toque' }).press('Enter');
  await page.getByRole('button', { name: 'Parar', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await raised(page)).at(-1)).toEqual(SILENCE);
});

test('what belongs to a ring that is heard is gone where it is not', async () => {
  const page = await stage.show(galleryState('settings-ringer'));
  expect(await page.getByRole('slider').count()).toBe(1);
  const { settings } = galleryState('settings-ringer').state;
  await publish(page, { settings: { ...settings, ringer: { ...DEFAULT_RINGER, mode: 'silent' } } });
  await expect.poll(() => page.getByRole('slider').count()).toBe(0);
  await page.getByText('A chamada só aparece: não toca nem pisca.').waitFor();
});

test('a silent phone says so, and the sign leads to where it is changed', async () => {
  const page = await stage.show(galleryState('idle-silent'));
  await page.getByRole('button', { name: 'Chamadas em silêncio' }).press('Enter');
  await expect.poll(() => page.getByRole('region', { name: 'Configurações', exact: true }).count()).toBe(1);
});

test('the ringtone of a line is heard before it is chosen', async () => {
  const page = await stage.show(galleryState('edit-line'));
  await page.getByRole('button', { name: /Toque/ }).press('Enter');
  await page.getByRole('option', { name: 'Sino' }).press('Enter');
  await page.getByRole('button', { name: 'Ouvir' }).press('Enter');
  await expect.poll(async () => (await raised(page)).at(-1)).toEqual(['ringer/try', { ringtone: 'bell', escalated: false }]);
  await page.getByRole('button', { name: 'Salvar' }).press('Enter');
  const last = async (name: string) => (await raised(page)).findLast(([command]) => command === name);
  await expect.poll(() => last('line/change')).toMatchObject(['line/change', { ringtone: 'bell', preAccept: true }]);
  // The dialog that goes takes the trial along.
  await expect.poll(async () => (await raised(page)).at(-1)).toEqual(['ringer/try', { ringtone: null, escalated: false }]);
});
