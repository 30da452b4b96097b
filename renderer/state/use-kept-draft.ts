import { useState } from 'react';
import { useSoftphone } from './softphone-context.tsx';

/** What the agent types, until it is saved or given up. */
export interface KeptDraft<Draft> {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
  /** It was saved or given up: the next one begins anew. */
  readonly forget: () => void;
}

interface Begun<Draft> {
  readonly since: string;
  readonly draft: Draft;
}

/**
 * Makes a hook for the forms of one kind. A call takes a page and its dialog away under the agent's hands: what was typed there stands in
 * the form again when it is next opened, for as long as the window lives. `of`: which form; `since`: what main kept as it was begun, if
 * something else would make it meaningless.
 */
export function keptDrafts<Draft>(): (of: string, start: () => Draft, since?: string) => KeptDraft<Draft> {
  const windows = new WeakMap<object, Map<string, Begun<Draft>>>();
  return function useKeptDraft(of, start, since = '') {
    const { bridge } = useSoftphone();
    const drafts = windows.get(bridge) ?? new Map<string, Begun<Draft>>();
    windows.set(bridge, drafts);
    const [first] = useState(start);
    const [draft, setDraft] = useState(() => {
      const begun = drafts.get(of);
      if (begun?.since === since) return begun.draft;
      // What it was begun from is no more: it must not come up again with it.
      drafts.delete(of);
      return first;
    });
    return {
      draft,
      write(written) {
        setDraft(written);
        if (JSON.stringify(written) === JSON.stringify(first)) drafts.delete(of);
        else drafts.set(of, { since, draft: written });
      },
      forget() {
        drafts.delete(of);
      },
    };
  };
}
