import { useState } from 'react';
import type { SoftphoneBridge } from '#contract/bridge.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { createTextDrafts } from './text-drafts.ts';
import type { DraftOf, TextDrafts } from './text-drafts.ts';

/** One for the window. */
const kept = new WeakMap<SoftphoneBridge, TextDrafts>();

export interface TextDraft {
  readonly text: string;
  readonly edit: (text: string) => void;
  /** It was sent: the next one begins with the suggestion. */
  readonly sent: () => void;
}

/** A text to a customer as it was left, or else as it is suggested. */
export function useTextDraft(of: DraftOf, suggestion: string): TextDraft {
  const { bridge } = useSoftphone();
  const drafts = draftsOf(bridge);
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

function draftsOf(bridge: SoftphoneBridge): TextDrafts {
  const known = kept.get(bridge) ?? createTextDrafts();
  kept.set(bridge, known);
  return known;
}
