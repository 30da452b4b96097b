import { keptDrafts } from '../../state/use-kept-draft.ts';
import type { Customer } from './customer.ts';
import { draftKey } from './draft-key.ts';

/** What was typed for the variables of one template, by their names. */
interface Filled {
  readonly templateId: string;
  readonly typed: Readonly<Record<string, string>>;
}

const useKept = keptDrafts<Filled | null>();

export interface TemplateDraft {
  /** Null until a template is chosen, or something typed for one. */
  readonly templateId: string | null;
  readonly choose: (templateId: string) => void;
  /** Nothing for any other template: the names of one mean something else in another. */
  readonly typedFor: (templateId: string) => Readonly<Record<string, string>>;
  readonly fill: (templateId: string, part: Readonly<Record<string, string>>) => void;
  /** It was sent: the next one begins with what is known. */
  readonly sent: () => void;
}

/** A template for a customer as it was left. */
export function useTemplateDraft(customer: Customer): TemplateDraft {
  const { draft: filled, write, forget } = useKept(draftKey({ ...customer, what: 'template' }), () => null);
  const typedFor = (templateId: string): Readonly<Record<string, string>> => (filled?.templateId === templateId ? filled.typed : {});
  return {
    templateId: filled?.templateId ?? null,
    choose(templateId) {
      write({ templateId, typed: {} });
    },
    typedFor,
    fill(templateId, part) {
      write({ templateId, typed: { ...typedFor(templateId), ...part } });
    },
    sent: forget,
  };
}
