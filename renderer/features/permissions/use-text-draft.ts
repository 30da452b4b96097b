import { keptDrafts } from '../../state/use-kept-draft.ts';
import { draftKey } from './draft-key.ts';
import type { DraftOf } from './draft-key.ts';

const useKept = keptDrafts<string>();

export interface TextDraft {
  readonly text: string;
  readonly edit: (text: string) => void;
  /** It was sent: the next one begins with the suggestion. */
  readonly sent: () => void;
}

/** A text to a customer as it was left, or else as it is suggested. */
export function useTextDraft(of: DraftOf, suggestion: string): TextDraft {
  const { draft, write, forget } = useKept(draftKey(of), () => suggestion);
  return { text: draft, edit: write, sent: forget };
}
