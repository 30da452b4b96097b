import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { PolicyProblem } from '#contract/policy.ts';
import { childrenOf } from '../support/softphone/children-of.ts';
import { phoneOnPractice, type PhoneOnPractice, speak } from '../support/softphone/phone-on-practice.ts';
import { raiseCommand } from '../support/softphone/raise-command.ts';

// Files that somebody could lay where the company's policy lies. The phone begins as ever, says one sentence, and calls, runs and opens
// nothing.

const CUSTOMER = '+5531988880003';
/** For a machine that does much besides. */
const START_SLACK_MS = 4_000;

interface Nasty {
  readonly what: string;
  /** Lays something at that path. */
  readonly lay: (path: string) => void;
  readonly problems: readonly PolicyProblem[] | RegExp;
}
const text = (words: string | object) => (path: string) => {
  writeFileSync(path, typeof words === 'string' ? words : JSON.stringify(words));
};
const unreadable = (where: string): readonly PolicyProblem[] => [{ kind: 'unreadable', where }];
/** As wide as the file may be. */
const WIDE = `{"locked":["*x"],"settings":{${Array.from({ length: 14_000 }, (_, at) => `"s${String(at)}":"${'\\u0000'}"`).join()}}}`;

const NASTIES: readonly Nasty[] = [
  { what: 'half a document', lay: text('{"version":1,"locked":["*"],"settings":{"practice":'), problems: unreadable('not JSON') },
  {
    what: 'a true document of many levels, all of it locked',
    lay: text(`{"locked":${'['.repeat(60_000)}"*"${']'.repeat(60_000)},"settings":${'{"theme":'.repeat(9_000)}1${'}'.repeat(9_000)}}`),
    problems: [
      { kind: 'member', where: 'locked' },
      { kind: 'member', where: 'theme' },
    ],
  },
  { what: 'a giant', lay: text(`{"organisation":"${'x'.repeat(8_000_000)}"}`), problems: unreadable('larger than 256 KiB') },
  { what: 'a device without end', lay: (path) => symlinkSync('/dev/zero', path), problems: unreadable('no plain file') },
  { what: 'a folder', lay: (path) => mkdirSync(path), problems: unreadable('no plain file') },
  { what: 'fourteen thousand settings that do not exist', lay: text(WIDE), problems: /"\+ 13981"/ },
  {
    what: 'a price table without end, and locks of parts that nothing has',
    lay(path) {
      text({ prices: 'endless.csv', locked: ['prices.rows', 'lines.0', 'Lines'] })(path);
      symlinkSync('/dev/zero', join(dirname(path), 'endless.csv'));
    },
    problems: [
      { kind: 'unknown', where: 'prices.rows' },
      { kind: 'unknown', where: 'lines.0' },
      { kind: 'unknown', where: 'Lines' },
      { kind: 'prices', where: 'endless.csv (no plain file)' },
    ],
  },
  {
    what: 'wrong types, and names of what every object has',
    lay: text(
      '{"version":1,"organisation":["x"],"support":{"__proto__":1},"__proto__":{"locked":["*"]},"constructor":{"prototype":{"isPackaged":true}},' +
        '"settings":{"__proto__":{"theme":"dark"},"constructor":{"prototype":{"x":1}},"toString":1,"theme":{"toString":"dark"},"ringer":"loud",' +
        '"hotkeys":{"answer":"$(calc)"},"wireSampleRate":1e308,"knownDevices":[],"apiBase":"file:///etc/passwd"},' +
        '"locked":["__proto__","constructor.prototype","toString","knownDevices","theme.length","",7,"../theme"]}',
    ),
    problems: /"constructor"/,
  },
];

let folder: string;
let usualMs: number;
let usualChildren: number;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'softphone-policy-'));
  await withPhone(join(folder, 'none.json'), async (desk, startedMs) => {
    [usualMs, usualChildren] = [startedMs, await childrenAtRest(desk)];
  });
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

for (const [at, { what, lay, problems }] of NASTIES.entries()) {
  test(`${what} in the policy's place is told in one sentence, holds the start up for nothing, and locks nothing`, async () => {
    const path = join(folder, `policy-${String(at)}.json`);
    lay(path);
    await withPhone(path, async (desk, startedMs) => {
      expect(startedMs).toBeLessThan(2 * usualMs + START_SLACK_MS);
      await saidOnce(desk);
      const { policy, settings } = await stateOf(desk);
      if (problems instanceof RegExp) expect(JSON.stringify(policy.problems)).toMatch(problems);
      else expect(policy.problems).toEqual(problems);
      expect(policy.problems.length).toBeLessThanOrEqual(21);
      expect([policy.locked, policy.organisation, policy.support]).toEqual([[], null, null]);
      expect(settings).toMatchObject({ theme: 'system', ringer: { mode: 'sound' }, hotkeys: { isOn: false } });
      expect(await raiseCommand(desk.phone, 'settings/change', { theme: 'dark' })).toMatchObject({ ok: true });
      await nothingWasDone(desk);
    });
  });
}

