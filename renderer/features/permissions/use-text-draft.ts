import { useState } from 'react';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { draftsOfWindows } from './drafts.ts';
import type { DraftOf } from './drafts.ts';

const draftsOf = draftsOfWindows<string>();

export interface TextDraft {
  readonly text: string;
  readonly edit: (text: string) => void;
  /** It was sent: the next one begins with the suggestion. */
  readonly sent: () => void;
}

/** A text to a customer as it was left, or else as it is suggested. */
export function useTextDraft(of: DraftOf, suggestion: string): TextDraft {
  const drafts = draftsOf(useSoftphone().bridge);
  const [text, setText] = useState(() => drafts.read(of) ?? suggestion);
  return {
    text,
    edit(typed) {
      setText(typed);
      if (typed === suggestion) drafts.forget(of);
      else drafts.write(of, typed);
    },
    sent() {
      drafts.forget(of);
    },
  };
}
