import { useCallback, useEffect, useRef, useState } from 'react';
import { type Contact, type ContactFilter, MOST_CONTACTS_A_PAGE } from '#contract/contact.ts';
import type { AppError } from '#contract/errors.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useKeptView } from '../notices/whereabouts.ts';

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
  readonly clear: () => void;
}

const FIRST_PAGE = 100;

/** Contacts that match, as far as was scrolled. What was shown stays until the answer to a new question is there. */
export function useContactList(text: string, filter: ContactFilter): ContactList {
  const { revision } = useAppState().contacts;
  const { raise, isPending, error, clear } = useCommand('contacts/list');
  const [shown, setShown] = useState<{ readonly contacts: readonly Contact[]; readonly total: number } | null>(null);
  /** Grows with every question: an answer to an earlier one is dropped. */
  const asked = useRef(0);
  /** The last of them is not answered yet. */
  const isAsking = useRef(false);
  const filterKey = JSON.stringify(filter);
  const question = `${filterKey} ${text}`;
  const [read, keepRead] = useKeptView('contacts read', { question, count: 0 });
  const loaded = useRef(read.question === question ? read.count : 0);
  const lastQuestion = useRef(question);

  /** Puts what follows on `known`, page by page, and shows it when it is all there: a list that grows back would throw the agent up. */
  const ask = useCallback(
    (known: readonly Contact[], upTo: number) => {
      asked.current += 1;
      const order = asked.current;
      const filterOf = JSON.parse(filterKey) as ContactFilter;
      const askOn = (gathered: readonly Contact[]): void => {
        isAsking.current = true;
        const [offset, limit] = [gathered.length, Math.min(MOST_CONTACTS_A_PAGE, upTo - gathered.length)];
        raise({ text, filter: filterOf, offset, limit }, (reply) => {
          if (order !== asked.current) return;
          isAsking.current = false;
          if (!reply.ok) return;
          const { contacts: page, total } = reply.value;
          const contacts = [...gathered, ...page];
          if (page.length > 0 && contacts.length < Math.min(upTo, total)) {
            askOn(contacts);
            return;
          }
          setShown({ contacts, total });
          loaded.current = contacts.length;
          keepRead({ question: `${filterKey} ${text}`, count: contacts.length });
        });
      };
      askOn(known);
    },
    [raise, text, filterKey, keepRead],
  );

  useEffect(() => {
    // The same question after a change: as far as was scrolled, so that the list does not jump.
    const isSame = lastQuestion.current === question;
    lastQuestion.current = question;
    ask([], isSame ? Math.max(FIRST_PAGE, loaded.current) : FIRST_PAGE);
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
      if (!isAsking.current && contacts.length < total) ask(contacts, contacts.length + MOST_CONTACTS_A_PAGE);
    },
    clear,
  };
}
