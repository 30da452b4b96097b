import { join } from 'node:path';
import { LARGEST_INPUT_BYTES } from '#contract/bridge.ts';
import { pcmOfText } from '#contract/pcm-text.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { COMMAND_SCHEMAS } from '#contract/schemas.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openRecording } from '../../../main/adapters/recordings/recording-reader.ts';
import { soundFile } from '../../../main/adapters/recordings/sound-file.ts';
import { duet, KEY, recorded } from '../../main/adapters/recordings/support.ts';
import { writeWav } from '../../support/sound/wav-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { galleryState, raised } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();

const last = async (page: Page): Promise<unknown> => (await raised(page)).at(-1);

test('a call is recorded by the agent’s tick, and not without it', async () => {
  const shown = galleryState('active-consent-asks');
  const page = await stage.show(shown);
  const [callId] = shown.state.calls.map(({ id }) => id);
  const start = page.getByRole('button', { name: 'Gravar agora' });
  expect(await start.isDisabled()).toBe(true);
  await page.getByRole('switch', { name: /O cliente disse que concorda/ }).press('Space');
  await start.press('Enter');
  await expect.poll(() => last(page)).toEqual(['call/record', { callId, isOn: true, consent: 'spoken' }]);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test('where no recording can be kept nobody is asked: the button is off, and both screens say why', async () => {
  const page = await stage.show(galleryState('active-recording-unsafe'));
  const reason = /falta o cofre de senhas do sistema/;
  const record = page.getByRole('button', { name: 'Gravar a chamada' });
  expect(await record.isDisabled()).toBe(true);
  await record.click({ force: true });
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByText(reason).isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: 'Tocar áudios para o cliente' }).isEnabled()).toBe(true);

  const settings = await stage.show(galleryState('settings-recording-unsafe'));
  await settings.getByRole('region', { name: 'Configurações', exact: true }).getByText(reason).waitFor();
  expect(await settings.getByText(/lacradas com uma chave/).count()).toBe(0);
});

test('the notice, a clip and their end are a key away', async () => {
  const shown = galleryState('active-consent');
  const page = await stage.show(shown);
  const [callId] = shown.state.calls.map(({ id }) => id);
  await page.getByRole('button', { name: 'Tocar o aviso e gravar' }).press('Enter');
  await expect.poll(() => last(page)).toEqual(['call/record', { callId, isOn: true, consent: 'clip' }]);

  await page.getByRole('button', { name: 'Tocar áudios para o cliente' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Horário de atendimento' }).press('Enter');
  await expect.poll(() => last(page)).toEqual(['call/play-clip', { callId, clipId: 'clip_hours' }]);

  const recording = await stage.show(galleryState('active-recording'));
  await recording.getByRole('button', { name: 'Parar gravação' }).press('Enter');
  await expect.poll(() => last(recording)).toEqual(['call/record', { callId, isOn: false }]);
});

test('a recording is saved and deleted from the call’s details, deleted only after a second question', async () => {
  const page = await stage.show(galleryState('call-details-recorded'));
  await page.getByRole('button', { name: 'Salvar WAV' }).first().press('Enter');
  await expect.poll(() => last(page)).toMatchObject(['recording/export', { recordingId: 'recording_a', format: 'wav' }]);
  const before = (await raised(page)).length;
  await page.getByRole('button', { name: 'Apagar' }).first().press('Enter');
  expect(await raised(page)).toHaveLength(before);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Apagar' }).press('Enter');
  await expect.poll(() => last(page)).toEqual(['recording/delete', { recordingId: 'recording_a' }]);
});

test.each([
  ['/agente/a.wav', 'Salva em /agente/a.wav'],
  [null, 'Nada foi salvo.'],
])('saving a recording that ends with %j says so', async (path, said) => {
  const shown = galleryState('call-details-recorded');
  const page = await stage.show({ ...shown, replies: { ...shown.replies, 'recording/export': path } });
  await page.getByRole('button', { name: 'Salvar WAV' }).first().press('Enter');
  await expect.poll(() => page.getByRole('status').allTextContents()).toContain(said);
});

test('a clip’s file is decoded here and goes to main in parts that it takes, at its rate and as loud as a voice', async () => {
  const page = await stage.show(galleryState('settings-recording'));
  const path = join(temporaryFolder(), 'Bom dia.wav');
  const rateHz = 44_100;
  writeWav(
    path,
    Float32Array.from({ length: rateHz * 3 }, (_, at) => 0.02 * Math.sin((2 * Math.PI * 440 * at) / rateHz)),
    rateHz,
  );
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Adicionar áudio' }).press('Enter');
  await (await choosing).setFiles(path);
  await expect.poll(() => last(page)).toMatchObject(['clip/add', { name: 'Bom dia' }]);
  const parts = (await raised(page)).flatMap(([name, input]) => (name === 'clip/part' ? [COMMAND_SCHEMAS['clip/part'].parse(input)] : []));
  expect(new Set(parts.map(({ uploadId }) => uploadId)).size).toBe(1);
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(LARGEST_INPUT_BYTES);
  const pcm = parts.flatMap((part) => [...pcmOfText(part.pcm)]);
  expect(Math.abs(pcm.length / RECORDING_RATE_HZ - 3)).toBeLessThan(0.05);
  const rms = Math.sqrt(pcm.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / pcm.length);
  expect(rms).toBeGreaterThan(0.08);
  expect(rms).toBeLessThan(0.12);
});

test('an Opus file is taken as well', async () => {
  const page = await stage.show(galleryState('settings-recording'));
  const path = join(temporaryFolder(), 'aviso.rec');
  await recorded({ path, sound: duet(2), format: 'webm' });
  const opened = await openRecording(path, KEY);
  if (!opened.ok) throw new Error(opened.error.code);
  const parts: Buffer[] = [];
  for await (const part of (await soundFile({ path, key: KEY, opened: opened.value }, 'webm')).parts()) parts.push(part);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Adicionar áudio' }).press('Enter');
  await (await choosing).setFiles({ name: 'aviso.webm', mimeType: 'audio/webm', buffer: Buffer.concat(parts) });
  await expect.poll(() => last(page)).toMatchObject(['clip/add', { name: 'aviso' }]);
});

test('a file that is no sound is refused in words', async () => {
  const page = await stage.show(galleryState('settings-recording'));
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Adicionar áudio' }).press('Enter');
  await (await choosing).setFiles({ name: 'notas.wav', mimeType: 'audio/wav', buffer: Buffer.from('nothing to hear') });
  await page.getByText('Este arquivo não serve como áudio pronto').waitFor();
  expect((await raised(page)).some(([name]) => name === 'clip/add')).toBe(false);
});
