import { useEffect, useEffectEvent, useLayoutEffect, useReducer } from 'react';
import type { LineAdvice } from '#contract/line-advice.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useLineAdvice } from '../permissions/use-line-advice.ts';
import { lineToDial } from './choose-line.ts';
import { moveLine, NO_CHOICE, replacedLine, unadvisedLine, wantedLine } from './line-choice.ts';

/** The line of the next call, with why. */
export interface ChosenLine {
  /** The one that is shown and the one that a call goes out on, at every moment. */
  readonly line: Line | null;
  /** Every line for the number in the field, the best first; null until it is known. */
  readonly advice: readonly LineAdvice[] | null;
  /** The line that stood there before advice changed it; null where nothing was changed. */
  readonly replaced: Line | null;
  /** The agent's own word. */
  readonly isChosen: boolean;
  /** The line that the agent took in the chooser for the next call, whoever it is to; null where that is left to us. */
  readonly picked: LineId | null;
  readonly pick: (line: LineId) => void;
  /** The agent's word for the number in the field alone. */
  readonly take: (line: LineId) => void;
  /** The same for a number that is on its way into the field. */
  readonly recall: (line: LineId, to: PhoneNumber) => void;
  readonly offer: (line: LineId | null, to: PhoneNumber) => void;
  readonly lookedAt: () => void;
  readonly near: (isNear: boolean) => void;
  readonly placed: () => void;
}

/** Chooses a line for a number: by the agent's word, else by advice. `isEmpty`: nothing at all stands in the field. */
export function useLineChoice(to: PhoneNumber | null, isEmpty: boolean): ChosenLine {
  const { lines } = useAppState();
  const [choice, move] = useReducer(moveLine, NO_CHOICE);
  const advice = useLineAdvice(to);
  const line = lineToDial(lines, wantedLine(choice));

  const take = useEffectEvent((number: PhoneNumber, told: readonly LineAdvice[]): void => {
    const unadvised = lineToDial(lines, unadvisedLine(choice, number));
    move({
      type: 'advised',
      to: number,
      advice: told,
      standing: line?.id ?? null,
      unadvised: unadvised?.id ?? null,
    });
  });
  useEffect(() => {
    move({ type: 'number-changed', to });
  }, [to]);
  useEffect(() => {
    if (isEmpty) move({ type: 'emptied' });
  }, [isEmpty]);
  // Before it is painted: the sentence under the line must not name the new one while the old one still stands there.
  useLayoutEffect(() => {
    if (to !== null && advice !== null) take(to, advice);
  }, [to, advice]);

  const lineOf = (wanted: LineId | null): Line | null => lines.find(({ id }) => id === wanted) ?? null;
  const recall = (lineId: LineId, number: PhoneNumber): void => {
    // A line that is gone since is nobody's word.
    if (lineOf(lineId) !== null) move({ type: 'recalled', lineId, to: number });
  };
  return {
    line,
    advice,
    replaced: lineOf(replacedLine(choice, to)),
    isChosen: choice.chosen !== null,
    picked: choice.chosen?.with === null ? choice.chosen.lineId : null,
    pick: (lineId) => {
      move({ type: 'picked', lineId });
    },
    take: (lineId) => {
      if (to !== null) recall(lineId, to);
    },
    recall,
    offer: (lineId, number) => {
      move({ type: 'offered', lineId, to: number });
    },
    lookedAt: () => {
      move({ type: 'looked' });
    },
    near: (isNear) => {
      move({ type: 'near', isNear });
    },
    placed: () => {
      move({ type: 'placed' });
    },
  };
}
