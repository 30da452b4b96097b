import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { customerEar } from '../support/softphone/customer-ear.ts';
import { answerOnCard, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';
import { pressAtRest } from '../support/softphone/press-at-rest.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { toneIn } from '../support/sound/tone-in.ts';
import { writeWav } from '../support/sound/wav-file.ts';

/** Sends 1 kHz. */
const TONE_CUSTOMER = '+5531988880003';
const CLIP_RATE_HZ = 24_000;
const CLIP_SECONDS = 2;

let desk: PhoneOnPractice;
let folder: string;
const pulseServer = process.env['PULSE_SERVER'] ?? '';

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'));
  desk = await phoneOnPractice({}, { env: { DEV_HOST_KEYRING: '1' } });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await desk?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a clip is added from a file, and chosen as the notice and for hold', async () => {
  const { main } = desk.phone;
  // 440 Hz, which is what the practice line's customers listen for.
  const sound = Float32Array.from(
    { length: CLIP_SECONDS * CLIP_RATE_HZ },
    (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / CLIP_RATE_HZ),
  );
  writeWav(join(folder, 'Aviso.wav'), sound, CLIP_RATE_HZ);
  await main.getByRole('button', { name: 'Configurações' }).click();
  const choosing = main.waitForEvent('filechooser');
  await main.getByRole('button', { name: 'Adicionar áudio' }).click();
  await (await choosing).setFiles(join(folder, 'Aviso.wav'));
  await expect(main.getByRole('button', { name: 'Remover Aviso' })).toBeVisible();
  for (const name of ['Aviso de gravação', 'Na espera o cliente ouve']) {
    await main.getByRole('button', { name }).click();
    await main.getByRole('option', { name: 'Aviso', exact: true }).click();
  }
  await main.getByRole('button', { name: 'Voltar', exact: true }).click();
});

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: a call is recorded after the notice, played from the recent calls, saved with both voices, and deleted`, async () => {
    const { control, phone } = desk;
    const { main } = phone;
    await control.ring(desk.number(kind).id, TONE_CUSTOMER);
    await answerOnCard(phone);
    const { id } = await desk.latestCall();
    const customer = customerEar(control, id);
    await expect(main.getByRole('button', { name: 'Gravar a chamada' })).toBeVisible();

    // The notice: heard by the customer, and nothing recorded before its end.
    await main.getByRole('button', { name: 'Gravar a chamada' }).click();
    await main.getByRole('button', { name: 'Tocar o aviso e gravar' }).click();
    await expect(main.getByText('O cliente ouve o aviso.')).toBeVisible();
    const heardAt = await customer.waitForTone(6_000);
    await expect(main.getByText('Gravando', { exact: true })).toBeVisible({ timeout: 8_000 });
    expect(Date.now() - heardAt).toBeGreaterThan(CLIP_SECONDS * 1_000 - 300);

    // A clip: the service of a web number fetches it from us, and plays it.
    await main.getByRole('button', { name: 'Tocar áudios para o cliente' }).click();
    const chosenAt = Date.now();
    await main.getByRole('menuitem', { name: 'Aviso' }).click();
    await expect(main.getByText('O cliente ouve “Aviso”')).toBeVisible();
    await customer.waitForToneAgain(chosenAt, 6_000);
    await expect(main.getByText('O cliente ouve “Aviso”')).not.toBeVisible({ timeout: 8_000 });
    const played = async (): Promise<readonly string[]> => (await control.call(id)).playQueue.map(({ state }) => state);
    await expect.poll(played).toEqual(kind === 'web' ? ['played'] : []);

    // Both voices for a while, then hold with its clip, then the end.
    const spokenAt = Date.now();
    const stopTone = playTone({ pulseServer, sink: 'mic', hz: 440 });
    await customer.waitForToneAgain(spokenAt, 6_000);
    await main.waitForTimeout(3_000);
    await stopTone();
    await main.getByRole('button', { name: 'Colocar em espera' }).click();
    await expect(main.getByText('O cliente ouve “Aviso” na espera')).toBeVisible();
    await main.waitForTimeout(500);
    await main.getByRole('button', { name: 'Retomar' }).click();
    await main.getByRole('button', { name: 'Desligar' }).click();
    await expect.poll(async () => (await control.call(id)).status).toBe('COMPLETED');

    // Played here, from the list.
    await main.getByRole('button', { name: 'Fechar' }).first().click();
    await pressAtRest(main.getByRole('button', { name: /Ver detalhes da chamada/ }).first());
    await expect(main.getByText('Cliente avisado pelo áudio')).toBeVisible();
    const shownSeconds = await main.evaluate(async () => {
      const player = document.querySelector('audio');
      if (player === null) return 0;
      player.muted = true;
      await player.play();
      await new Promise((resolve) => player.addEventListener('timeupdate', resolve, { once: true }));
      return player.duration;
    });
    expect(shownSeconds).toBeGreaterThan(3);

    // Saved as WAV: the agent on the left, the customer on the right.
    const saved = join(folder, `${kind}.wav`);
    await phone.host.face.ask('dialog/answer', { answers: [{ filePaths: [saved] }] });
    await main.getByRole('button', { name: 'Salvar WAV' }).click();
    await expect(main.getByText(`Salva em ${saved}`)).toBeVisible();
    const bytes = readFileSync(saved);
    const pcm = Int16Array.from({ length: (bytes.length - 44) >> 1 }, (_, at) => bytes.readInt16LE(44 + at * 2));
    expect(toneIn(pcm, { side: 'agent', hz: 440 })).toBeGreaterThan(0.01);
    expect(toneIn(pcm, { side: 'customer', hz: 1_000 })).toBeGreaterThan(0.01);
    expect(toneIn(pcm, { side: 'agent', hz: 1_000 })).toBeLessThan(0.003);
    expect(toneIn(pcm, { side: 'customer', hz: 440 })).toBeLessThan(0.003);

    // On the disk it is sealed; deleted, it is gone.
    const kept = join(phone.userData, 'recordings');
    expect(readdirSync(kept)).toHaveLength(1);
    await main.getByRole('button', { name: 'Apagar' }).click();
    await main.getByRole('alertdialog').getByRole('button', { name: 'Apagar' }).click();
    await expect(main.getByText('Cliente avisado pelo áudio')).not.toBeVisible();
    await expect.poll(() => readdirSync(kept)).toEqual([]);
    await main.getByRole('button', { name: 'Fechar' }).first().click();
  });
}

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
