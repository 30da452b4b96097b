import { useState } from 'react';
import { useSoftphone } from '../../state/softphone-context.tsx';
import type { Customer } from './customer.ts';
import { draftsOfWindows } from './drafts.ts';

/** What was typed for the variables of one template, by their names. */
interface Filled {
  readonly templateId: string;
  readonly typed: Readonly<Record<string, string>>;
}

const draftsOf = draftsOfWindows<Filled>();

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
  const of = { ...customer, what: 'template' } as const;
  const drafts = draftsOf(useSoftphone().bridge);
  const [filled, setFilled] = useState(() => drafts.read(of));
  const keep = (next: Filled): void => {
    setFilled(next);
    drafts.write(of, next);
  };
  const typedFor = (templateId: string): Readonly<Record<string, string>> => (filled?.templateId === templateId ? filled.typed : {});
  return {
    templateId: filled?.templateId ?? null,
    choose(templateId) {
      keep({ templateId, typed: {} });
    },
    typedFor,
    fill(templateId, part) {
      keep({ templateId, typed: { ...typedFor(templateId), ...part } });
    },
    sent() {
      drafts.forget(of);
    },
  };
}
