import { LANGUAGES, THEMES } from '#contract/settings.ts';
import type { AppError } from '#contract/errors.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { peerOf } from '../call/peer-name.ts';
import type { Dialler } from '../dial/use-dialler.ts';
import type { PageName, Place } from '../notices/places.ts';
import { isMac } from '../shortcuts/is-mac.ts';
import { keysInWords } from '../shortcuts/keys.ts';
import { CALL_ACTION_NAMES, CALL_SHORTCUTS, PLACE_SHORTCUTS, pageKeys } from '../shortcuts/shortcuts.ts';
import type { CallActions } from '../shortcuts/use-call-actions.ts';
import type { Searchable } from './rank-entries.ts';

export interface PaletteEntry extends Searchable {
  readonly id: string;
  /** At the end of the row: its keys, or a number. */
  readonly note: string | null;
  readonly run: () => void;
}

export interface PaletteSite {
  readonly pages: readonly PageName[];
  readonly actions: CallActions;
  readonly dialler: Dialler;
  readonly goTo: (place: Place) => void;
}

const MOST_PEOPLE = 40;
const PLACES = ['settings', 'sound-check', 'add-line', 'tunnel', 'shortcuts'] as const satisfies readonly Place[];

/** All that can be done from here, what concerns a call first, then where to go, then whom to call, then how things look. */
export function usePaletteEntries({ pages, actions, dialler, goTo }: PaletteSite): {
  readonly entries: readonly PaletteEntry[];
  readonly error: AppError | null;
} {
  const t = useWords();
  const state = useAppState();
  const settings = useCommand('settings/change');
  const mac = isMac();

  const ofCall = CALL_ACTION_NAMES.flatMap((name): PaletteEntry[] => {
    const run = actions.run[name];
    return run === null ? [] : [{ id: `call:${name}`, label: labelOf(name), note: keysInWords(CALL_SHORTCUTS[name], mac), run }];
  });
  function labelOf(name: (typeof CALL_ACTION_NAMES)[number]): string {
    if (name === 'mute') return t(actions.isMuted ? 'call.unmute' : 'call.mute');
    if (name === 'hold') return t(actions.isHeld ? 'call.resumeLong' : 'call.holdLong');
    return t(name === 'hang-up' ? 'call.hangUp' : `call.${name}`);
  }

  const goes = [...pages, ...PLACES].map((name, index): PaletteEntry => {
    const keys =
      index < pages.length ? pageKeys(index) : name in PLACE_SHORTCUTS ? PLACE_SHORTCUTS[name as keyof typeof PLACE_SHORTCUTS] : null;
    return {
      id: `go:${name}`,
      label: t(`places.${name}`),
      note: keys === null ? null : keysInWords(keys, mac),
      run: () => {
        goTo(name);
      },
    };
  });

  const seen = new Set<string>();
  const people = state.recents
    .flatMap((recent): PaletteEntry[] => {
      const { peer } = recent;
      if (peer === null || seen.has(peer)) return [];
      seen.add(peer);
      const { who, number, name } = peerOf(peer, state, t);
      return [
        {
          id: `dial:${peer}`,
          label: t('practicePanel.callCustomer', { who }),
          words: number,
          note: name === null ? null : number,
          run: () => {
            dialler.recall(recent);
            goTo('phone');
          },
        },
      ];
    })
    .slice(0, MOST_PEOPLE);

  const looks: readonly PaletteEntry[] = [
    ...THEMES.map((theme) => ({ id: `theme:${theme}`, label: t(`palette.theme.${theme}`), change: { theme } })),
    ...LANGUAGES.map((language) => ({
      id: `language:${language}`,
      label: t('palette.language', { language: t(`settings.languages.${language}`) }),
      change: { language },
    })),
  ].map(({ id, label, change }) => ({
    id,
    label,
    note: null,
    run: () => {
      settings.raise(change);
    },
  }));

  return { entries: [...ofCall, ...goes, ...people, ...looks], error: settings.error };
}
