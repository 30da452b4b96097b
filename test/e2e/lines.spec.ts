import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { createControlClient } from '../../main/practice/control-client.ts';
import { type PracticeLine, startPracticeLine } from '../../main/practice/practice-line.ts';
import { launchSoftphone, type Softphone } from '../support/softphone/launch-softphone.ts';
import { openPlace } from '../support/softphone/open-place.ts';
import { answerOnCard, closeEnded, dial, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

const t = createTranslator('pt-BR');
const ECHO = '+5511988880001';

let practice: PracticeLine;
let phone: Softphone;

test.beforeAll(async () => {
  practice = await startPracticeLine({
    numbers: [
      { kind: 'meta', label: 'Vendas' },
      { kind: 'web', label: 'Suporte' },
      { kind: 'web', label: 'Cobrança' },
    ],
  });
  phone = await launchSoftphone({ env: { PILOT_STATUS_API_URL: practice.apiBase } });
});
test.afterAll(async () => {
  await phone?.quit();
  await practice?.stop();
});

test('an account key shows its numbers; two of them become lines that are live; one gets another name, one is removed', async () => {
  const { main } = phone;
  // The practice lines of an app without lines would stand among them.
  await raiseCommand(phone, 'settings/change', { practice: false });
  await main.getByRole('tab', { name: t('lines.title') }).click();
  await main.getByRole('button', { name: t('lines.add') }).click();
  // Pasted as if it were a number's: the phone knows better, and goes on with the same key.
  await main.getByRole('textbox', { name: t('addLine.key') }).fill(practice.tenantKey);
  await main.getByRole('button', { name: t('addLine.confirm'), exact: true }).click();
  await main.getByRole('button', { name: t('addLine.useAccount') }).click();
  // The inputs lie under their labels, which are what an agent sees and clicks.
  for (const label of ['Vendas', 'Suporte']) await main.getByText(label, { exact: true }).click();
  await main.getByRole('button', { name: t('account.addCount', { count: 2 }) }).click();

  const lines = main.getByRole('list', { name: t('lines.title') }).getByRole('listitem');
  await expect(lines.getByText(t('lines.live'), { exact: true })).toHaveCount(2, { timeout: 20_000 });
  await expect(main.getByText('Cobrança')).toHaveCount(0);

  await main.getByRole('button', { name: t('lines.changeLine', { line: 'Vendas' }) }).click();
  await main.getByRole('textbox', { name: t('editLine.name') }).fill('Vendas Sul');
  await main.getByRole('button', { name: t('editLine.save') }).click();
  await expect(main.getByRole('heading', { name: 'Vendas Sul', exact: true })).toBeVisible();

  await main.getByRole('button', { name: t('lines.removeLine', { line: 'Suporte' }) }).click();
  await main.getByRole('button', { name: t('removeLine.confirm') }).click();
  await expect(lines).toHaveCount(1);
  await expect(main.getByRole('heading', { name: 'Vendas Sul', exact: true })).toBeVisible();
  const webhooks = async (): Promise<unknown> =>
    (await fetch(`${practice.apiBase}/webhooks`, { headers: { 'x-api-key': practice.tenantKey } })).json();
  await expect.poll(webhooks).toHaveLength(1);
});

test('the account key is nowhere afterwards: not in a file of the app, its logs, its output, nor in what windows are shown', async () => {
  const reply = await raiseCommand(phone, 'state/read', null);
  const files = readdirSync(phone.userData, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name)) }));
  // The phone logs how its lines stand, so this has looked at the log.
  const lineId = reply.ok ? (reply.value.lines[0]?.id ?? '') : '';
  expect(texts.filter(({ name, text }) => name.endsWith('.log') && text.includes(lineId))).toHaveLength(1);
  expect(texts.filter(({ text }) => text.includes(practice.tenantKey)).map(({ name }) => name)).toEqual([]);
  expect(JSON.stringify(reply)).toContain('Vendas Sul');
  for (const text of [JSON.stringify(reply), phone.host.output(), await phone.main.content()])
    expect(text).not.toContain(practice.tenantKey);
});

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: several lines show name and kind, and a call on each says who began it, or that no such rule holds`, async () => {
    const { main } = phone;
    const words = createTranslator(language);
    const control = createControlClient(practice);
    await speak(phone, language);
    const [meta, , web] = practice.numbers;
    if (meta === undefined || web === undefined) throw new Error('the practice line has too few numbers');
    // Once added, it stays for the other language.
    await raiseCommand(phone, 'line/add', { apiKey: web.apiKey, label: web.label });
    await openPlace(phone, words, 'lines');
    const lines = main.getByRole('list', { name: words('lines.title') }).getByRole('listitem');
    await expect(lines.filter({ hasText: 'Vendas Sul' })).toContainText(words('lineKind.meta'));
    await expect(lines.filter({ hasText: web.label })).toContainText(words('lineKind.web'));

    const onScreen = main.locator('.call-screen');
    const hangUp = async (): Promise<void> => {
      await main.getByRole('button', { name: words('call.hangUp') }).click();
      await closeEnded(phone, language, main.getByRole('tablist'));
    };
    /** Who began it, as the card and the list of calls say it. */
    const card = phone.incoming.getByRole('main');
    const newest = main.getByRole('row').first();
    await control.ring(meta.id, ECHO);
    await expect(card).toContainText('Vendas Sul');
    await expect(card.getByTitle(words('initiator.inboundAbout'))).toHaveText(words('initiator.inboundWords'));
    await answerOnCard(phone, language);
    await expect(onScreen).toContainText('Vendas Sul');
    await expect(onScreen).toContainText(words('lineKind.meta'));
    await expect(onScreen.getByTitle(words('initiator.inboundAbout'))).toHaveText(words('initiator.inboundShort'));
    await hangUp();

    await openPlace(phone, words, 'phone');
    await expect(newest).toContainText(words('initiator.inboundShort'));
    await dial(phone, { number: ECHO, line: 'Vendas Sul', language });
    await expect(onScreen.getByTitle(words('initiator.outboundAbout'))).toHaveText(words('initiator.outboundShort'));
    await expect(main.getByRole('timer')).toBeVisible({ timeout: 20_000 });
    await hangUp();
    await expect(newest).toContainText(words('initiator.outboundShort'));

    await control.ring(web.id, ECHO);
    await expect(card).toContainText(web.label);
    await expect(card.getByText(words('official.web'))).toBeVisible();
    await answerOnCard(phone, language);
    await expect(onScreen).toContainText(web.label);
    await expect(onScreen).toContainText(words('lineKind.web'));
    await expect(onScreen.getByText(words('official.web'))).toBeVisible();
    await expect(onScreen.getByText(/^[BU]IC$/)).toHaveCount(0);
    await hangUp();
    await expect(newest).toContainText(words('official.web'));
  });
}
