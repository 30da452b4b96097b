import { useState } from 'react';
import { EVERYTHING, type HistoryChoice } from './history-choice.ts';

export interface ChosenHistory {
  readonly choice: HistoryChoice;
  readonly change: (part: Partial<HistoryChoice>) => void;
  readonly reset: () => void;
}

/** What the agent looks for in the history, kept by the window while the page comes and goes. */
export function useHistoryChoice(): ChosenHistory {
  const [choice, setChoice] = useState(EVERYTHING);
  return {
    choice,
    change: (part) => {
      setChoice((known) => ({ ...known, ...part }));
    },
    reset: () => {
      setChoice(EVERYTHING);
    },
  };
}
