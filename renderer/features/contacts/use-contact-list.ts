import { useCallback, useEffect, useRef, useState } from 'react';
import { type Contact, type ContactFilter, MOST_CONTACTS_A_PAGE } from '#contract/contact.ts';
import type { AppError } from '#contract/errors.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';

export interface ContactList {
  readonly contacts: readonly Contact[];
  /** Of all that match. */
  readonly total: number;
  readonly isPending: boolean;
  /** The first answer has come. */
  readonly isKnown: boolean;
  readonly error: AppError | null;
  /** The next page, where there is one. */
  readonly more: () => void;
}

const FIRST_PAGE = 100;

/** Contacts that match, as far as was scrolled. What was shown stays until the answer to a new question is there. */
export function useContactList(text: string, filter: ContactFilter): ContactList {
  const { revision } = useAppState().contacts;
  const { raise, isPending, error } = useCommand('contacts/list');
  const [shown, setShown] = useState<{ readonly contacts: readonly Contact[]; readonly total: number } | null>(null);
  /** Grows with every question: an answer to an earlier one is dropped. */
  const asked = useRef(0);
  const loaded = useRef(0);
  const filterKey = JSON.stringify(filter);
  const question = `${filterKey} ${text}`;
  const lastQuestion = useRef(question);

  const ask = useCallback(
    (offset: number, limit: number) => {
      asked.current += 1;
      const order = asked.current;
      raise({ text, filter: JSON.parse(filterKey) as ContactFilter, offset, limit }, (reply) => {
        if (!reply.ok || order !== asked.current) return;
        const { contacts, total } = reply.value;
        setShown((known) => ({ contacts: offset === 0 ? contacts : [...(known?.contacts ?? []), ...contacts], total }));
        loaded.current = offset + contacts.length;
      });
    },
    [raise, text, filterKey],
  );

  useEffect(() => {
    // The same question after a change: as far as was scrolled, so that the list does not jump.
    const isSame = lastQuestion.current === question;
    lastQuestion.current = question;
    ask(0, isSame ? Math.min(MOST_CONTACTS_A_PAGE, Math.max(FIRST_PAGE, loaded.current)) : FIRST_PAGE);
  }, [ask, question, revision]);

  const contacts = shown?.contacts ?? [];
  const total = shown?.total ?? 0;
  return {
    contacts,
    total,
    isPending,
    isKnown: shown !== null,
    error,
    more: () => {
      if (!isPending && contacts.length < total) ask(contacts.length, MOST_CONTACTS_A_PAGE);
    },
  };
}
