import { useEffect, useReducer, useState } from 'react';
import type { DialSuggestion } from '#contract/contact.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import type { DialText } from './dial-text.ts';
import { CLOSED, moveInSuggestions } from './suggestion-list.ts';
import { suggestionRows } from './suggestion-rows.ts';
import type { SuggestionRow } from './suggestion-rows.ts';

export interface Suggestions {
  readonly rows: readonly SuggestionRow[];
  /** There is something to show. */
  readonly isOpen: boolean;
  readonly active: number;
  /** A name was searched, and main has answered that it knows nobody. */
  readonly isNobody: boolean;
  readonly typed: (dial: DialText) => void;
  readonly down: () => void;
  readonly up: () => void;
  readonly close: () => void;
}

/** Who may be meant by what stands in the field. Asked anew at every key while the list is open; a late answer to an older text is dropped. */
export function useSuggestions({ text, isSearch }: DialText): Suggestions {
  const t = useWords();
  const state = useAppState();
  const now = useMainTime(null);
  const { raise } = useCommand('contacts/suggest');
  const [list, move] = useReducer(moveInSuggestions, CLOSED);
  const [answer, setAnswer] = useState<{ readonly text: string; readonly suggestions: readonly DialSuggestion[] }>({
    text: '',
    suggestions: [],
  });
  const { revision } = state.contacts;

  useEffect(() => {
    if (!list.isOpen) return undefined;
    let isWanted = true;
    raise({ text: text.slice(0, 200) }, (reply) => {
      if (isWanted) setAnswer({ text, suggestions: reply.ok ? reply.value : [] });
    });
    return () => {
      isWanted = false;
    };
  }, [list.isOpen, text, revision, raise]);

  // Those of the text before stand until the answer comes: nothing flickers.
  const rows = list.isOpen ? suggestionRows({ text, suggestions: answer.suggestions }, state, { t, now }) : [];
  return {
    rows,
    isOpen: rows.length > 0,
    active: Math.min(list.active, rows.length - 1),
    isNobody: list.isOpen && isSearch && rows.length === 0 && answer.text === text,
    typed: (dial) => {
      move({ type: 'typed', isEmpty: dial.text === '', isName: dial.isSearch });
    },
    down: () => {
      move({ type: 'down', rows: rows.length, isName: isSearch });
    },
    up: () => {
      move({ type: 'up', rows: rows.length, isName: isSearch });
    },
    close: () => {
      move({ type: 'close' });
    },
  };
}