test('addresses of other schemes for the customer’s page and the hook are told as mistakes, and nothing is opened nor sent as it rings', async () => {
  const path = join(folder, 'addresses.json');
  text({
    organisation: 'Empresa Aurora',
    settings: {
      crm: { when: 'ring', outbound: true, template: 'ms-msdt:/id {number}', schemes: ['ms-msdt', 'javascript', 'file'] },
      hook: { isOn: true, url: 'file:///dev/zero' },
    },
    locked: ['crm', 'hook'],
  })(path);
  await withPhone(path, async (desk) => {
    const { phone, control } = desk;
    await saidOnce(desk);
    const { policy, settings } = await stateOf(desk);
    expect(policy.problems.map(({ where }) => where)).toEqual(['crm.schemes', 'crm.template', 'hook.url']);
    expect([settings.crm.template, settings.crm.schemes, settings.hook.url]).toEqual(['', [], '']);
    await nothingWasDone(desk);
    const { callId } = await control.ring(desk.number('web').id, CUSTOMER);
    await expect.poll(phone.cardIsVisible, { timeout: 8_000 }).toBe(true);
    await phone.main.waitForTimeout(1_500);
    await control.hangUp(callId);
    expect((await control.calls()).map(({ direction }) => direction)).toEqual(['INBOUND']);
    await nothingRan(desk);
    // What the company did lay down holds all the same.
    expect(await raiseCommand(phone, 'settings/change', { crm: { when: 'off' } })).toMatchObject({
      ok: false,
      error: { code: 'locked-by-policy' },
    });
  });
});

test('prices, lines and calling settings that a company keeps are shown as theirs, and no command changes them', async () => {
  const path = join(folder, 'kept.json');
  text({ organisation: 'Empresa Aurora', support: 'ramal 200', prices: 'precos.csv', locked: ['*', 'lines', 'callingSettings'] })(path);
  text('prefixo;preço por minuto;moeda\n55;0,05;BRL\n')(join(folder, 'precos.csv'));
  await withPhone(path, async (desk) => {
    const { phone } = desk;
    const before = await stateOf(desk);
    expect(before.policy).toMatchObject({ locked: ['*', 'lines', 'callingSettings', 'prices'], problems: [] });
    expect(before.billing.table).toEqual({ currency: 'BRL', rows: 1, importedAt: null });
    const [line] = before.lines;
    if (line === undefined) throw new Error('the phone has no line');
    const { id: lineId } = line;
    const orders = [
      ['prices/use', { text: null }],
      ['prices/use', { text: 'prefix;price\n55;1' }],
      ['line/add', { apiKey: 'ps_mine', label: '' }],
      ['line/remove', { lineId }],
      ['account/read', { apiKey: 'ps_account' }],
      ['account/add', { offerId: 'offer', numberIds: ['n1'] }],
      ['calling-settings/change', { lineId, version: 'settings_1', change: { isOn: false } }],
    ] as const;
    for (const [name, input] of orders) {
      const reply = await raiseCommand(phone, name, input as never);
      expect([name, reply]).toEqual([
        name,
        { ok: false, error: { code: 'locked-by-policy', detail: expect.stringMatching(/: Empresa Aurora, ramal 200$/) } },
      ]);
    }
    const after = await stateOf(desk);
    expect([after.billing.table, after.lines.map((line) => line.id)]).toEqual([before.billing.table, before.lines.map((line) => line.id)]);
    const t = createTranslator(after.settings.language);
    await phone.main.getByRole('tab', { name: t('places.lines') }).click();
    await expect(phone.main.getByText(t('policyAreas.locked.lines', { who: 'Empresa Aurora' }))).toBeVisible();
    await expect(phone.main.getByRole('button', { name: t('lines.add') })).toHaveCount(0);
  });
});

async function withPhone(policy: string, use: (desk: PhoneOnPractice, startedMs: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const desk = await phoneOnPractice({}, { env: { PILOT_POLICY_FILE: policy } });
  const startedMs = performance.now() - began;
  try {
    await use(desk, startedMs);
    expect(desk.phone.complaints).toEqual([]);
  } finally {
    await desk.stop();
  }
}

/** One sentence of what is wrong and one of what to do, in both languages, and no other trouble beside it. */
async function saidOnce(desk: PhoneOnPractice): Promise<void> {
  for (const language of ['en', 'pt-BR'] as const) {
    const t = createTranslator(language);
    await speak(desk.phone, language);
    await expect(desk.phone.main.getByText(t('errors.policy-broken.title'))).toHaveCount(1);
    await expect(desk.phone.main.getByText(t('errors.policy-broken.advice'))).toBeVisible();
  }
  const { notices } = await stateOf(desk);
  expect(notices.map(({ error }) => error.code)).toEqual(['policy-broken']);
  expect(notices[0]?.error.detail?.length).toBeLessThan(200);
}

async function nothingWasDone(desk: PhoneOnPractice): Promise<void> {
  expect(await desk.control.calls()).toEqual([]);
  await nothingRan(desk);
}

async function nothingRan(desk: PhoneOnPractice): Promise<void> {
  const { external, paths, folders } = await desk.phone.host.face.ask('opened');
  expect([external, paths, folders]).toEqual([[], [], []]);
  await childrenAtRest(desk);
  const { pid } = await desk.phone.host.face.ask('host');
  // A program that the phone asks something of the system is over soon.
  await expect.poll(() => childrenOf(pid).length).toBeLessThanOrEqual(usualChildren);
}

async function stateOf(desk: PhoneOnPractice): Promise<AppState> {
  const reply = await raiseCommand(desk.phone, 'state/read', null);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

/** How many processes the phone keeps, once its start is over: the audio process comes by itself. */
async function childrenAtRest(desk: PhoneOnPractice): Promise<number> {
  const { pid } = await desk.phone.host.face.ask('host');
  await expect
    .poll(async () => (await desk.phone.host.face.ask('utilities')).map(({ serviceName }) => serviceName), { timeout: 10_000 })
    .toEqual(['audio']);
  return childrenOf(pid).length;
}
