import { useEffect, useState } from 'react';
import type { Contact } from '#contract/contact.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';

const MOST_FOUND = 8;
/** One letter begins too many names. */
const SHORTEST = 2;
const LONGEST = 200;
const NOBODY: readonly Contact[] = [];

/** Contacts for what is looked for; none while it is not answered, for a row of an earlier word would be taken by Enter. */
export function useFoundContacts(query: string): readonly Contact[] {
  const { revision } = useAppState().contacts;
  const { raise } = useCommand('contacts/list');
  const [answer, setAnswer] = useState<{ readonly text: string; readonly contacts: readonly Contact[] }>({ text: '', contacts: NOBODY });
  const text = query.trim().slice(0, LONGEST);
  useEffect(() => {
    if (text.length < SHORTEST) return undefined;
    let isWanted = true;
    raise({ text, filter: { kind: 'all' }, offset: 0, limit: MOST_FOUND }, (reply) => {
      if (isWanted) setAnswer({ text, contacts: reply.ok ? reply.value.contacts : [] });
    });
    return () => {
      isWanted = false;
    };
  }, [text, revision, raise]);
  return answer.text === text ? answer.contacts : NOBODY;
}
