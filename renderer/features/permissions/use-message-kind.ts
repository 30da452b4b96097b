import { useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { MessageTemplate } from '#contract/message-template.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import type { MessageKind } from './message-choice.tsx';
import { permissionOf } from './permission-view.ts';
import type { Customer } from './customer.ts';
import { textWindow } from './text-window.ts';
import { useTemplates } from './use-templates.ts';

export interface MessageKinds {
  readonly kind: MessageKind;
  readonly choose: (kind: MessageKind) => void;
  readonly window: 'open' | 'closed' | 'unknown';
  /** What can be chosen in place of free text; null where free text gets through, where the line has no templates, and until they are read. */
  readonly templates: readonly MessageTemplate[] | null;
  /** One of them can be sent. */
  readonly hasSendable: boolean;
  /** Why the templates could not be read, where they would be the next step. */
  readonly error: AppError | null;
  readonly readAgain: () => void;
  /** They were read, and there is none at all. */
  readonly isNone: boolean;
}

/** Which kind of message goes to a customer. Templates are offered where free text may not get through. `refused`: why the last text did not. */
export function useMessageKind(
  customer: Customer,
  { refused, first }: { readonly refused: AppError | null; readonly first: 'text' | 'window' },
): MessageKinds {
  const { permissions } = useAppState();
  const now = useMainTime(null);
  const [chosen, setChosen] = useState<MessageKind | null>(null);
  /** A refusal that was read stays true when the agent tries something else. */
  const [wasRefused, setWasRefused] = useState<AppError | null>(null);
  if (refused !== null && refused !== wasRefused) setWasRefused(refused);
  const textUntil = permissionOf(permissions.customers, customer)?.textUntil ?? null;
  const window = textWindow({ textUntil, refused: wasRefused?.code ?? null, now });
  const listed = useTemplates(customer.lineId, window !== 'open');
  const templates = listed.templates === null || listed.templates.length === 0 || window === 'open' ? null : listed.templates;
  const hasSendable = templates?.some(({ obstacle }) => obstacle === null) === true;
  const atFirst = first === 'window' && window === 'closed' && wasRefused === null && hasSendable ? 'template' : 'text';
  return {
    kind: templates === null ? 'text' : (chosen ?? atFirst),
    choose: setChosen,
    window,
    templates,
    hasSendable,
    error: window === 'closed' ? listed.error : null,
    readAgain: listed.readAgain,
    isNone: window === 'closed' && listed.templates?.length === 0,
  };
}
