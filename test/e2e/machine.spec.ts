import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { createControlClient } from '../../main/practice/control-client.ts';
import { startPracticeLine } from '../../main/practice/practice-line.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { answerOnCard } from '../support/softphone/phone-on-practice.ts';
import { openEar } from '../support/sound/speaker-ear.ts';

// The same app on machines that lack something.

const t = createTranslator('pt-BR');
const pulseServer = process.env['PULSE_SERVER'] ?? '';
const WITHOUT_PORTAUDIO = new URL('../main/adapters/audio-process/no-port-audio.ts', import.meta.url).href;

test('where PortAudio does not load the app says so, leaves web calls ringing, and carries Meta calls', async () => {
  const practice = await startPracticeLine();
  const control = createControlClient(practice);
  const phone = await launchSoftphone({
    env: {
      NODE_OPTIONS: `--import ${WITHOUT_PORTAUDIO}`,
      PILOT_STATUS_API_URL: practice.apiBase,
      PILOT_STATUS_API_KEYS: practice.numbers.map(({ apiKey }) => apiKey).join(','),
    },
  });
  const ear = await openEar({ pulseServer });
  try {
    await expect(phone.main.getByText(t('audio.unavailableTitle'))).toBeVisible({ timeout: 20_000 });
    const [meta, web] = (['meta', 'web'] as const).map((kind) => practice.numbers.find((number) => number.kind === kind));
    const { callId } = await control.ring(web?.id ?? '', '+5531988880003');
    await answerOnCard(phone);
    await expect(phone.incoming.getByText(t('errors.web-audio-unavailable.title'))).toBeVisible();
    expect((await control.call(callId)).status).toBe('RINGING');
    await phone.incoming.getByRole('button', { name: 'Recusar' }).click();
    await expect.poll(async () => (await control.call(callId)).status).toBe('REJECTED');

    await control.ring(meta?.id ?? '', '+5531988880003');
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 6_000 });
  } finally {
    await ear.stop();
    await phone.quit();
    await practice.stop();
  }
});

test('with a keyring a line that was added is there after a restart, and its key stands nowhere in clear', async () => {
  const practice = await startPracticeLine();
  const folder = mkdtempSync(join(tmpdir(), 'softphone-kept-'));
  const apiKey = practice.numbers[0]?.apiKey ?? '';
  const start = (): Promise<Softphone> =>
    launchSoftphone({ userData: folder, env: { DEV_HOST_KEYRING: '1', PILOT_STATUS_API_URL: undefined } });
  try {
    const first = await start();
    await invoke(first, 'settings/change', { apiBase: practice.apiBase });
    expect(await invoke(first, 'line/add', { apiKey, label: 'Vendas' })).toMatchObject({ ok: true });
    await first.quit();
    const second = await start();
    await second.main.getByRole('tab', { name: 'Linhas' }).click();
    await expect(second.main.getByText('Vendas').first()).toBeVisible({ timeout: 10_000 });
    await second.quit();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      expect(readFileSync(join(entry.parentPath, entry.name), 'latin1').includes(apiKey), entry.name).toBe(false);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await practice.stop();
  }
});

test('without a keyring a line lasts until quit and no call can be recorded, and the app says why', async () => {
  const practice = await startPracticeLine();
  const phone = await launchSoftphone();
  try {
    await invoke(phone, 'settings/change', { apiBase: practice.apiBase });
    await invoke(phone, 'line/add', { apiKey: practice.numbers[0]?.apiKey ?? '', label: 'Vendas' });
    await expect(phone.main.getByText(t('errors.keys-not-kept.title')).first()).toBeVisible();
    await phone.main.getByRole('button', { name: 'Configurações' }).click();
    await expect(phone.main.getByRole('region', { name: 'Configurações' }).getByText(t('capture.noVault'))).toBeVisible();
  } finally {
    await phone.quit();
    await practice.stop();
  }
});

async function invoke(phone: Softphone, name: string, input: unknown): Promise<unknown> {
  return phone.main.evaluate(
    ([command, value]) =>
      (window as unknown as { softphone: { invoke(name: unknown, input: unknown): Promise<unknown> } }).softphone.invoke(command, value),
    [name, input] as const,
  );
}
