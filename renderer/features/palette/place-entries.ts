import type { Line, LineId } from '#contract/line.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import type { Aim } from '../notices/aim.ts';
import type { PageName, Place } from '../notices/places.ts';
import { PERMISSION_PARTS } from '../permissions/permission-parts.ts';
import type { SettingsSection } from '../settings/settings-section.ts';
import { keysInWords } from '../shortcuts/keys.ts';
import { PLACE_SHORTCUTS, pageKeys } from '../shortcuts/shortcuts.ts';
import { entry } from './palette-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

const PLACES = ['settings', 'sound-check', 'add-line', 'tunnel', 'shortcuts'] as const satisfies readonly Place[];

export interface PlaceDeeds {
  readonly goTo: (place: Place) => void;
  readonly aimAt: (aim: Aim) => void;
}

/** Where one can go: the pages by their keys, then what comes up over them. */
export function goEntries(
  pages: readonly PageName[],
  isMac: boolean,
  { t, foreign }: SearchWords,
  { goTo }: PlaceDeeds,
): readonly PaletteEntry[] {
  return [...pages, ...PLACES].map((name, index) => {
    const own = Object.entries(PLACE_SHORTCUTS).find(([place]) => place === name)?.[1] ?? null;
    const keys = index < pages.length ? pageKeys(index) : own;
    return entry({
      id: `go:${name}`,
      kind: 'go',
      label: t(`places.${name}`),
      words: t(`palette.words.places.${name}`),
      foreign: foreign((other) => other(`places.${name}`)),
      foreignWords: foreign((other) => other(`palette.words.places.${name}`)),
      keys: keys === null ? null : keysInWords(keys, isMac),
      run: (close) => {
        close();
        goTo(name);
      },
    });
  });
}

/** The way out of the app. It is always asked about before: the row that Enter takes may change between a letter and the next. */
export function quitEntry({ t, foreign }: SearchWords, { goTo }: Pick<PlaceDeeds, 'goTo'>): PaletteEntry {
  return entry({
    id: 'quit',
    kind: 'quit',
    label: t('places.quit'),
    words: t('palette.words.places.quit'),
    foreign: foreign((other) => other('places.quit')),
    foreignWords: foreign((other) => other('palette.words.places.quit')),
    run: (close) => {
      close();
      goTo('quit');
    },
  });
}

/** Each setting by its own name and its other words, as the search of the settings has them. */
export function settingEntries(
  sections: readonly SettingsSection[],
  { t, foreign }: SearchWords,
  { aimAt }: PlaceDeeds,
): readonly PaletteEntry[] {
  return sections.flatMap((section) =>
    section.entries.map(({ id, label, words }) =>
      entry({
        id: `setting:${section.id}:${id}`,
        kind: 'setting',
        label: t(label),
        note: t(section.title),
        words: `${t(section.title)} ${words === undefined ? '' : t(words)}`,
        foreign: foreign((other) => other(label)),
        foreignWords: words === undefined ? [] : foreign((other) => other(words)),
        isSearchedOnly: true,
        run: (close) => {
          close();
          aimAt({ page: 'settings', entryId: id });
        },
      }),
    ),
  );
}

/** The parts of the page of permissions. */
export function permissionEntries({ t, foreign }: SearchWords, { aimAt }: PlaceDeeds): readonly PaletteEntry[] {
  return PERMISSION_PARTS.map((part) =>
    entry({
      id: `permission:${part}`,
      kind: 'permission',
      label: t(`palette.parts.${part}`),
      note: t('places.permissions'),
      words: `${t('places.permissions')} ${t(`palette.words.parts.${part}`)}`,
      foreign: foreign((other) => other(`palette.parts.${part}`)),
      foreignWords: foreign((other) => other(`palette.words.parts.${part}`)),
      isSearchedOnly: true,
      run: (close) => {
        close();
        aimAt({ page: 'permissions', part });
      },
    }),
  );
}

/** Each line twice: for the next call, and to be looked at. */
export function lineEntries(
  lines: readonly Line[],
  { t, foreign }: SearchWords,
  { aimAt, callOn }: PlaceDeeds & { readonly callOn: (line: LineId) => void },
): readonly PaletteEntry[] {
  return lines.flatMap(({ id, label, number, kind }) => {
    const known = `${number === null ? '' : formatPhone(number)} ${t(`lineKind.${kind}`)} ${t('palette.words.line')}`;
    const note = number === null ? null : formatPhone(number);
    return [
      entry({
        id: `line-call:${id}`,
        kind: 'line',
        label: t('palette.callOn', { line: label }),
        note,
        words: known,
        foreign: foreign((other) => other('palette.callOn', { line: '' })),
        isSearchedOnly: true,
        run: (close) => {
          close();
          callOn(id);
        },
      }),
      entry({
        id: `line:${id}`,
        kind: 'line',
        label: t('palette.line', { line: label }),
        note,
        words: known,
        foreign: foreign((other) => other('palette.line', { line: '' })),
        isSearchedOnly: true,
        run: (close) => {
          close();
          aimAt({ page: 'lines', lineId: id });
        },
      }),
    ];
  });
}
