import { useMemo } from 'react';
import type { LineId } from '#contract/line.ts';
import type { SettingsChange } from '#contract/settings.ts';
import type { AppError } from '#contract/errors.ts';
import { foreignWords } from '../../state/foreign-words.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import type { Dialler } from '../dial/use-dialler.ts';
import type { Aim } from '../notices/aim.ts';
import type { PageName, Place } from '../notices/places.ts';
import { SETTINGS_SECTIONS } from '../settings/settings-sections.ts';
import { isMac } from '../shortcuts/is-mac.ts';
import type { CallActions } from '../shortcuts/use-call-actions.ts';
import { callEntries } from './call-entries.ts';
import { lookEntries } from './look-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { contactEntries, recentEntries, withoutFound } from './people-entries.ts';
import type { PeopleDeeds } from './people-entries.ts';
import { goEntries, lineEntries, permissionEntries, quitEntry, settingEntries } from './place-entries.ts';
import { presenceEntries } from './presence-entries.ts';
import type { PresenceDeeds } from './presence-entries.ts';
import { useFoundContacts } from './use-found-contacts.ts';

export interface PaletteSite {
  readonly pages: readonly PageName[];
  readonly actions: CallActions;
  readonly dialler: Dialler;
  readonly goTo: (place: Place) => void;
  readonly aimAt: (aim: Aim) => void;
  /** Brings the number field to the agent's hands. */
  readonly dial: () => void;
}

interface PaletteEntries {
  readonly entries: readonly PaletteEntry[];
  /** Why the last one was refused. */
  readonly error: AppError | null;
}

/** All that can be done from here: what concerns a call first, then where to go, the agent's status, whom to call, how things look. */
export function usePaletteEntries(site: PaletteSite, query: string): PaletteEntries {
  const t = useWords();
  const state = useAppState();
  const { language } = state.settings;
  const { raise: change, error: changeError } = useCommand('settings/change');
  const { raise: now, error: nowError } = useCommand('presence/set');
  const { raise: next, error: nextError } = useCommand('presence/next');
  const found = useFoundContacts(query);

  // Made once for all letters of a search, which then folds them once.
  const words: SearchWords = useMemo(() => ({ t, foreign: foreignWords(language) }), [t, language]);
  const people = useMemo(() => peopleDeeds(site), [site]);
  const { first, recent, last } = useMemo(() => {
    const { pages, actions, goTo, aimAt } = site;
    const presence: PresenceDeeds = {
      now: (order, close) => {
        now(order, closeIfDone(close));
      },
      next: (order, close) => {
        next(order, closeIfDone(close));
      },
    };
    const callOn = (line: LineId): void => {
      site.dialler.chosen.pick(line);
      site.dial();
    };
    const look = (part: SettingsChange, close: () => void): void => {
      change(part, closeIfDone(close));
    };
    return {
      first: [
        ...callEntries(actions, isMac(), words),
        ...goEntries(pages, isMac(), words, { goTo, aimAt }),
        ...presenceEntries(state, words, presence),
      ],
      recent: recentEntries(state, words, people),
      last: [
        ...lineEntries(state.lines, words, { goTo, aimAt, callOn }),
        ...permissionEntries(words, { goTo, aimAt }),
        ...lookEntries(words, look),
        ...settingEntries(SETTINGS_SECTIONS, words, { goTo, aimAt }),
        quitEntry(words, { goTo }),
      ],
    };
  }, [site, state, words, people, change, now, next]);
  const contacts = useMemo(() => contactEntries(found, words, people), [found, words, people]);

  const entries = useMemo(() => [...first, ...withoutFound(recent, contacts), ...contacts, ...last], [first, recent, contacts, last]);
  return { entries, error: changeError ?? nowError ?? nextError };
}

function peopleDeeds({ dialler, dial, aimAt }: PaletteSite): PeopleDeeds {
  return {
    fill: (peer, lineId) => {
      dialler.offer({ peer, lineId });
      dial();
    },
    openContact: (contact) => {
      aimAt({ page: 'contacts', contact });
    },
  };
}

/** What main refuses is said in the palette, which stays for it. */
function closeIfDone(close: () => void): (reply: { readonly ok: boolean }) => void {
  return ({ ok }) => {
    if (ok) close();
  };
}
