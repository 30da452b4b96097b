import { describe, expect, test } from 'vitest';
import type { CallingSettings } from '#contract/calling-settings.ts';
import { appError } from '#contract/errors.ts';
import { type Line, lineId } from '#contract/line.ts';
import { fail } from '#contract/result.ts';
import { createAdviceDesk } from '../../../../main/core/permission/advice-desk.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';
import { line, META, permissionStage, WEB } from '../../../support/fakes/permission-stage.ts';

const BRANCH = lineId('line-branch');
const OFF: CallingSettings = { isOn: false, showsButton: true, buttonCountries: [], allowsCallBack: true, hours: null, restrictions: [] };
const LIVE = { state: 'live', provenAt: 0 } as unknown as Line['status'];
const LINES = [line(META, 'meta'), line(BRANCH, 'meta'), line(WEB, 'web')].map((one) => ({ ...one, status: LIVE }));
const never = (): Promise<never> => new Promise(() => undefined);

type Ports = Parameters<typeof createAdviceDesk>[0];

/** A desk whose reads take no time, unless the test says otherwise. */
function adviceStage(parts: Partial<Omit<Ports, 'clock'>> = {}) {
  const { clock, service, desk: permissions } = permissionStage({ lines: LINES });
  const advise = createAdviceDesk({
    clock,
    permissions,
    calling: { lately: () => Promise.resolve(null), known: () => null },
    billing: { perMinute: () => null, table: () => null },
    calls: { of: () => [] },
    lines: () => LINES,
    ...parts,
  });
  return { clock, service, permissions, advise };
}

describe('advice on a customer', () => {
  test('comes at once where all is read, with what was read', async () => {
    const { advise, service } = adviceStage();
    service.decide(CUSTOMER, 'temporary');
    const advice = await advise(CUSTOMER);
    expect(advice.map(({ lineId: id, reasons }) => [id, reasons[0]])).toEqual([
      [WEB, 'no-permission-needed'],
      [META, 'permitted'],
      [BRANCH, 'permission-unknown'],
    ]);
  });

  test('is given after 1.5 s with what has come by then, and one line that takes its time hides nothing of the others', async () => {
    const { clock, advise } = adviceStage({
      calling: { lately: (id) => (id === BRANCH ? never() : Promise.resolve(OFF)), known: () => null },
    });
    let advice: Awaited<ReturnType<typeof advise>> | null = null;
    void advise(CUSTOMER).then((told) => (advice = told));
    await clock.advance(1_499);
    expect(advice).toBeNull();
    await clock.advance(1);
    expect(advice).toContainEqual(expect.objectContaining({ lineId: META, reasons: expect.arrayContaining(['calling-off']) as unknown }));
    expect(advice).toContainEqual(expect.objectContaining({ lineId: BRANCH, reasons: ['permission-unknown'] }));
  });

  test('goes by the settings of before, where reading them again takes its time', async () => {
    const { clock, advise } = adviceStage({ calling: { lately: never, known: (id) => (id === META ? OFF : null) } });
    const advising = advise(CUSTOMER);
    await clock.advance(1_500);
    expect((await advising).filter(({ reasons }) => reasons.includes('calling-off')).map(({ lineId: id }) => id)).toEqual([META]);
  });

  test('does without a permission that cannot be read, and asks for none on a web number or a line in trouble', async () => {
    const read: string[] = [];
    const lines = LINES.map((one) =>
      one.id === BRANCH
        ? { ...one, status: { state: 'unreachable', error: appError('key-rejected'), since: 0 } as unknown as Line['status'] }
        : one,
    );
    const { advise } = adviceStage({
      lines: () => lines,
      permissions: {
        known: () => null,
        read: ({ lineId: id }, { isFresh, isAwaited }) => {
          read.push(`${id} ${String(isFresh)} ${String(isAwaited)}`);
          return Promise.resolve(fail(appError('service-unreachable')));
        },
      },
    });
    expect((await advise(OTHER_CUSTOMER)).map(({ lineId: id, verdict }) => [id, verdict])).toEqual([
      [WEB, 'good'],
      [META, 'careful'],
      [BRANCH, 'blocked'],
    ]);
    expect(read).toEqual([`${META} false false`]);
  });

  test('knows the line of the last call with them, and the price', async () => {
    const { advise } = adviceStage({
      calls: {
        of: (id) => (id === WEB ? [] : [{ lineId: id, startedAt: id === META ? 1 : 2 } as ReturnType<Ports['calls']['of']>[number]]),
      },
      billing: { perMinute: () => 52_000, table: () => ({ currency: 'BRL' }) as ReturnType<Ports['billing']['table']> },
    });
    const advice = await advise(CUSTOMER);
    expect(advice[0]).toMatchObject({ lineId: BRANCH, perMinuteMicros: 52_000, currency: 'BRL' });
    expect(advice.filter(({ reasons }) => reasons.includes('last-used'))).toHaveLength(1);
  });
});
