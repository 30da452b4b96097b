import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { SETUP_AHEAD, type SetupStep } from '#contract/setup.ts';
import { createControlClient } from '../../main/practice/control-client.ts';
import { type PracticeLine, startPracticeLine } from '../../main/practice/practice-line.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { answerOnCard, closeEnded } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { playTone } from '../support/sound/play-tone.ts';
import { openEar } from '../support/sound/speaker-ear.ts';
import { openServiceFront } from '../support/tls/service-front.ts';
import { openTunnelStandIn } from '../support/tunnels/open-tunnel-stand-in.ts';

const SYSTEMS = { 'pt-BR': 'pt_BR.UTF-8', en: 'en_US.UTF-8' } as const;
const TWO_MINUTES_MS = 120_000;

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a new agent is ready in two minutes, with a test call, and goes on where the phone was closed`, async () => {
    test.setTimeout(180_000);
    const t = createTranslator(language);
    const userData = mkdtempSync(join(tmpdir(), 'first-run-'));
    const open = (): Promise<Softphone> => launchSoftphone({ userData, firstRun: true, env: { LC_MESSAGES: SYSTEMS[language] } });
    let phone = await open();
    try {
      const began = performance.now();
      const press = (name: string) => phone.main.getByRole('button', { name, exact: true }).click();
      const at = (step: 'language' | 'line' | 'number' | 'events' | 'sound' | 'done') =>
        expect(phone.main.getByRole('heading', { name: t(`wizard.${step}.title`) })).toBeVisible();

      await at('language');
      await expect(phone.main.getByRole('radio', { name: t(`settings.languages.${language}`) })).toBeChecked();
      await press(t('wizard.next'));
      await at('line');
      await phone.main.getByRole('button', { name: new RegExp(t('wizard.line.practice')) }).click();
      await at('number');
      await expect(phone.main.getByText(`${t('wizard.number.key')}: ${t('wizard.number.good')}`)).toHaveCount(2, { timeout: 20_000 });
      await press(t('wizard.next'));
      await at('events');

      // Closed in the middle: it goes on with this question.
      await phone.quit();
      phone = await open();
      await at('events');
      const proof = phone.main.getByRole('region', { name: t('wizard.events.proof') });
      await expect(proof.getByRole('listitem').filter({ hasText: t('lines.live') })).toHaveCount(2, { timeout: 30_000 });
      await press(t('wizard.next'));
      await at('sound');

      // The call comes first, and the question is there again when it is over.
      const echo = phone.main
        .getByRole('region', { name: t('soundCheck.echo.title') })
        .getByRole('button', { name: t('soundCheck.echo.run') });
      await expect(echo).toBeEnabled({ timeout: 20_000 });
      await echo.click();
      await expect(phone.main.getByRole('timer')).toBeVisible({ timeout: 20_000 });
      await press(t('call.hangUp'));
      await closeEnded(phone, language, phone.main.getByRole('heading', { name: t('wizard.sound.title') }));
      await at('sound');
      await expect(phone.main.getByText(t('wizard.sound.tested'))).toBeVisible();
      await press(t('wizard.next'));
      await at('done');
      await expect(phone.main.getByText(t('wizard.done.soundTested'), { exact: false })).toBeVisible();
      await press(t('wizard.done.start'));
      await expect(phone.main.getByRole('button', { name: t('dial.call'), exact: true }).first()).toBeVisible();
      expect(performance.now() - began).toBeLessThan(TWO_MINUTES_MS);
      expect(phone.complaints).toEqual([]);

      await phone.quit();
      phone = await open();
      await expect(phone.main.getByRole('button', { name: t('dial.call'), exact: true }).first()).toBeVisible();
      await expect(phone.main.getByRole('heading', { name: t('wizard.language.title') })).toHaveCount(0);
    } finally {
      await phone.quit();
      rmSync(userData, { recursive: true, force: true });
    }
  });
}

/** One number, whose key the agent has. */
const LINE = 'Recepção';
const TALKER = '+5521988880002';
const pulseServer = process.env['PULSE_SERVER'] ?? '';

for (const language of ['pt-BR', 'en'] as const) {
  const t = createTranslator(language);
  const at = ({ main }: Softphone, step: SetupStep) => expect(main.getByRole('heading', { name: t(`wizard.${step}.title`) })).toBeVisible();
  const press = ({ main }: Softphone, name: string) => main.getByRole('button', { name, exact: true }).click();
  const proofOf = ({ main }: Softphone) => main.getByRole('region', { name: t('wizard.events.proof') });

  /** From the first question to what the service says of the number. */
  async function addByKey(phone: Softphone, keys: readonly { readonly key: string; readonly said: readonly string[] }[]): Promise<void> {
    const { main } = phone;
    await at(phone, 'language');
    await press(phone, t('wizard.next'));
    await at(phone, 'line');
    await main.getByRole('button', { name: new RegExp(t('wizard.line.key')) }).click();
    const key = main.getByRole('textbox', { name: t('addLine.key') });
    await main.getByRole('textbox', { name: t('addLine.name') }).fill(LINE);
    for (const { key: typed, said } of keys) {
      await key.fill(typed);
      await press(phone, t('addLine.confirm'));
      for (const words of said) await expect(main.getByText(words).first()).toBeVisible();
      if (said.length > 0) await expect(key).toHaveValue(typed);
    }
    await at(phone, 'number');
  }

  test(`${language}: with the key of a number a new agent is ready in two minutes: wrong keys are explained, the tunnel is proven, and the own voice comes back`, async () => {
    test.setTimeout(180_000);
    const practice = await startPracticeLine({ numbers: [{ kind: 'web', label: LINE }] });
    const standIn = await openTunnelStandIn({ name: 'cloudflared-quick' });
    const userData = mkdtempSync(join(tmpdir(), 'first-run-'));
    const program = standIn.settings.provider === 'cloudflared-quick' ? (standIn.settings.program ?? '') : '';
    // Installed on this machine, where the phone finds it by itself.
    const PATH = [dirname(program), process.env['PATH']].join(delimiter);
    const env = { PILOT_STATUS_API_URL: practice.apiBase, LC_MESSAGES: SYSTEMS[language], DEV_HOST_KEYRING: '1', PATH };
    const began = performance.now();
    let phone = await launchSoftphone({ userData, firstRun: true, env });
    const ear = await openEar({ pulseServer });
    try {
      await addByKey(phone, [
        { key: 'ps_no_such_key', said: [t('addLine.keyRefused'), t('addLine.keyRefusedAdvice')] },
        { key: practice.tenantKey, said: [t('errors.tenant-key-given.title'), t('addLine.isAccountAdvice')] },
        { key: keyOf(practice), said: [] },
      ]);
      await expect(phone.main.getByText(LINE, { exact: true })).toBeVisible();

      // Closed in the middle: the number is there, and the question too.
      await phone.quit();
      phone = await launchSoftphone({ userData, firstRun: true, env });
      await at(phone, 'number');
      for (const what of ['key', 'connection', 'calling'] as const)
        await expect(phone.main.getByText(`${t(`wizard.number.${what}`)}: ${t('wizard.number.good')}`)).toHaveCount(1, { timeout: 20_000 });
      await press(phone, t('wizard.next'));
      await at(phone, 'events');

      // A tunnel that says it is open, and carries nothing, is no proof.
      await standIn.carry({ way: 'hang' });
      await phone.main.getByText(t('wizard.events.quick'), { exact: true }).click();
      await expect.poll(() => standIn.publicUrl(), { timeout: 20_000 }).not.toBeNull();
      const line = proofOf(phone).getByRole('listitem').filter({ hasText: LINE });
      await expect(line).toContainText(t('lines.polling'), { timeout: 20_000 });
      await standIn.carry({ way: 'deliver' });
      await expect(line.getByText(t('lines.live'), { exact: true })).toBeVisible({ timeout: 45_000 });
      await press(phone, t('wizard.next'));
      await at(phone, 'sound');

      for (const device of [t('settings.microphone'), t('settings.speaker')]) {
        await phone.main
          .getByRole('button', { name: new RegExp(device) })
          .first()
          .click();
        await phone.main.getByRole('option', { name: 'Headset', exact: true }).click();
      }
      await expect.poll(() => chosenDevices(phone)).toEqual(['Headset', 'Headset']);
      const echo = phone.main
        .getByRole('region', { name: t('soundCheck.echo.title') })
        .getByRole('button', { name: t('soundCheck.echo.run') });
      await expect(echo).toBeEnabled({ timeout: 20_000 });
      await echo.click();
      await expect(phone.main.getByRole('timer')).toBeVisible({ timeout: 20_000 });
      const hush = playTone({ pulseServer, sink: 'mic', hz: 440 });
      try {
        await ear.waitForTone({ hz: 440, presentWithinMs: 20_000, atLeastDbfs: -40 });
      } finally {
        await hush();
      }
      await press(phone, t('call.hangUp'));
      await closeEnded(phone, language, phone.main.getByRole('heading', { name: t('wizard.sound.title') }));
      await at(phone, 'sound');
      await press(phone, t('wizard.next'));
      await at(phone, 'done');
      const checks: readonly [string, string][] = [
        [t('wizard.done.checks.line'), t('wizard.done.lineGood', { line: LINE })],
        [t('wizard.done.checks.events'), t('wizard.done.eventsLive')],
        [t('wizard.done.checks.sound'), t('wizard.done.soundTested')],
      ];
      for (const [what, words] of checks) await expect(phone.main.getByText(`${what}: ${words}`)).toBeVisible();
      await press(phone, t('wizard.done.start'));
      await expect(phone.main.getByRole('combobox', { name: t('dial.label') })).toBeVisible();
      expect(performance.now() - began).toBeLessThan(TWO_MINUTES_MS);

      // What it was all for.
      const control = createControlClient(practice);
      const { callId } = await control.ring(practice.numbers[0]?.id ?? '', TALKER);
      await answerOnCard(phone, language);
      await expect.poll(async () => (await control.call(callId)).status).toBe('ACCEPTED');
      expect(phone.complaints).toEqual([]);
    } finally {
      await ear.stop();
      await phone.quit();
      await standIn.close();
      await practice.stop();
      rmSync(userData, { recursive: true, force: true });
    }
  });

  test(`${language}: with a key and no tunnel, in a company’s network, calls arrive by asking, and the last page says what was passed over`, async () => {
    test.setTimeout(120_000);
    const practice = await startPracticeLine({ numbers: [{ kind: 'web', label: LINE }] });
    const front = await openServiceFront(practice.apiBase);
    const userData = mkdtempSync(join(tmpdir(), 'first-run-'));
    // Laid down before the phone came, as by a company that prepares its machines.
    mkdirSync(userData, { recursive: true });
    writeFileSync(
      join(userData, 'settings.json'),
      JSON.stringify({ version: 1, settings: { network: front.network, language, setup: SETUP_AHEAD } }),
    );
    const began = performance.now();
    const phone = await launchSoftphone({
      userData,
      firstRun: true,
      env: { PILOT_STATUS_API_URL: front.apiBase, LC_MESSAGES: SYSTEMS[language] },
    });
    try {
      await addByKey(phone, [{ key: keyOf(practice), said: [] }]);
      expect(front.asked).toContain('service.test:443');
      await press(phone, t('wizard.next'));
      await at(phone, 'events');
      await expect(phone.main.getByRole('radio', { name: t('wizard.events.poll') })).toBeChecked();
      const noTunnel = t('lines.stateCause', { state: t('lines.polling'), cause: t('pollingCause.no-tunnel.title') });
      await expect(proofOf(phone).getByRole('listitem').filter({ hasText: LINE })).toContainText(noTunnel, { timeout: 20_000 });

      // A customer comes first, and the question is there again afterwards.
      const control = createControlClient(practice);
      const { callId } = await control.ring(practice.numbers[0]?.id ?? '', TALKER);
      await expect.poll(phone.cardIsVisible).toBe(true);
      await control.hangUp(callId);
      await expect.poll(phone.cardIsVisible).toBe(false);
      await closeEnded(phone, language, proofOf(phone));
      await at(phone, 'events');
      await press(phone, t('wizard.next'));
      await at(phone, 'sound');
      await press(phone, t('wizard.skip'));
      await at(phone, 'done');
      for (const words of [t('wizard.done.eventsPolling'), t('wizard.done.soundUntested')])
        await expect(phone.main.getByText(words, { exact: false })).toBeVisible();
      await press(phone, t('wizard.done.start'));
      await expect(phone.main.getByRole('combobox', { name: t('dial.label') })).toBeVisible();
      expect(performance.now() - began).toBeLessThan(TWO_MINUTES_MS);
      expect(phone.complaints).toEqual([]);
    } finally {
      await phone.quit();
      await front.close();
      await practice.stop();
      rmSync(userData, { recursive: true, force: true });
    }
  });
}

function keyOf({ numbers }: PracticeLine): string {
  return numbers[0]?.apiKey ?? '';
}

async function chosenDevices(phone: Softphone): Promise<readonly (string | null)[]> {
  const reply = await raiseCommand(phone, 'state/read', null);
  return reply.ok ? [reply.value.settings.microphone, reply.value.settings.speaker] : [];
}
