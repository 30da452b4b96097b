import type { LineVerdict } from '#contract/line-advice.ts';
import { compareLines, decidingCriterion } from '#contract/line-rank.ts';
import type { Line } from '#contract/line.ts';
import { errorStep } from '../notices/error-step.ts';
import type { Place } from '../notices/places.ts';
import { factsOf, insteadText, lineWords } from './line-words.ts';
import type { AdvisedLine, LineWording } from './line-words.ts';
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
  /** Where what stands in the way is put right; null where no place of ours does that. */
  readonly place: Place | null;
  /** The one next step, where a call would not connect: calling is not it then. Null where it is, and where nothing helps. */
  readonly help: 'ask' | 'line' | 'place' | null;
}

/** What stands under the line: what a call on it would meet, and why this line and no other. Null while nothing is known of it. */
export function lineWhy(
  { line, advice, replaced, isChosen }: Pick<ChosenLine, 'line' | 'advice' | 'replaced' | 'isChosen'>,
  lines: readonly Line[],
  wording: LineWording,
): LineWhyView | null {
  const advised = (advice ?? []).flatMap((one): readonly AdvisedLine[] => {
    const known = lines.find(({ id }) => id === one.lineId);
    return known === undefined ? [] : [{ line: known, advice: one }];
  });
  const chosen = advised.find((one) => one.line.id === line?.id);
  const [best, next] = advised;
  if (chosen === undefined || best === undefined) return null;
  // Later news may have made the line before the better one again.
  const former = advised.find((one) => one.line.id === replaced?.id && compareLines(chosen.advice, one.advice) < 0) ?? null;
  const better = former === null && isBetter(best, chosen, isChosen) ? best : null;
  const { verdict } = chosen.advice;
  const words = lineWords(chosen.line, advice, wording);
  const pair = pairToTell({ chosen, former, better, next: chosen === best && !isChosen ? next : undefined });
  const told = pair === null ? null : insteadText(...pair, wording);
  // A line that is only offered must not read as if it stood in the box already.
  const change = told === null || pair?.[0] === chosen ? told : wording.t('advice.better', { change: told });
  const facts =
    pair === null || pair[0] !== chosen ? words.why : factsOf(chosen, wording, decidingCriterion(pair[0].advice, pair[1].advice));
  const canAsk = former === null && chosen.advice.reasons[0] === 'permission-missing' && chosen.advice.canAsk;
  const place = former === null ? placeFor(chosen) : null;
  return {
    verdict,
    text: [facts, change ?? words.toDo].filter((part) => part !== null && part !== '').join('. '),
    back: former?.line ?? null,
    other: better?.line ?? null,
    canAsk,
    place,
    help: verdict === 'blocked' ? helpOf({ canAsk, hasOther: better !== null, place }) : null,
  };
}

/** Asking opens the line that the agent wants; another line is for whoever cannot wait, and a line is put right for everybody. */
function helpOf({ canAsk, hasOther, place }: Pick<LineWhyView, 'canAsk' | 'place'> & { readonly hasOther: boolean }): LineWhyView['help'] {
  if (canAsk) return 'ask';
  if (hasOther) return 'line';
  return place === null ? null : 'place';
}

function placeFor({ line, advice }: AdvisedLine): Place | null {
  const [first] = advice.reasons;
  if (first === 'calling-off') return errorStep('calling-disabled');
  return first === 'unreachable' && line.status.state === 'unreachable' ? errorStep(line.status.error.code) : null;
}

/** Whether a call on the line would connect, as far as anybody knows: before advice comes the line speaks for itself. */
export function wouldConnect(line: Line | null, view: Pick<LineWhyView, 'verdict'> | null): boolean {
  return view === null ? line?.status.state !== 'unreachable' : view.verdict !== 'blocked';
}

/** Whether another line is worth offering. Who has chosen is told of one only where theirs has trouble that the other has not. */
function isBetter({ advice: best }: AdvisedLine, { advice: chosen }: AdvisedLine, isChosen: boolean): boolean {
  if (best.verdict === 'blocked') return false;
  return isChosen ? chosen.verdict !== 'good' && best.verdict !== chosen.verdict : decidingCriterion(best, chosen) !== null;
}

/** The two lines that the sentence sets against each other, the better one first; null where there is nothing to explain. */
function pairToTell({
  chosen,
  former,
  better,
  next,
}: {
  readonly chosen: AdvisedLine;
  readonly former: AdvisedLine | null;
  readonly better: AdvisedLine | null;
  /** The second best, where the best stands there by advice. */
  readonly next: AdvisedLine | undefined;
}): readonly [AdvisedLine, AdvisedLine] | null {
  if (former !== null) return [chosen, former];
  if (next !== undefined) return next.advice.verdict === 'blocked' ? null : [chosen, next];
  // Why a call is refused says enough.
  return better === null || chosen.advice.verdict === 'blocked' ? null : [better, chosen];
}
