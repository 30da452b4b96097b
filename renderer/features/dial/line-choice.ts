import type { LineAdvice } from '#contract/line-advice.ts';
import { compareLines } from '#contract/line-rank.ts';
import type { LineId } from '#contract/line.ts';
import { isSameNumber } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Which line the next call goes out on, and by whose word. */
export interface LineChoice {
  /** The agent's own word for this call: nothing overrules it. */
  readonly chosen: ChosenByAgent | null;
  /** What advice has made of a number. */
  readonly advised: AdvisedLine | null;
  /** Of the last call with whom the agent found by name, for their number alone; stands until advice comes. */
  readonly offered: LineForNumber | null;
  /** What the agent chose last: the line of an empty field. */
  readonly usual: LineId | null;
  /** The pointer or the focus is where the line is chosen and called. */
  readonly isNear: boolean;
  /** The agent has looked at the lines for this number, or is about to call: from then on the line stands still. */
  readonly isHeld: boolean;
}

interface ChosenByAgent {
  readonly lineId: LineId;
  /** The number that it is for alone; null where the agent took it in the chooser: then it is a habit too. */
  readonly with: PhoneNumber | null;
}

interface LineForNumber {
  readonly lineId: LineId;
  readonly to: PhoneNumber;
}

interface AdvisedLine extends LineForNumber {
  /** The line that it was better than; null where it was as good as any. */
  readonly instead: LineId | null;
}

export const NO_CHOICE: LineChoice = {
  chosen: null,
  advised: null,
  offered: null,
  usual: null,
  isNear: false,
  isHeld: false,
};

export type LineMove =
  | { readonly type: 'picked'; readonly lineId: LineId }
  /** For this number alone: with an earlier call that is to be repeated, from a link, in place of another that was shown. */
  | { readonly type: 'recalled'; readonly lineId: LineId; readonly to: PhoneNumber }
  /** `lineId` is null where nothing is known of an earlier call with them. */
  | { readonly type: 'offered'; readonly lineId: LineId | null; readonly to: PhoneNumber }
  /** Another number stands in the field, or none yet. */
  | { readonly type: 'number-changed'; readonly to: PhoneNumber | null }
  | { readonly type: 'emptied' }
  | { readonly type: 'near'; readonly isNear: boolean }
  | { readonly type: 'looked' }
  /** `standing` is the line that is shown now, `unadvised` the one that would be for this number without any advice. */
  | {
      readonly type: 'advised';
      readonly to: PhoneNumber;
      readonly advice: readonly LineAdvice[];
      readonly standing: LineId | null;
      readonly unadvised: LineId | null;
    }
  | { readonly type: 'placed' };

/** The line that is wanted; null where any will do. */
export function wantedLine(choice: LineChoice): LineId | null {
  return choice.chosen?.lineId ?? choice.advised?.lineId ?? choice.offered?.lineId ?? choice.usual;
}

/** The line that is wanted for a number before anything is advised; what was advised on another says nothing of it. */
export function unadvisedLine({ offered, usual }: LineChoice, to: PhoneNumber): LineId | null {
  return offered !== null && isSameNumber(offered.to, to) ? offered.lineId : usual;
}

/** The line that advice has taken away from the number, for the agent to see and to bring back; null where nothing was changed. */
export function replacedLine({ chosen, advised }: LineChoice, to: PhoneNumber | null): LineId | null {
  return chosen === null && advised !== null && advised.to === to ? advised.instead : null;
}

export function moveLine(choice: LineChoice, move: LineMove): LineChoice {
  switch (move.type) {
    case 'picked':
      return { ...choice, chosen: { lineId: move.lineId, with: null } };
    case 'recalled':
      return { ...choice, chosen: { lineId: move.lineId, with: move.to } };
    case 'offered':
      return {
        ...choice,
        offered: move.lineId === null ? null : { lineId: move.lineId, to: move.to },
        advised: choice.advised !== null && isSameNumber(choice.advised.to, move.to) ? choice.advised : null,
      };
    // What was advised stays until the next advice: a digit that is mended must not move the line there and back.
    case 'number-changed':
      return {
        ...choice,
        chosen: isOfAnother(choice.chosen?.with ?? null, move.to) ? null : choice.chosen,
        offered: isOfAnother(choice.offered?.to ?? null, move.to) ? null : choice.offered,
        isHeld: choice.isNear,
      };
    case 'emptied':
      return { ...choice, chosen: picked(choice.chosen), advised: null, offered: null, isHeld: choice.isNear };
    case 'near':
      return { ...choice, isNear: move.isNear, isHeld: choice.isHeld || move.isNear };
    case 'looked':
      return { ...choice, isHeld: true };
    case 'advised':
      return advised(choice, move);
    case 'placed':
      return { ...NO_CHOICE, usual: picked(choice.chosen)?.lineId ?? choice.usual, isNear: choice.isNear };
  }
}

function picked(chosen: ChosenByAgent | null): ChosenByAgent | null {
  return chosen?.with === null ? chosen : null;
}

/** What is for one number alone is not for the next. */
function isOfAnother(number: PhoneNumber | null, to: PhoneNumber | null): boolean {
  return number !== null && to !== null && !isSameNumber(number, to);
}

/** The first advice for a number brings its best line; what comes later only leads away from a line that would be refused. */
function advised(choice: LineChoice, { to, advice, standing, unadvised }: Extract<LineMove, { type: 'advised' }>): LineChoice {
  const isFirst = choice.advised?.to !== to;
  const best = advice[0];
  const current = advice.find(({ lineId }) => lineId === (isFirst ? unadvised : standing));
  if (choice.chosen !== null || choice.isHeld || best === undefined || current === undefined) return choice;
  const moves = best.verdict !== 'blocked' && compareLines(best, current) < 0 && (isFirst || current.verdict === 'blocked');
  if (moves) return { ...choice, advised: { to, lineId: best.lineId, instead: current.lineId } };
  return isFirst ? { ...choice, advised: { to, lineId: current.lineId, instead: null } } : choice;
}
