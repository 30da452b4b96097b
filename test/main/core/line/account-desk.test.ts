import { type AppError, appError } from '#contract/errors.ts';
import { DEFAULT_LINE_OPTIONS, type Line, type LineId, lineId, UNKNOWN_HEALTH } from '#contract/line.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { describe, expect, test } from 'vitest';
import { type AccountDesk, createAccountDesk } from '../../../../main/core/line/account-desk.ts';
import type { LineDesk } from '../../../../main/core/line/line-desk.ts';
import type { LineAccess } from '../../../../main/core/ports.ts';
import type { OwnedNumber } from '../../../../main/core/account-port.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { BUSINESS, CUSTOMER } from '../../../support/fakes/people.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const BASE = 'https://pilotstatus.com.br/v1';
const owned = (numberId: string, change: Partial<OwnedNumber> = {}): OwnedNumber => ({
  numberId,
  label: `Number ${numberId}`,
  number: null,
  connection: 'open',
  apiKey: `ps_${numberId}`,
  ...change,
});

interface Stage {
  readonly desk: AccountDesk;
  readonly clock: SimulatedClock;
  readonly asked: readonly LineAccess[];
  readonly added: readonly Parameters<LineDesk['add']>[0][];
  answer: Result<readonly OwnedNumber[], AppError>;
}

/** An account, and lines that are there already; `refuses` are keys that the service does not take. */
function set({
  open = [],
  keys = [],
  refuses = [],
  linesLocked = null,
}: { open?: readonly Line[]; keys?: readonly string[]; refuses?: readonly string[]; linesLocked?: AppError | null } = {}): Stage {
  const clock = createSimulatedClock();
  const asked: LineAccess[] = [];
  const added: Parameters<LineDesk['add']>[0][] = [];
  const stage: Stage = {
    clock,
    asked,
    added,
    answer: ok([]),
    desk: createAccountDesk({
      clock,
      newId: createCountedIds(),
      openAccountApi: (access) => {
        asked.push(access);
        return { readNumbers: () => Promise.resolve(stage.answer) };
      },
      lines: {
        lines: () => open,
        isLocked: (id) => id === lineId('locked'),
        hasKey: (key) => keys.includes(key),
        add: (order) => {
          if (refuses.includes(order.access.apiKey)) return Promise.resolve(fail(appError('line-disconnected')));
          added.push(order);
          return Promise.resolve(ok(lineId(`line of ${order.access.apiKey}`)));
        },
      },
      apiBase: () => BASE,
      linesLocked,
    }),
  };
  return stage;
}

function line(id: LineId, number: Line['number']): Line {
  const shown = { id, label: '', kind: 'web', number, colour: 'blue', ...DEFAULT_LINE_OPTIONS } as const;
  return { ...shown, origin: 'agent', status: { state: 'connecting' }, health: UNKNOWN_HEALTH };
}

async function offerOf(stage: Stage): Promise<string> {
  const read = await stage.desk.read(' ps_account ');
  if (!read.ok) throw new Error(read.error.code);
  return read.value.offerId;
}

describe('reading an account', () => {
  test('shows its numbers and none of their keys', async () => {
    const stage = set();
    stage.answer = ok([owned('a', { number: BUSINESS }), owned('b', { connection: 'closed', apiKey: null })]);
    const read = await stage.desk.read(' ps_account\n');
    expect(stage.asked).toEqual([{ apiBase: BASE, apiKey: 'ps_account' }]);
    expect(read).toEqual({
      ok: true,
      value: {
        offerId: 'offer-1',
        numbers: [
          { numberId: 'a', label: 'Number a', number: BUSINESS, connection: 'open', choice: 'add' },
          { numberId: 'b', label: 'Number b', number: null, connection: 'closed', choice: 'key-hidden' },
        ],
      },
    });
    expect(JSON.stringify(read)).not.toContain('ps_');
  });

  test('asks nobody where an administrator keeps the lines: the key stays here', async () => {
    const stage = set({ linesLocked: appError('locked-by-policy', 'lines') });
    expect(await stage.desk.read('ps_account')).toMatchObject({ ok: false, error: { code: 'locked-by-policy' } });
    expect(await stage.desk.add('offer-1', ['a'])).toMatchObject({ ok: false, error: { code: 'locked-by-policy' } });
    expect([stage.asked, stage.added]).toEqual([[], []]);
  });

  test('knows what is a line already, by its key or by its number, but not by a line whose key is locked', async () => {
    const stage = set({ open: [line(lineId('x'), BUSINESS), line(lineId('locked'), CUSTOMER)], keys: ['ps_a'] });
    stage.answer = ok([owned('a'), owned('b', { number: BUSINESS }), owned('c', { number: CUSTOMER })]);
    const read = await stage.desk.read('ps_account');
    expect(read.ok && read.value.numbers.map(({ choice }) => choice)).toEqual(['added', 'added', 'add']);
  });

  test('says what is wrong with the key, and asks nobody about one that cannot be sent', async () => {
    const stage = set();
    stage.answer = fail(appError('number-key-given'));
    expect(await stage.desk.read('ps_number')).toEqual({ ok: false, error: { code: 'number-key-given' } });
    expect(await stage.desk.read('ps_•••')).toMatchObject({ error: { code: 'key-malformed' } });
    expect(stage.asked).toHaveLength(1);
  });
});

describe('adding what was chosen', () => {
  test('makes a line of each by its own key and name; one that fails does not stop the others', async () => {
    const stage = set({ refuses: ['ps_b'] });
    stage.answer = ok([owned('a'), owned('b'), owned('c'), owned('d', { apiKey: null })]);
    const offer = await offerOf(stage);
    expect(await stage.desk.add(offer, ['a', 'b', 'c', 'c', 'd', 'nobody'])).toMatchObject({
      ok: true,
      value: {
        added: ['line of ps_a', 'line of ps_c'],
        refused: [
          { numberId: 'b', error: { code: 'line-disconnected' } },
          { numberId: 'd', error: { code: 'invalid-input' } },
          { numberId: 'nobody', error: { code: 'invalid-input' } },
        ],
      },
    });
    expect(stage.added).toEqual([
      { access: { apiBase: BASE, apiKey: 'ps_a' }, label: 'Number a', origin: 'agent' },
      { access: { apiBase: BASE, apiKey: 'ps_c' }, label: 'Number c', origin: 'agent' },
    ]);
  });

  test('is possible for ten minutes, with the newest offer only, and not after the app has closed', async () => {
    const stage = set();
    stage.answer = ok([owned('a')]);
    const gone = { ok: false, error: { code: 'account-offer-gone' } };
    const first = await offerOf(stage);
    const second = await offerOf(stage);
    expect(await stage.desk.add(first, ['a'])).toEqual(gone);
    await stage.clock.advance(599_000);
    expect(await stage.desk.add(second, ['a'])).toMatchObject({ ok: true });
    await stage.clock.advance(1_000);
    expect(await stage.desk.add(second, ['a'])).toEqual(gone);
    const third = await offerOf(stage);
    stage.desk.dispose();
    expect(await stage.desk.add(third, ['a'])).toEqual(gone);
  });
});
