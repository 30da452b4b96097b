import { expect, test } from '@playwright/test';
import type { AppErrorCode } from '#contract/errors.ts';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import { type Language, LANGUAGES } from '#contract/settings.ts';
import type { FaultInput } from '../../main/practice/http/faults.ts';
import { answerOnCard, dial, phoneOnPractice, type PhoneOnPractice } from '../support/softphone/phone-on-practice.ts';

/** Whoever is dialled here picks up only if the service lets the call through. */
const ECHO = '11 98888-0001';

const SPARE = 'Reserva';

let desk: PhoneOnPractice;

test.beforeAll(async () => {
  desk = await phoneOnPractice({
    numbers: [{ kind: 'meta' }, { kind: 'web' }, { kind: 'web', label: SPARE }],
  });
  await change({ apiBase: desk.practice.apiBase });
});
test.afterEach(async () => {
  await desk.clear();
  await change({ language: 'pt-BR' });
});
test.afterAll(() => desk?.stop());

interface Trouble {
  readonly what: string;
  readonly code: AppErrorCode;
  readonly fault: FaultInput['what'];
}
const BROKEN: readonly Trouble[] = [
  { what: 'an API that answers 500', code: 'service-broken', fault: { kind: 'status', status: 500 } },
  { what: 'an API that dies in the middle of its answer', code: 'service-broken', fault: { kind: 'die' } },
  { what: 'an API that hangs', code: 'service-timeout', fault: { kind: 'hang' } },
];
const WHEN_ADDING: readonly Trouble[] = [...BROKEN, { what: 'malformed JSON', code: 'service-broken', fault: { kind: 'malformed-json' } }];
const WHEN_DIALLING: readonly Trouble[] = [
  ...BROKEN,
  { what: 'a number that cannot do it', code: 'not-supported', fault: { kind: 'status', status: 400, code: 'FEATURE_NOT_SUPPORTED' } },
];

test('a wrong key, an account key and a service in trouble are explained in every language, and what was typed stays', async () => {
  test.setTimeout(120_000);
  const { main } = desk.phone;
  const t = createTranslator('pt-BR');
  await openAddLine();
  const key = main.getByRole('textbox', { name: t('addLine.key') });
  await main.getByRole('textbox', { name: t('addLine.name') }).fill('Vendas Sul');
  const confirm = main.getByRole('button', { name: t('addLine.confirm'), exact: true });
  const cases: readonly [string, Words][] = [
    ['ps_no_such_key', (say) => [say('addLine.keyRefused'), say('addLine.keyRefusedAdvice')]],
    [desk.practice.tenantKey, (say) => [say('errors.tenant-key-given.title'), say('addLine.isAccountAdvice')]],
    [desk.number('meta').apiKey, explained('line-already-added')],
  ];
  for (const [value, said] of cases) {
    await key.fill(value);
    await confirm.click();
    await expectInEveryLanguage(said);
    await expect(key).toHaveValue(value);
  }
  const { apiKey } = spareNumber();
  for (const { code, fault } of WHEN_ADDING) {
    await key.fill(apiKey);
    await desk.control.addFault({ method: 'GET', path: '/v1/calls/settings', apiKey, what: fault });
    await confirm.click();
    await expectInEveryLanguage((say) => [say(`errors.${code}.title`), say('addLine.tryAgain')], 20_000);
    await expect(key).toHaveValue(apiKey);
  }
  // Nothing was lost: the same key, once more, without the trouble.
  await confirm.click();
  await expect(main.getByText('Vendas Sul').first()).toBeVisible();
  await expect(key).toBeHidden();
  await main.getByRole('tab', { name: t('common.phone') }).click();
});

for (const { what, code, fault } of WHEN_DIALLING) {
  test(`dialling through ${what} says in every language what to do, asks once, and the app stays usable`, async () => {
    test.setTimeout(90_000);
    const { main } = desk.phone;
    const before = (await desk.control.requests()).length;
    await desk.control.addFault({ method: 'POST', path: '/v1/calls', what: fault });
    await dial(desk.phone, { number: ECHO, line: desk.number('web').label });
    // What was announced of the call before has the same words.
    await expect(main.getByRole('button', { name: 'Fechar' }).first()).toBeVisible({ timeout: 30_000 });
    await expectInEveryLanguage(explained(code));
    const placed = (await desk.control.requests()).slice(before).filter(({ method, path }) => method === 'POST' && path === '/v1/calls');
    expect(placed).toHaveLength(1);
    await main.getByRole('button', { name: 'Fechar' }).first().click();
    await expect(main.getByRole('combobox', { name: createTranslator('pt-BR')('dial.label') })).toBeEditable();
  });
}

