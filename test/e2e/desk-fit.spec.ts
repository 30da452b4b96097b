import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTranslator } from '#contract/locales/translate.ts';
import { countBrought } from '../support/softphone/brought-by-links.ts';
import { childrenOf } from '../support/softphone/children-of.ts';
import { LINK_WORDS, PAGE_WORDS } from '../support/softphone/desk-words.ts';
import { enterAsLinkComes } from '../support/softphone/enter-as-link-comes.ts';
import { openSettings } from '../support/softphone/open-settings.ts';
import { phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';
import { startToldProgram } from '../support/softphone/told-program.ts';
import { HOSTILE_ARGUMENTS, HOSTILE_LINKS } from '../support/hostile-links.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const CUSTOMER = '+5531988880003';
let desk: PhoneOnPractice;
let configured: string;

test.beforeAll(async () => {
  configured = mkdtempSync(join(tmpdir(), 'softphone-config-'));
  desk = await phoneOnPractice({}, { env: { XDG_CONFIG_HOME: configured, XDG_CURRENT_DESKTOP: 'GNOME' } });
});
test.afterEach(() => desk.clear());
test.afterAll(async () => {
  await desk?.stop();
  rmSync(configured, { recursive: true, force: true });
});

const callsOnScreen = async (): Promise<readonly { readonly phase: string; readonly muted?: boolean }[]> => {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  return reply.ok ? reply.value.calls.filter(({ phase }) => phase !== 'ended') : [];
};
const second = (...args: string[]): Promise<null> =>
  desk.phone.host.face.ask('app/second-instance', { argv: ['/opt/pilot-softphone', ...args], workingDirectory: '/' });
const ringAndWait = async (): Promise<void> => {
  await desk.control.ring(desk.number('web').id, CUSTOMER);
  await expect.poll(async () => (await callsOnScreen())[0]?.phase).toBe('ringing');
};

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: a link fills the field and asks; only the agent's own press calls`, async () => {
    const { main } = desk.phone;
    const words = LINK_WORDS[language];
    // Each its own customer: a second call in a row that nobody took is a question of its own.
    const [typed, shown, encoded] = words.to;
    await raiseCommand(desk.phone, 'settings/change', { language });
    const before = (await desk.control.calls()).length;
    await second(`tel:${typed}`);
    await expect(main.getByText(words.brought)).toBeVisible();
    await expect(main.getByRole('combobox', { name: words.field })).toHaveValue(shown);
    await expect(main.getByText(words.asked)).toBeVisible();
    // A hand that was typing somewhere else presses nothing here.
    await expect.poll(() => enterAsLinkComes(desk.phone, () => second(`callto:${encodeURIComponent(shown)}`))).toBe(true);
    expect((await desk.control.calls()).length).toBe(before);
    await main.getByRole('button', { name: words.discard }).click();
    await expect(main.getByText(words.brought)).toBeHidden();
    await expect(main.getByRole('combobox', { name: words.field })).toHaveValue('');
    await desk.phone.host.face.ask('app/open-url', { url: `pilot-softphone:call?to=${encoded}` });
    await expect(main.getByText(words.brought)).toBeVisible();
    await main.getByRole('button', { name: words.call, exact: true }).click();
    await expect.poll(async () => (await desk.control.calls()).length).toBe(before + 1);
    await expect(main.getByText(words.brought)).toBeHidden();
    await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR' });
  });
}

for (const language of ['pt-BR', 'en'] as const) {
  test(`${language}: the customer's page is laid down in the settings and tried`, async () => {
    const { main, host } = desk.phone;
    const words = PAGE_WORDS[language];
    await raiseCommand(desk.phone, 'settings/change', { language, crm: { template: '' } });
    const before = (await host.face.ask('opened')).external.length;
    if (await main.getByRole('searchbox').isHidden()) await main.getByRole('button', { name: words.settings }).click();
    await main.getByRole('searchbox').fill('crm');
    await main.getByRole('textbox', { name: words.address, exact: true }).fill('https://crm.example/c/{digits}');
    await main.keyboard.press('Enter');
    await main.getByRole('button', { name: words.tryIt }).click();
    // With the customer of the last call, whoever that is by now.
    const digits = (await desk.latestCall()).customerNumber.replace('+', '');
    await expect.poll(async () => (await host.face.ask('opened')).external.slice(before)).toEqual([`https://crm.example/c/${digits}`]);
    await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR', crm: { template: '' } });
  });
}

