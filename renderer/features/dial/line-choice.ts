import type { LineAdvice } from '#contract/line-advice.ts';
import { compareLines } from '#contract/line-rank.ts';
import type { LineId } from '#contract/line.ts';
import { isSameNumber } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';

/** Which line the next call goes out on, and by whose word. */
export interface LineChoice {
  /** The agent's own word for this call: nothing overrules it. */
  readonly chosen: ChosenByAgent | null;
  /** What advice has made of a number. */
  readonly advised: AdvisedLine | null;
  /** Of the last call with whom the agent found by name; stands until advice comes. */
  readonly offered: LineId | null;
  /** What the agent chose last: the line of an empty field. */
  readonly usual: LineId | null;
  /** The pointer or the focus is where the line is chosen and called. */
  readonly isNear: boolean;
  /** The agent has looked at the lines for this number, or is about to call: from then on the line stands still. */
  readonly isHeld: boolean;
}

interface ChosenByAgent {
  readonly lineId: LineId;
  /** The number it came with, when an earlier call is repeated; null where the agent took it in the chooser: then it is a habit too. */
  readonly with: PhoneNumber | null;
}

interface AdvisedLine {
  readonly to: PhoneNumber;
  readonly lineId: LineId;
  /** The line that stood there before; null where it stayed. */
  readonly instead: LineId | null;
  /** When, on the steady clock. */
  readonly at: number;
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
  /** With an earlier call that is to be repeated. */
  | { readonly type: 'recalled'; readonly lineId: LineId; readonly to: PhoneNumber }
  | { readonly type: 'offered'; readonly lineId: LineId }
  /** Another number stands in the field, or none yet. */
  | { readonly type: 'number-changed'; readonly to: PhoneNumber | null }
  | { readonly type: 'emptied' }
  | { readonly type: 'near'; readonly isNear: boolean }
  | { readonly type: 'looked' }
  /** `standing` is the line that is shown now. */
  | {
      readonly type: 'advised';
      readonly to: PhoneNumber;
      readonly advice: readonly LineAdvice[];
      readonly standing: LineId | null;
      readonly now: number;
    }
  | { readonly type: 'placed' };

/** The line that is wanted; null where any will do. */
export function wantedLine({ chosen, advised, offered, usual }: LineChoice): LineId | null {
  return chosen?.lineId ?? advised?.lineId ?? offered ?? usual;
}

/** The line that advice has taken away from the number, for the agent to see and to bring back; null where nothing was changed. */
export function replacedLine({ chosen, advised }: LineChoice): LineId | null {
  return chosen === null ? (advised?.instead ?? null) : null;
}

/** The line has changed by itself so lately that nobody can have read it: a key pressed now was meant for the one before. */
export function isUnread(choice: LineChoice, now: number): boolean {
  return replacedLine(choice) !== null && now - (choice.advised?.at ?? 0) < QUIET_START_MS;
}

export function moveLine(choice: LineChoice, move: LineMove): LineChoice {
  switch (move.type) {
    case 'picked':
      return { ...choice, chosen: { lineId: move.lineId, with: null } };
    case 'recalled':
      return { ...choice, chosen: { lineId: move.lineId, with: move.to } };
    case 'offered':
      return { ...choice, offered: move.lineId, advised: null };
    // What was advised stays until the next advice: a digit that is mended must not move the line there and back.
    case 'number-changed':
      return { ...choice, chosen: stillChosen(choice.chosen, move.to), isHeld: choice.isNear };
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

/** The line of an earlier call is for its number alone. */
function stillChosen(chosen: ChosenByAgent | null, to: PhoneNumber | null): ChosenByAgent | null {
  const isOfAnother = chosen !== null && chosen.with !== null && to !== null && !isSameNumber(chosen.with, to);
  return isOfAnother ? null : chosen;
}

/** The first advice for a number brings its best line; what comes later only leads away from a line that would be refused. */
function advised(choice: LineChoice, { to, advice, standing, now }: Extract<LineMove, { type: 'advised' }>): LineChoice {
  const best = advice[0];
  const current = advice.find(({ lineId }) => lineId === standing);
  if (choice.chosen !== null || choice.isHeld || best === undefined || current === undefined) return choice;
  const isFirst = choice.advised?.to !== to;
  const moves = best.verdict !== 'blocked' && compareLines(best, current) < 0 && (isFirst || current.verdict === 'blocked');
  if (moves) return { ...choice, advised: { to, lineId: best.lineId, instead: current.lineId, at: now } };
  return isFirst ? { ...choice, advised: { to, lineId: current.lineId, instead: null, at: now } } : choice;
}
