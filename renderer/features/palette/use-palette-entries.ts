import { useMemo } from 'react';
import type { LineId } from '#contract/line.ts';
import type { SettingsChange } from '#contract/settings.ts';
import type { AppError } from '#contract/errors.ts';
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
import { foreignWords } from './foreign-words.ts';
import { lookEntries } from './look-entries.ts';
import type { EntryWords, PaletteEntry } from './palette-entry.ts';
import { contactEntries, recentEntries } from './people-entries.ts';
import type { PeopleDeeds } from './people-entries.ts';
import { goEntries, lineEntries, permissionEntries, settingEntries } from './place-entries.ts';
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
export function usePaletteEntries({ pages, actions, dialler, goTo, aimAt, dial }: PaletteSite, query: string): PaletteEntries {
  const t = useWords();
  const state = useAppState();
  const { language } = state.settings;
  const words: EntryWords = useMemo(() => ({ t, foreign: foreignWords(language) }), [t, language]);
  const settings = useCommand('settings/change');
  const set = useCommand('presence/set');
  const next = useCommand('presence/next');
  const found = useFoundContacts(query);
  const mac = isMac();

  const places = { goTo, aimAt };
  const people: PeopleDeeds = {
    fill: (peer, lineId) => {
      dialler.offer({ peer, lineId });
      dial();
    },
    openContact: (contact) => {
      aimAt({ page: 'contacts', contact });
    },
  };
  const callOn = (line: LineId): void => {
    dialler.chosen.pick(line);
    dial();
  };
  const presence: PresenceDeeds = {
    now: (order, close) => {
      set.raise(order, closeIfDone(close));
    },
    next: (order, close) => {
      next.raise(order, closeIfDone(close));
    },
  };
  const change = (part: SettingsChange, close: () => void): void => {
    settings.raise(part, closeIfDone(close));
  };

  return {
    entries: [
      ...callEntries(actions, mac, words),
      ...goEntries(pages, mac, words, places),
      ...presenceEntries(state, words, presence),
      ...recentEntries(state, found, words, people),
      ...contactEntries(found, words, people),
      ...lineEntries(state.lines, words, { ...places, callOn }),
      ...permissionEntries(words, places),
      ...lookEntries(words, change),
      ...settingEntries(SETTINGS_SECTIONS, words, places),
    ],
    error: settings.error ?? set.error ?? next.error,
  };
}

/** What main refuses is said in the palette, which stays for it. */
function closeIfDone(close: () => void): (reply: { readonly ok: boolean }) => void {
  return ({ ok }) => {
    if (ok) close();
  };
}
