import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { createControlClient } from '../../main/practice/control-client.ts';
import { startPracticeLine } from '../../main/practice/practice-line.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { answerOnCard, speak } from '../support/softphone/phone-on-practice.ts';
import { untilItHears } from '../support/softphone/until-it-hears.ts';
import { openEar } from '../support/sound/speaker-ear.ts';

// The same app on machines that lack something.

const LANGUAGES = ['pt-BR', 'en'] as const satisfies readonly Language[];
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
    await untilItHears(phone.incoming); // anew, where what it says made it another size
    await phone.incoming.getByRole('button', { name: 'Recusar' }).click();
    await expect.poll(async () => (await control.call(callId)).status).toBe('REJECTED');

    await control.ring(meta?.id ?? '', '+5531988880003');
    await answerOnCard(phone);
    await ear.waitForTone({ hz: 1_000, presentWithinMs: 20_000 });
  } finally {
    await ear.stop();
    await phone.quit();
    await practice.stop();
  }
});

for (const language of LANGUAGES) {
  test(`${language}: with a keyring a line that was added is there after a restart, and its key stands nowhere in clear`, async () => {
    test.setTimeout(180_000);
    const words = createTranslator(language);
    const practice = await startPracticeLine();
    const folder = mkdtempSync(join(tmpdir(), 'softphone-kept-'));
    const apiKey = practice.numbers[0]?.apiKey ?? '';
    const LC_MESSAGES = language === 'en' ? 'en_US.UTF-8' : 'pt_BR.UTF-8';
    const start = (): Promise<Softphone> =>
      launchSoftphone({ userData: folder, env: { DEV_HOST_KEYRING: '1', PILOT_STATUS_API_URL: undefined, LC_MESSAGES } });
    const openLines = ({ main }: Softphone): Promise<void> => main.getByRole('tab', { name: words('lines.title') }).click();
    const saysNothing = async ({ main, host }: Softphone): Promise<void> => {
      const shown = JSON.stringify(await invoke({ main }, 'state/read', null));
      expect(shown).toContain('"Vendas"');
      for (const text of [shown, host.output(), await main.content()]) expect(text).not.toContain(apiKey);
    };
    try {
      const first = await start();
      await invoke(first, 'settings/change', { apiBase: practice.apiBase });
      await openLines(first);
      await first.main
        .getByRole('button', { name: words('lines.add') })
        .first()
        .click();
      // Before it is pasted one reads where it goes.
      await expect(first.main.getByText(words('addLine.keyKept'))).toBeVisible();
      await first.main.getByRole('textbox', { name: words('addLine.name') }).fill('Vendas');
      await first.main.getByRole('textbox', { name: words('addLine.key') }).fill(apiKey);
      await first.main.getByRole('button', { name: words('addLine.confirm'), exact: true }).click();
      await expect(first.main.getByRole('heading', { name: 'Vendas', exact: true })).toBeVisible();
      await saysNothing(first);
      await first.quit();
      const second = await start();
      await openLines(second);
      await expect(second.main.getByRole('heading', { name: 'Vendas', exact: true })).toBeVisible();
      await saysNothing(second);
      await second.quit();
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      // It has looked at the logs and at what is kept.
      expect(files.filter(({ name }) => name.endsWith('.log')).length).toBeGreaterThan(0);
      for (const { parentPath, name } of files) expect(readFileSync(join(parentPath, name), 'latin1').includes(apiKey), name).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await practice.stop();
    }
  });
}

test('without a keyring a line lasts until quit and no call can be recorded, and the app says why in each language', async () => {
  const practice = await startPracticeLine();
  const phone = await launchSoftphone();
  try {
    await invoke(phone, 'settings/change', { apiBase: practice.apiBase });
    await invoke(phone, 'line/add', { apiKey: practice.numbers[0]?.apiKey ?? '', label: 'Vendas' });
    for (const language of LANGUAGES) {
      const words = createTranslator(language);
      await speak(phone, language);
      await expect(phone.main.getByText(words('errors.keys-not-kept.title')).first()).toBeVisible();
      await expect(phone.main.getByText(words('errors.keys-not-kept.advice')).first()).toBeVisible();
      await phone.main
        .getByRole('button', { name: words('common.settings'), exact: true })
        .first()
        .click();
      await expect(
        phone.main.getByRole('region', { name: words('places.settings'), exact: true }).getByText(words('capture.noVault')),
      ).toBeVisible();
      await phone.main.getByRole('button', { name: words('shell.back'), exact: true }).click();
    }
  } finally {
    await phone.quit();
    await practice.stop();
  }
});

async function invoke(phone: Pick<Softphone, 'main'>, name: string, input: unknown): Promise<unknown> {
  return phone.main.evaluate(
    ([command, value]) =>
      (window as unknown as { softphone: { invoke(name: unknown, input: unknown): Promise<unknown> } }).softphone.invoke(command, value),
    [name, input] as const,
  );
}
