import { useEffect, useState } from 'react';
import type { ContactCaption } from '#contract/contact.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from './softphone-context.tsx';
import { useCommand } from './use-command.ts';

/** Whose number this is; null for nobody's, for no number, and until main has answered. */
export function useOwner(number: PhoneNumber | null): ContactCaption | null {
  const { contacts } = useAppState();
  const { raise } = useCommand('contacts/of');
  const [answer, setAnswer] = useState<{ readonly number: PhoneNumber; readonly owner: ContactCaption | null } | null>(null);
  useEffect(() => {
    if (number === null) return undefined;
    let isWanted = true;
    raise({ numbers: [number] }, (reply) => {
      if (isWanted) setAnswer({ number, owner: reply.ok ? (reply.value[number] ?? null) : null });
    });
    return () => {
      isWanted = false;
    };
  }, [number, contacts.revision, raise]);
  if (number === null) return null;
  return contacts.known[number] ?? (answer?.number === number ? answer.owner : null);
}
