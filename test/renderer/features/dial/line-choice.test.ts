import { describe, expect, test } from 'vitest';
import type { LineAdvice } from '#contract/line-advice.ts';
import { type LineId, lineId } from '#contract/line.ts';
import {
  isUnread,
  type LineChoice,
  type LineMove,
  moveLine,
  NO_CHOICE,
  replacedLine,
  wantedLine,
} from '../../../../renderer/features/dial/line-choice.ts';
import { number } from '../../../../build/gallery/fixtures.ts';
import { advisedLine } from '../../../support/advised-line.ts';

const [SALES, SUPPORT] = [lineId('sales'), lineId('support')];
const [ANA, BIA] = [number('+5511988880001'), number('+5521988880002')];
const sales = advisedLine({ lineId: SALES, reasons: ['permitted', 'costs'] });
const support = advisedLine({ lineId: SUPPORT, reasons: ['no-permission-needed', 'free'] });
const refused = advisedLine({ lineId: SALES, verdict: 'blocked', reasons: ['permission-missing'] });

const after = (...moves: readonly LineMove[]): LineChoice => moves.reduce(moveLine, NO_CHOICE);
const advice = (
  told: readonly LineAdvice[],
  part: { readonly to?: typeof ANA; readonly standing?: LineId; readonly now?: number } = {},
): LineMove => ({
  type: 'advised',
  to: ANA,
  standing: SALES,
  now: 1_000,
  advice: told,
  ...part,
});
const typed = (to: typeof ANA): LineMove => ({ type: 'number-changed', to });
const SUPPORT_IS_BETTER = [support, sales];
const SUPPORT_ALONE = [support, refused];

describe('the line of a number that is typed', () => {
  test('is the best one, and the one that stood there is remembered', () => {
    const choice = after(typed(ANA), advice(SUPPORT_IS_BETTER));
    expect(wantedLine(choice)).toBe(SUPPORT);
    expect(replacedLine(choice)).toBe(SALES);
  });

  test('stays where it is as good as any, and where every line would be refused', () => {
    const twin = { ...sales, lineId: SUPPORT };
    expect(replacedLine(after(typed(ANA), advice([twin, sales])))).toBeNull();
    const none = after(typed(ANA), advice([{ ...refused, lineId: SUPPORT, reasons: ['unreachable'] }, refused]));
    expect([wantedLine(none), replacedLine(none)]).toEqual([SALES, null]);
  });

  test('moves once: later news leads only away from a line that would be refused', () => {
    const settled = [typed(ANA), advice([sales, support])];
    expect(wantedLine(after(...settled, advice(SUPPORT_IS_BETTER)))).toBe(SALES);
    expect(wantedLine(after(...settled, advice(SUPPORT_ALONE)))).toBe(SUPPORT);
  });

  test('does not go there and back while a digit is mended, and is the usual one for the next customer', () => {
    const switched = [typed(ANA), advice(SUPPORT_IS_BETTER)];
    expect(wantedLine(after(...switched, { type: 'number-changed', to: null }))).toBe(SUPPORT);
    expect(wantedLine(after(...switched, { type: 'emptied' }))).toBeNull();
    expect(wantedLine(after(...switched, { type: 'placed' }))).toBeNull();
  });

  test('is chosen anew for another number', () => {
    const other = after(typed(ANA), advice([sales, support]), typed(BIA), advice(SUPPORT_IS_BETTER, { to: BIA }));
    expect(wantedLine(other)).toBe(SUPPORT);
  });
});

describe('nothing moves under the hand', () => {
  test.each<readonly [string, readonly LineMove[]]>([
    ['that has opened the lines', [typed(ANA), { type: 'looked' }]],
    ['that is at the button', [typed(ANA), { type: 'near', isNear: true }]],
    ['that was at the button for this number', [typed(ANA), { type: 'near', isNear: true }, { type: 'near', isNear: false }]],
    ['that rests on the button while the number is typed', [{ type: 'near', isNear: true }, typed(ANA)]],
  ])('%s', (_whose, moves) => {
    const choice = after(...moves, advice(SUPPORT_ALONE));
    expect([wantedLine(choice), replacedLine(choice)]).toEqual([null, null]);
  });

  test('and what was looked at for one number does not count for the next', () => {
    const choice = after(typed(ANA), { type: 'looked' }, typed(BIA), advice(SUPPORT_IS_BETTER, { to: BIA }));
    expect(wantedLine(choice)).toBe(SUPPORT);
  });
});

describe('the agent’s own word', () => {
  const picked: LineMove = { type: 'picked', lineId: SALES };

  test('wins over any advice until the call is out, and is the usual line from then on', () => {
    expect(wantedLine(after(picked, typed(ANA), advice(SUPPORT_ALONE)))).toBe(SALES);
    expect(wantedLine(after(picked, typed(ANA), { type: 'emptied' }, typed(BIA), advice(SUPPORT_ALONE, { to: BIA })))).toBe(SALES);
    const next = after(picked, { type: 'placed' });
    expect([next.chosen, wantedLine(next)]).toEqual([null, SALES]);
  });

  test('takes a change back', () => {
    const back = after(typed(ANA), advice(SUPPORT_IS_BETTER), picked, advice(SUPPORT_ALONE));
    expect([wantedLine(back), replacedLine(back)]).toEqual([SALES, null]);
  });

  test('that came with an earlier call is for that customer alone, in either spelling, and becomes no habit', () => {
    const recalled: LineMove = { type: 'recalled', lineId: SUPPORT, to: number('+551188880001') };
    expect(wantedLine(after(recalled, typed(ANA), advice([sales, support])))).toBe(SUPPORT);
    const next = after(recalled, typed(ANA), advice([sales, { ...refused, lineId: SUPPORT }], { standing: SUPPORT }), typed(BIA));
    expect([wantedLine(next), replacedLine(next)]).toEqual([null, null]);
    expect(wantedLine(after(recalled, typed(ANA), { type: 'emptied' }))).toBeNull();
    expect(wantedLine(after(recalled, typed(ANA), { type: 'placed' }))).toBeNull();
  });
});

test('the line of the last call with who was found by name stands until advice comes', () => {
  const offered = after({ type: 'offered', lineId: SUPPORT }, typed(ANA));
  expect(wantedLine(offered)).toBe(SUPPORT);
  const told = advice([sales, { ...refused, lineId: SUPPORT }], { standing: SUPPORT });
  expect(wantedLine(moveLine(offered, told))).toBe(SALES);
});

test('a line that has changed by itself is unread for 600 ms, and one that the agent chose never', () => {
  const changed = after(typed(ANA), advice(SUPPORT_IS_BETTER, { now: 1_000 }));
  expect([isUnread(changed, 1_599), isUnread(changed, 1_600)]).toEqual([true, false]);
  expect(isUnread(moveLine(changed, { type: 'picked', lineId: SUPPORT }), 1_001)).toBe(false);
  expect(isUnread(after(typed(ANA), advice([sales, support])), 1_001)).toBe(false);
});