interface Typed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
const BUILT_APP = [join(REPOSITORY, 'build/dev-host/run.ts'), REPOSITORY];
const WORKING_COPY = [join(REPOSITORY, 'main/cli/pilot-softphone.ts')];

/** The command, against the folder of the phone that runs: the built app's own program, or the one of a working copy, which starts sooner. */
function type(program: readonly string[], ...args: string[]): Promise<Typed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, ...args], {
      env: { ...process.env, DEV_HOST_USER_DATA: desk.phone.userData, LANG: 'pt_BR.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('the command tells, fills, answers, mutes and hangs up on the phone that runs', async () => {
  const { main } = desk.phone;
  const { out, code } = await type(BUILT_APP, 'status', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ running: true, status: { reachable: true, calls: [] } });
  expect(out).not.toContain(desk.number('web').apiKey);
  expect(await type(BUILT_APP, 'answer')).toMatchObject({ code: 1 });
  const before = (await desk.control.calls()).length;
  expect((await type(WORKING_COPY, 'call', '31', '98888-0003')).out).toContain('Nada foi discado');
  await expect(main.getByText(/Um comando trouxe/)).toBeVisible();
  expect((await desk.control.calls()).length).toBe(before);
  await main.getByRole('button', { name: 'Descartar o número' }).click();
  await ringAndWait();
  expect(await type(WORKING_COPY, 'answer')).toMatchObject({ code: 0, out: 'Feito.\n' });
  await expect.poll(async () => (await callsOnScreen())[0]?.phase).toBe('active');
  expect((await type(WORKING_COPY, 'mute', 'on')).out).toBe('No mudo.\n');
  expect((await type(WORKING_COPY, 'hang-up')).code).toBe(0);
  await expect.poll(callsOnScreen).toEqual([]);
});

test('beside a window in English the command says in English what it did, and that nothing was dialled', async () => {
  const t = createTranslator('en');
  await raiseCommand(desk.phone, 'settings/change', { language: 'en' });
  try {
    const before = (await desk.control.calls()).length;
    expect(await type(WORKING_COPY, 'call', '31', '98888-0003')).toMatchObject({ code: 0, out: `${t('command.asked')}\n` });
    expect((await desk.control.calls()).length).toBe(before);
    await desk.phone.main.getByRole('button', { name: t('dialRequest.discard') }).click();
    const refused = await type(BUILT_APP, 'answer');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.out + refused.err).toContain(t('errors.no-call.title'));
  } finally {
    await raiseCommand(desk.phone, 'settings/change', { language: 'pt-BR' });
  }
});

test('the customer’s page opens at the answer, and a program is told of the call, signed', async () => {
  const { told, url, close } = await startToldProgram(desk.phone);
  try {
    await raiseCommand(desk.phone, 'settings/change', {
      hook: { isOn: true, url },
      crm: { when: 'answer', template: 'https://crm.example/?n={digits}&l={line}' },
    });
    await ringAndWait();
    const opened = (await desk.phone.host.face.ask('opened')).external.length;
    await second('tel:*21#'); // in the midst of it, somebody's link
    const reply = await raiseCommand(desk.phone, 'state/read', null);
    const ringing = reply.ok ? reply.value.calls.find(({ phase }) => phase === 'ringing') : undefined;
    if (ringing === undefined) throw new Error('nothing rings');
    await raiseCommand(desk.phone, 'call/answer', { callId: ringing.id });
    await expect
      .poll(async () => (await desk.phone.host.face.ask('opened')).external.slice(opened))
      .toEqual([`https://crm.example/?n=5531988880003&l=${encodeURIComponent(desk.number('web').label)}`]);
    await raiseCommand(desk.phone, 'call/hang-up', { callId: ringing.id });
    await expect.poll(() => told.map(({ event }) => event)).toEqual(['call.ringing', 'call.answered', 'call.ended']);
    expect(told.every(({ isSigned, number }) => isSigned && number === CUSTOMER)).toBe(true);
  } finally {
    await raiseCommand(desk.phone, 'settings/change', { hook: { isOn: false }, crm: { when: 'off' } });
    close();
  }
});

