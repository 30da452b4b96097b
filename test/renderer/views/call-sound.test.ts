import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PolicyState } from '#contract/policy.ts';
import { galleryState, publish, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

const SHOWN = galleryState('call-sound');
const { settings, audio, policy } = SHOWN.state;

function changes(): Promise<readonly unknown[]> {
  return raised(page);
}

async function topOf(selector: string): Promise<number> {
  return (await page.locator(selector).boundingBox())?.y ?? Number.NaN;
}

async function bottomOf(selector: string): Promise<number> {
  const box = await page.locator(selector).boundingBox();
  return box === null ? Number.NaN : box.y + box.height;
}

test('devices and loudness are changed within the call, beside the levels that show what it does', async () => {
  page = await stage.show(SHOWN);
  const yours = page.getByRole('slider', { name: 'Volume da sua voz (dB)' });
  const theirs = page.getByRole('slider', { name: 'Volume do cliente (dB)' });
  expect([await yours.inputValue(), await theirs.inputValue()]).toEqual(['6', '-3']);
  await yours.focus();
  await page.keyboard.press('ArrowRight');
  await theirs.focus();
  await page.keyboard.press('Home');
  const microphone = audio.devices.microphones[0]?.name ?? '';
  await page.getByRole('button', { name: /Microfone$/ }).click();
  await page.getByRole('option', { name: microphone, exact: true }).click();
  expect(await changes()).toEqual(
    [{ gain: { microphoneDb: 7 } }, { gain: { speakerDb: -12 } }, { microphone }].map((part) => ['settings/change', part]),
  );
  const bottom = await bottomOf('[role=dialog]');
  for (const below of ['.call-levels', '.mute-button', '.call-end']) expect(await topOf(below)).toBeGreaterThanOrEqual(bottom);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Som da chamada' }).waitFor({ state: 'detached' });
  const button = page.getByRole('button', { name: 'Som da chamada' });
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('what an administrator has locked is not offered in the call; all of it locked takes the button away', async () => {
  const locked = (paths: PolicyState['locked']): Promise<void> => publish(page, { policy: { ...policy, locked: paths } });
  page = await stage.show({ ...SHOWN, steps: [] });
  await locked(['microphone', 'gain.speakerDb']);
  await page.getByRole('button', { name: 'Som da chamada' }).click();
  await page.getByRole('slider', { name: 'Volume da sua voz (dB)' }).waitFor();
  expect(await page.getByRole('slider').count()).toBe(1);
  expect(await page.getByRole('button', { name: /Microfone$/ }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /Alto-falante$/ }).count()).toBe(1);
  await page.keyboard.press('Escape');
  await locked(['microphone', 'speaker', 'gain']);
  await page.getByRole('button', { name: 'Som da chamada' }).waitFor({ state: 'detached' });
});

test('the settings page has the loudness of both sides, and what is nothing stands in the middle', async () => {
  const plain = galleryState('settings-devices');
  page = await stage.show({ ...plain, state: { ...plain.state, settings: { ...settings, gain: { microphoneDb: 0, speakerDb: 12 } } } });
  const fill = async (name: string): Promise<number> => {
    const field = page.locator('.slider', { has: page.getByRole('slider', { name }) });
    const [whole, filled] = [await field.locator('.slider-track').boundingBox(), await field.locator('.slider-fill').boundingBox()];
    return (filled?.width ?? 0) / (whole?.width ?? 1);
  };
  expect(await fill('Volume da sua voz (dB)')).toBeCloseTo(0, 2);
  expect(await fill('Volume do cliente (dB)')).toBeCloseTo(0.5, 1);
});
