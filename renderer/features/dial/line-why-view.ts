import type { LineVerdict } from '#contract/line-advice.ts';
import { decidingCriterion } from '#contract/line-rank.ts';
import type { Line } from '#contract/line.ts';
import { insteadText, lineWords } from './line-words.ts';
import type { LineWording } from './line-words.ts';
import type { ChosenLine } from './use-line-choice.ts';

export interface LineWhyView {
  readonly verdict: LineVerdict;
  readonly text: string;
  /** The line that stood there before it was changed; null where nothing was. */
  readonly back: Line | null;
  /** A better line that was not taken by itself; null where there is none. */
  readonly other: Line | null;
  /** What stands in the way is a permission that can be asked for. */
  readonly canAsk: boolean;
}

/** What stands under the line; null while nothing is known of it. */
export function lineWhy(
  { line, advice, replaced, isChosen }: Pick<ChosenLine, 'line' | 'advice' | 'replaced' | 'isChosen'>,
  lines: readonly Line[],
  wording: LineWording,
): LineWhyView | null {
  const chosen = advice?.find(({ lineId }) => lineId === line?.id);
  const best = advice?.[0];
  if (line === null || advice === null || chosen === undefined || best === undefined) return null;
  const words = lineWords(line, chosen, wording);
  const former = advice.find(({ lineId }) => lineId === replaced?.id);
  const change =
    replaced === null || former === undefined ? null : insteadText({ line, advice: chosen }, { line: replaced, advice: former }, wording);
  if (change !== null) return { verdict: chosen.verdict, text: change, back: replaced, other: null, canAsk: false };
  // Who has chosen is told of another line only where theirs has trouble.
  const isBetter = isChosen ? best.verdict !== chosen.verdict : decidingCriterion(best, chosen) !== null;
  const other = isBetter && best.verdict !== 'blocked' ? (lines.find(({ id }) => id === best.lineId) ?? null) : null;
  return {
    verdict: chosen.verdict,
    text: words.toDo === null ? words.why : `${words.why}. ${words.toDo}`,
    back: null,
    other,
    canAsk: chosen.reasons[0] === 'permission-missing' && chosen.canAsk,
  };
}
