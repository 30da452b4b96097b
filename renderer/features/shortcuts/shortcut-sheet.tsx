import type { ReactElement } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { useWords } from '../../state/use-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { PageName } from '../notices/places.ts';
import { isMac } from './is-mac.ts';
import { keysInWords } from './keys.ts';
import { CALL_ACTION_NAMES, CALL_SHORTCUTS, DIAL_KEYS, PLACE_SHORTCUTS, pageKeys } from './shortcuts.ts';
import './shortcut-sheet.css';

const PLACES = ['call', 'settings', 'palette', 'shortcuts'] as const;
const MOVES = ['tab', 'arrows', 'letters', 'enter', 'escape'] as const;

export interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly pages: readonly PageName[];
  readonly onClose: () => void;
}

/** All keys of the window on one sheet. */
export function ShortcutSheet({ isOpen, pages, onClose }: ShortcutSheetProps): ReactElement {
  const t = useWords();
  const mac = isMac();
  const groups: readonly Group[] = [
    {
      title: t('shortcuts.groups.call'),
      rows: CALL_ACTION_NAMES.map((name) => [t(`shortcuts.names.${name}`), keysInWords(CALL_SHORTCUTS[name], mac)]),
    },
    {
      title: t('shortcuts.groups.go'),
      rows: [
        [t('shortcuts.names.dial'), keysInWords(DIAL_KEYS, mac)],
        ...pages.map((name, index) => [t(`places.${name}`), keysInWords(pageKeys(index), mac)] as const),
        ...PLACES.map((name) => [t(`shortcuts.names.${name}`), keysInWords(PLACE_SHORTCUTS[name], mac)] as const),
      ],
    },
    {
      title: t('shortcuts.groups.move'),
      rows: MOVES.map((name) => [t(`shortcuts.moves.${name}.about`), t(`shortcuts.moves.${name}.keys`)]),
    },
  ];
  return (
    <Dialog isOpen={isOpen} title={t('shortcuts.title')} closeLabel={t('common.close')} onClose={onClose}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing that could take the focus for it */}
      <div role="group" aria-label={t('shortcuts.title')} tabIndex={0} className="shortcut-groups focus-ring">
        <p className="shortcut-about">{t('shortcuts.about')}</p>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="shortcut-heading">{group.title}</h3>
            <dl className="shortcut-list">
              {group.rows.map(([name, keys]) => (
                <div key={name} className="shortcut">
                  <dt>{name}</dt>
                  <dd>
                    <Keyboard className="shortcut-keys">{keys}</Keyboard>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

interface Group {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}
