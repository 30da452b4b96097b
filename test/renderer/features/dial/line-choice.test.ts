import { describe, expect, test } from 'vitest';
import type { LineAdvice } from '#contract/line-advice.ts';
import { lineId } from '#contract/line.ts';
import {
  type LineChoice,
  type LineMove,
  moveLine,
  NO_CHOICE,
  replacedLine,
  unadvisedLine,
  wantedLine,
} from '../../../../renderer/features/dial/line-choice.ts';
import { number } from '../../../../build/gallery/fixtures.ts';
import { advisedLine } from '../../../support/advised-line.ts';

const [SALES, SUPPORT] = [lineId('sales'), lineId('support')];
const [ANA, BIA] = [number('+5511988880001'), number('+5521988880002')];
const sales = advisedLine({ lineId: SALES, reasons: ['permitted', 'costs'] });
const support = advisedLine({ lineId: SUPPORT, reasons: ['no-permission-needed', 'free'] });
const refused = advisedLine({ lineId: SALES, verdict: 'blocked', reasons: ['permission-missing'] });

/** As the window does it: what is shown, and what would be without advice, is read off the choice when advice comes. Sales is the first line. */
type Told = (choice: LineChoice) => LineMove;
const after = (...moves: readonly (LineMove | Told)[]): LineChoice => moves.reduce<LineChoice>(then, NO_CHOICE);
const then = (choice: LineChoice, move: LineMove | Told): LineChoice => moveLine(choice, typeof move === 'function' ? move(choice) : move);
const advice =
  (told: readonly LineAdvice[], to = ANA): Told =>
  (choice) => ({
    type: 'advised',
    to,
    standing: wantedLine(choice) ?? SALES,
    unadvised: unadvisedLine(choice, to) ?? SALES,
    advice: told,
  });
const typed = (to: typeof ANA): LineMove => ({ type: 'number-changed', to });
const SUPPORT_IS_BETTER = [support, sales];
const SUPPORT_ALONE = [support, refused];

describe('the line of a number that is typed', () => {
  test('is the best one, and the one that stood there is remembered', () => {
    const choice = after(typed(ANA), advice(SUPPORT_IS_BETTER));
    expect(wantedLine(choice)).toBe(SUPPORT);
    expect(replacedLine(choice, ANA)).toBe(SALES);
  });

  test('stays where it is as good as any, and where every line would be refused', () => {
    const twin = { ...sales, lineId: SUPPORT };
    expect(replacedLine(after(typed(ANA), advice([twin, sales])), ANA)).toBeNull();
    const none = after(typed(ANA), advice([{ ...refused, lineId: SUPPORT, reasons: ['unreachable'] }, refused]));
    expect([wantedLine(none), replacedLine(none, ANA)]).toEqual([SALES, null]);
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
    const other = after(typed(ANA), advice([sales, support]), typed(BIA), advice(SUPPORT_IS_BETTER, BIA));
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
    expect([wantedLine(choice), replacedLine(choice, ANA)]).toEqual([null, null]);
  });

  test('and what was looked at for one number does not count for the next', () => {
    const choice = after(typed(ANA), { type: 'looked' }, typed(BIA), advice(SUPPORT_IS_BETTER, BIA));
    expect(wantedLine(choice)).toBe(SUPPORT);
  });
});

describe('the agent’s own word', () => {
  const picked: LineMove = { type: 'picked', lineId: SALES };

  test('wins over any advice until the call is out, and is the usual line from then on', () => {
    expect(wantedLine(after(picked, typed(ANA), advice(SUPPORT_ALONE)))).toBe(SALES);
    expect(wantedLine(after(picked, typed(ANA), { type: 'emptied' }, typed(BIA), advice(SUPPORT_ALONE, BIA)))).toBe(SALES);
    const next = after(picked, { type: 'placed' });
    expect([next.chosen, wantedLine(next)]).toEqual([null, SALES]);
  });

  test('takes a change back', () => {
    const back = after(typed(ANA), advice(SUPPORT_IS_BETTER), picked, advice(SUPPORT_ALONE));
    expect([wantedLine(back), replacedLine(back, ANA)]).toEqual([SALES, null]);
  });

  test('that came with an earlier call is for that customer alone, in either spelling, and becomes no habit', () => {
    const recalled: LineMove = { type: 'recalled', lineId: SUPPORT, to: number('+551188880001') };
    expect(wantedLine(after(recalled, typed(ANA), advice([sales, support])))).toBe(SUPPORT);
    const next = after(recalled, typed(ANA), advice([sales, { ...refused, lineId: SUPPORT }]), typed(BIA));
    expect([wantedLine(next), replacedLine(next, ANA)]).toEqual([null, null]);
    expect(wantedLine(after(recalled, typed(ANA), { type: 'emptied' }))).toBeNull();
    expect(wantedLine(after(recalled, typed(ANA), { type: 'placed' }))).toBeNull();
  });
});

test('the line of the last call with who was found by name stands until advice comes', () => {
  const offered = after({ type: 'offered', lineId: SUPPORT, to: ANA }, typed(ANA));
  expect(wantedLine(offered)).toBe(SUPPORT);
  const told = advice([sales, { ...refused, lineId: SUPPORT }]);
  expect(wantedLine(then(offered, told))).toBe(SALES);
});

test('the line of an earlier call with somebody else says nothing of who is found next', () => {
  const ana: LineMove = { type: 'offered', lineId: SUPPORT, to: ANA };
  expect(wantedLine(after(ana, typed(ANA), typed(BIA)))).toBeNull();
  const found = after(ana, typed(ANA), { type: 'offered', lineId: null, to: BIA });
  expect([wantedLine(found), unadvisedLine(found, BIA)]).toEqual([null, null]);
  // Found once more while they stand there: advice has come, and is not asked for again.
  const again = after(typed(ANA), advice([sales, support]), ana);
  expect(wantedLine(again)).toBe(SALES);
});

describe('a new number', () => {
  const even = { ...sales, lineId: SUPPORT };
  const forAna = [typed(ANA), advice(SUPPORT_IS_BETTER)];

  test('has the usual line, not the one that was best for the number before, where none is better', () => {
    const choice = after(...forAna, typed(BIA), advice([sales, even], BIA));
    expect([wantedLine(choice), replacedLine(choice, BIA)]).toEqual([SALES, null]);
  });

  test('tells of the change that was made for it, and not of the one before', () => {
    const same = after(...forAna, typed(BIA), advice(SUPPORT_IS_BETTER, BIA));
    expect([wantedLine(same), replacedLine(same, BIA)]).toEqual([SUPPORT, SALES]);
    const held = after(...forAna, typed(BIA), { type: 'looked' }, advice([sales, support], BIA));
    expect([wantedLine(held), replacedLine(held, BIA)]).toEqual([SUPPORT, null]);
  });
});
