import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { speak } from '../support/softphone/phone-on-practice.ts';
import { openStreams } from '../support/sound/open-streams.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { type Ear, openEar } from '../support/sound/speaker-ear.ts';
import { goertzelDbfs } from '../support/sound/tone-analysis.ts';

const pulseServer = process.env['PULSE_SERVER'] ?? '';

// One story: what one test opens, the next one uses.
test.describe.configure({ mode: 'serial' });

let phone: Softphone;
let ear: Ear;

test.beforeAll(async () => {
  phone = await launchSoftphone();
  ear = await openEar({ pulseServer });
});
test.afterAll(async () => {
  await ear?.stop();
  await phone?.quit();
});

function section(name: string) {
  return phone.main.getByRole('region', { name });
}

test('the voice is left as it is when its switches are off', async () => {
  const { main } = phone;
  await main.getByRole('button', { name: 'Configurações' }).click();
  for (const name of ['Reduzir ruído', 'Ajustar o volume da voz']) {
    const part = main.getByRole('switch', { name });
    await expect(part).toBeChecked();
    await expect(part).toBeEnabled(); // not while another change is on its way
    await main.getByText(name, { exact: true }).click();
    await expect(part).not.toBeChecked();
  }
  await expect(main.getByRole('switch', { name: /Cancelar eco nos números Web/ })).not.toBeChecked();
});

test('the sound check opens from the settings, with the microphone’s level', async () => {
  await section('Configurações').getByRole('button', { name: 'Testar som' }).click();
  const meter = section('Microfone').getByRole('meter');
  await expect(section('Microfone').getByText('Fale: a barra deve se mexer.')).toBeVisible({ timeout: 10_000 });
  await expect(meter).toHaveAttribute('aria-valuenow', '0');
  const hush = playTone({ pulseServer, sink: 'mic', hz: 440, dbfs: -20 });
  try {
    await expect.poll(async () => Number(await meter.getAttribute('aria-valuenow')), { timeout: 10_000 }).toBeGreaterThan(40);
  } finally {
    await hush();
  }
});

test('a tone is heard in the headset', async () => {
  await section('Ouvir um tom').getByRole('button', { name: 'Tocar' }).click();
  await ear.waitForTone({ hz: 440, presentWithinMs: 4_000 });
  await expect(section('Ouvir um tom').getByText('Não ouviu?')).toBeVisible({ timeout: 5_000 });
});

test('the own voice is recorded, judged and heard', async () => {
  const record = section('Ouvir a própria voz');
  const hush = playTone({ pulseServer, sink: 'mic', hz: 700, dbfs: -20 });
  try {
    await record.getByRole('button', { name: 'Gravar' }).click();
    await expect(record.getByText('Gravando.')).toBeVisible();
    await expect(record.getByText('Sua voz chega bem.')).toBeVisible({ timeout: 10_000 });
  } finally {
    await hush();
  }
  await record.getByRole('button', { name: 'Ouvir' }).click();
  await ear.waitForTone({ hz: 700, presentWithinMs: 3_000 });
});

test('a headset does not hear itself, and the agent is told that this is well', async () => {
  const latency = section('Atraso do som');
  await latency.getByRole('button', { name: 'Medir' }).click();
  await expect(latency.getByText('O microfone não ouviu o alto-falante.')).toBeVisible({ timeout: 10_000 });
});

test('the echo call takes the screen and repeats what is said, and its quality is shown', async () => {
  const { main } = phone;
  const echo = section('Chamada de eco').getByRole('button', { name: 'Ligar' });
  await expect(echo).toBeEnabled({ timeout: 20_000 });
  await echo.click();
  await expect(main.getByRole('dialog')).toHaveCount(0, { timeout: 5_000 });
  await expect(main.getByRole('timer')).toBeVisible({ timeout: 15_000 });
  const hush = playTone({ pulseServer, sink: 'mic', hz: 440, dbfs: -20 });
  try {
    await ear.waitForTone({ hz: 440, presentWithinMs: 8_000, atLeastDbfs: -40 });
    const quality = main.getByRole('button', { name: /Ver detalhes do som/ });
    await expect(quality).toBeVisible();
    await quality.click();
    await expect(main.getByRole('group', { name: 'Detalhes do som' }).getByText('Atraso', { exact: true })).toBeVisible();
    await main.keyboard.press('Escape');
  } finally {
    await hush();
  }
});

test('during a call the check is refused with a reason; when it is over, it runs', async () => {
  const { main } = phone;
  await main.getByRole('button', { name: 'Menu' }).click();
  await main.getByRole('menuitem', { name: 'Testar som' }).click();
  await expect(main.getByText('O teste de som espera a chamada')).toBeVisible();
  await main.keyboard.press('Escape');
  await main.getByRole('button', { name: 'Desligar' }).click();
  await expect(main.getByRole('button', { name: 'Fechar' })).toBeVisible();
  await main.getByRole('button', { name: 'Menu' }).click();
  await main.getByRole('menuitem', { name: 'Testar som' }).click();
  await expect(section('Microfone').getByText('Fale: a barra deve se mexer.')).toBeVisible({ timeout: 10_000 });
});

test('closing it closes microphone and speaker', async () => {
  // Chromium keeps the stream of the ringback tone, at rest, for some seconds.
  await expect.poll(() => openStreams(pulseServer), { timeout: 10_000 }).toEqual({ playing: 1, recording: 1 });
  await phone.main.keyboard.press('Escape');
  await expect.poll(() => openStreams(pulseServer), { timeout: 4_000 }).toEqual({ playing: 0, recording: 0 });
  expect(goertzelDbfs(ear.last(200), ear.rateHz, 440)).toBeLessThan(-60);
});

test('in English the check shows the microphone’s level, plays a tone, and judges the own voice', async () => {
  const { main } = phone;
  const t = createTranslator('en');
  await speak(phone, 'en');
  await main.getByRole('button', { name: t('shell.menu') }).click();
  await main.getByRole('menuitem', { name: t('places.sound-check') }).click();
  const microphone = section(t('soundCheck.microphone'));
  await expect(microphone.getByText(t('soundCheck.speak'))).toBeVisible({ timeout: 10_000 });
  await section(t('soundCheck.tone.title'))
    .getByRole('button', { name: t('soundCheck.tone.run') })
    .click();
  await ear.waitForTone({ hz: 440, presentWithinMs: 4_000 });
  await expect(section(t('soundCheck.tone.title')).getByText(t('soundCheck.tone.done'))).toBeVisible({ timeout: 5_000 });
  const record = section(t('soundCheck.record.title'));
  const hush = playTone({ pulseServer, sink: 'mic', hz: 700, dbfs: -20 });
  try {
    await expect
      .poll(async () => Number(await microphone.getByRole('meter').getAttribute('aria-valuenow')), { timeout: 10_000 })
      .toBeGreaterThan(40);
    await record.getByRole('button', { name: t('soundCheck.record.run') }).click();
    await expect(record.getByText(t('soundCheck.record.verdict.good'))).toBeVisible({ timeout: 10_000 });
  } finally {
    await hush();
  }
  await main.keyboard.press('Escape');
});

test('no page has complained about anything', () => {
  expect(phone.complaints).toEqual([]);
});