test('a disconnected web number says so in every language, and how to connect it again', async () => {
  const { id, label } = desk.number('web');
  await desk.control.setNumber(id, { state: 'CLOSE' });
  await dial(desk.phone, { number: ECHO, line: label });
  await expectInEveryLanguage(explained('line-disconnected'));
  await desk.control.setNumber(id, { state: 'OPEN' });
  await desk.phone.main.getByRole('button', { name: 'Fechar' }).first().click();
});

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a customer whom WhatsApp lets nobody call is told with the next step, which is one press away`, async () => {
    const t = createTranslator(language);
    const { main } = desk.phone;
    const { id, label } = desk.number('meta');
    await change({ language });
    await desk.control.setNumber(id, { metaRefusal: 138_006 });
    try {
      await dial(desk.phone, { number: ECHO, line: label, language });
      await expectWords(explained('permission-required')(t));
    } finally {
      await desk.control.setNumber(id, { metaRefusal: null });
    }
    await main
      .getByRole('button', { name: t('permissions.ask') })
      .first()
      .click();
    await expect(main.getByRole('dialog')).toBeVisible();
    await main.keyboard.press('Escape');
    await expect(main.getByRole('dialog')).toBeHidden();
    await main.getByRole('button', { name: t('call.dismiss'), exact: true }).click();
    await expect(main.getByRole('combobox', { name: t('dial.label') })).toBeEditable();
  });
}

for (const kind of ['meta', 'web'] as const) {
  test(`${kind}: an answer whose reply is lost still connects; a hang-up that fails is sent again`, async () => {
    await desk.control.addFault({ method: 'POST', path: '/v1/calls/*/accept', afterWork: true, what: { kind: 'die' } });
    await desk.control.addFault({ method: 'POST', path: '/v1/calls/*/terminate', what: { kind: 'status', status: 500 } });
    const { callId } = await desk.control.ring(desk.number(kind).id, '+5511988880001');
    await answerOnCard(desk.phone);
    await expect(desk.phone.main.getByText('Som conectado')).toBeVisible({ timeout: 10_000 });
    await desk.phone.main.getByRole('button', { name: 'Desligar' }).click();
    await expect.poll(async () => (await desk.control.call(callId)).status, { timeout: 6_000 }).toBe('COMPLETED');
  });
}

test('an answer the service refuses ends with a sentence, and leaves nothing open', async () => {
  await desk.control.addFault({
    method: 'POST',
    path: '/v1/calls/*/accept',
    times: 3,
    what: { kind: 'status', status: 402, code: 'SUBSCRIPTION_REQUIRED' },
  });
  const { callId } = await desk.control.ring(desk.number('web').id, '+5511988880001');
  await answerOnCard(desk.phone);
  await expectWords(explained('plan-required')(createTranslator('pt-BR')));
  expect((await desk.control.call(callId)).hasMedia).toBe(false);
  await desk.phone.main.getByRole('button', { name: 'Fechar' }).first().click();
});

test('a call that was placed although its answer was malformed is found, and goes on', async () => {
  await desk.control.addFault({ method: 'POST', path: '/v1/calls', afterWork: true, what: { kind: 'malformed-json' } });
  const before = (await desk.control.calls()).length;
  await dial(desk.phone, { number: ECHO, line: desk.number('web').label });
  await expect(desk.phone.main.getByRole('button', { name: 'Mudo' })).toBeVisible({ timeout: 15_000 });
  expect(await desk.control.calls()).toHaveLength(before + 1);
  await desk.phone.main.getByRole('button', { name: 'Desligar' }).click();
  await expect.poll(async () => (await desk.latestCall()).status).toBe('COMPLETED');
});

test('after all of it a call still goes through', async () => {
  await dial(desk.phone, { number: ECHO, line: desk.number('web').label });
  await expect.poll(async () => (await desk.latestCall()).status, { timeout: 10_000 }).toBe('ACCEPTED');
  await desk.phone.main.getByRole('button', { name: 'Desligar' }).click();
  await expect.poll(async () => (await desk.latestCall()).status).toBe('COMPLETED');
});

function spareNumber(): { readonly apiKey: string } {
  const spare = desk.practice.numbers.find(({ label }) => label === SPARE);
  if (spare === undefined) throw new Error('the practice line has no spare number');
  return spare;
}

/** What is wrong, and what to do. */
type Words = (t: Translate) => readonly [title: string, advice: string];

function explained(code: AppErrorCode): Words {
  return (t) => [t(`errors.${code}.title`), t(`errors.${code}.advice`)];
}

/** The screen changes its language while the trouble stands there; afterwards it is Portuguese again. */
async function expectInEveryLanguage(said: Words, timeout?: number): Promise<void> {
  await expectWords(said(createTranslator('pt-BR')), timeout);
  for (const language of LANGUAGES.filter((other) => other !== 'pt-BR')) {
    await change({ language });
    await expectWords(said(createTranslator(language)));
  }
  await change({ language: 'pt-BR' });
}

async function expectWords([title, advice]: ReturnType<Words>, timeout = 12_000): Promise<void> {
  await expect(desk.phone.main.getByText(title).first()).toBeVisible({ timeout });
  await expect(desk.phone.main.getByText(advice).first()).toBeVisible();
}

async function change(settings: { readonly apiBase?: string; readonly language?: Language }): Promise<void> {
  const reply = await desk.phone.main.evaluate(
    (input) =>
      (window as unknown as { softphone: { invoke(name: string, input: unknown): Promise<{ ok: boolean }> } }).softphone.invoke(
        'settings/change',
        input,
      ),
    settings,
  );
  expect(reply.ok).toBe(true);
}

async function openAddLine(): Promise<void> {
  const { main } = desk.phone;
  const t = createTranslator('pt-BR');
  const add = main.getByRole('button', { name: t('lines.add') }).first();
  // The tabs are deaf for a moment where a call has just stood.
  await expect(async () => {
    await main.getByRole('tab', { name: t('lines.title') }).click();
    await expect(add).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await add.click();
}
