import { expect } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { type ControlClient, createControlClient } from '../../../main/practice/control-client.ts';
import type { PracticeCallView, PracticeLineNumber } from '../../../main/practice/control/control-types.ts';
import { type PracticeLine, startPracticeLine } from '../../../main/practice/practice-line.ts';
import type { PracticeOptions } from '../../../main/practice/practice-world.ts';
import { endCall, isUp } from './end-call.ts';
import { launchSoftphone, type Softphone, type SoftphoneOrder } from './launch-softphone.ts';
import { raiseCommand } from './raise-command.ts';
import { untilItHears } from './until-it-hears.ts';

/** A softphone whose lines come from the environment, and the service they belong to, in the test's hand. */
export interface PhoneOnPractice {
  readonly practice: PracticeLine;
  readonly control: ControlClient;
  readonly phone: Softphone;
  number(kind: 'meta' | 'web'): PracticeLineNumber;
  /** The call placed or received last, as the service knows it. */
  latestCall(): Promise<PracticeCallView>;
  /** Ends what a test that failed has left, so that the next one starts with a quiet phone. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

interface PhoneOrder extends SoftphoneOrder {
  /** What lies between phone and service: takes the service's address, gives the one that the phone is told. */
  readonly through?: (apiBase: string) => Promise<string>;
}

/** `userData` as of an earlier run: settings that no command changes stand there. `env` is added to what names the lines. */
export async function phoneOnPractice(options: PracticeOptions = {}, { through, ...order }: PhoneOrder = {}): Promise<PhoneOnPractice> {
  const practice = await startPracticeLine(options);
  const control = createControlClient(practice);
  // One of each kind; further numbers of the service are for tests that add them.
  const given = (['meta', 'web'] as const).flatMap((kind) => practice.numbers.find((number) => number.kind === kind) ?? []);
  const keys = given.map(({ apiKey }) => apiKey).join(',');
  const apiBase = through === undefined ? practice.apiBase : await through(practice.apiBase);
  const phone = await launchSoftphone({
    ...order,
    env: { ...order.env, PILOT_STATUS_API_URL: apiBase, PILOT_STATUS_API_KEYS: keys },
  });
  await expect(phone.main.getByText('Pronto').first()).toBeVisible({ timeout: 20_000 });
  return {
    practice,
    control,
    phone,
    number(kind) {
      const number = practice.numbers.find((candidate) => candidate.kind === kind);
      if (number === undefined) throw new Error(`no ${kind} number`);
      return number;
    },
    async latestCall() {
      const [call] = (await control.calls()).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
      if (call === undefined) throw new Error('the practice line has no call');
      return call;
    },
    async clear() {
      await control.clearFaults();
      for (const { id, status } of await control.calls()) if (isUp(status)) await endCall(control, id);
    },
    async stop() {
      await phone.quit();
      await practice.stop();
    },
  };
}

interface DialOrder {
  readonly number: string;
  readonly line: string;
  /** What the phone speaks; Portuguese when left out. */
  readonly language?: Language;
}

/** Chooses the line and dials, as an agent would. */
export async function dial(phone: Softphone, { number, line, language = 'pt-BR' }: DialOrder): Promise<void> {
  const t = createTranslator(language);
  // The line first, and Enter at the end: people whom the number reminds of are offered over what stands below the field.
  await phone.main
    .getByRole('button', { name: t('dial.line') })
    .first()
    .click();
  await phone.main.getByRole('option', { name: line }).click();
  const field = phone.main.getByRole('combobox', { name: t('dial.label') });
  await field.fill(number);
  await field.press('Enter');
}

/** Waits for the card, lets its first moments pass in which it ignores clicks, and answers on it. */
export async function answerOnCard(phone: Softphone, language: Language = 'pt-BR'): Promise<void> {
  await expect.poll(phone.cardIsVisible, { timeout: 30_000 }).toBe(true);
  await untilItHears(phone.incoming);
  await phone.incoming.getByRole('button', { name: createTranslator(language)('call.answer') }).click();
}

/** From now on the phone speaks this language; resolves when its window does. */
export async function speak(phone: Softphone, language: Language): Promise<void> {
  expect(await raiseCommand(phone, 'settings/change', { language })).toMatchObject({ ok: true });
  await expect(phone.main.locator('html')).toHaveAttribute('lang', language);
}

/**
 * Closes the call that ended last, where it still stands over what is shown without one, the list of calls unless told
 * otherwise: it leaves by itself too, maybe right now.
 */
export async function closeEnded({ main }: Softphone, language: Language = 'pt-BR', beneath = main.getByRole('row')): Promise<void> {
  const close = main.getByRole('button', { name: createTranslator(language)('call.dismiss'), exact: true });
  await expect(close.or(beneath).first()).toBeVisible();
  await expect(async () => {
    if (await close.isVisible()) await close.click({ timeout: 1_000 });
    await expect(close).toBeHidden({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
}