const LINK = /^(tel|callto|pilot-softphone):/i;

test('two hundred hostile links and starts: no call, no process, no page, and of each a sentence', async () => {
  const { host, main } = desk.phone;
  const { pid } = await host.face.ask('host');
  const before = (await desk.control.calls()).length;
  const opened = (await host.face.ask('opened')).external.length;
  const children = childrenOf(pid);
  const utilities = (await host.face.ask('utilities')).length;
  test.setTimeout(240_000); // each brings the window to the front, which takes a busy machine a while
  const countTold = await countBrought(desk.phone);
  const links = [...HOSTILE_LINKS, ...HOSTILE_ARGUMENTS.flatMap((args) => args.find((word) => LINK.test(word)) ?? [])];
  // One after the other: of two at once the window would be shown the later alone.
  for (const url of HOSTILE_LINKS) await host.face.ask('app/open-url', { url });
  for (const args of HOSTILE_ARGUMENTS) await second(...args);
  // Each is told, by a sentence of its own or as a number to look at. The page may be far behind.
  await expect.poll(countTold, { timeout: 120_000 }).toBe(links.length);
  await expect(main.getByText('Este link não traz um número que dê para ligar')).toBeVisible();
  expect((await desk.control.calls()).length).toBe(before);
  expect(await callsOnScreen()).toEqual([]);
  expect((await host.face.ask('opened')).external.length).toBe(opened);
  // Fewer may be left: what stood by for the call before goes by itself.
  expect((await host.face.ask('utilities')).length).toBeLessThanOrEqual(utilities);
  expect(childrenOf(pid).filter((child) => !children.includes(child))).toEqual([]);
  expect((await host.face.ask('dialogs')).filter(({ kind }) => kind === 'error')).toEqual([]);
});

for (const language of ['en', 'pt-BR'] as const)
  test(`${language}: starting with the computer is an entry of the desktop, and goes with the switch; what GNOME lacks stands beside it`, async () => {
    const t = createTranslator(language);
    await speak(desk.phone, language);
    const page = await openSettings(desk.phone, t, t('startup.title'));
    const login = page.getByText(t('startup.switch'), { exact: true });
    const entry = join(configured, 'autostart/pilot-softphone.desktop');
    expect(existsSync(entry)).toBe(false);
    await login.click();
    await expect.poll(() => existsSync(entry) && readFileSync(entry, 'utf8')).toContain('--at-login');
    await login.click();
    await expect.poll(() => existsSync(entry)).toBe(false);
    await expect(page.getByText(t('startup.tray.missing'))).toBeVisible();
    await expect(page.getByText(t('startup.trayGnome'))).toBeVisible();
  });

test('without a tray a window that is closed is minimised, and a second start brings it back', async () => {
  const { host } = desk.phone;
  const mainWindow = async () => (await host.face.ask('windows')).find(({ url }) => url.includes('/views/main/'));
  const id = (await mainWindow())?.id ?? 0;
  await host.face.ask('window/close', { id });
  await expect.poll(async () => (await mainWindow())?.minimized).toBe(true);
  await second();
  await expect.poll(async () => (await mainWindow())?.visible).toBe(true);
});

test('no page has complained about anything', () => {
  expect(desk.phone.complaints).toEqual([]);
});
