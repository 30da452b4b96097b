import { Menu as MenuIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { isUnderWay } from '#contract/under-way.ts';
import type { Place } from '../../features/notices/places.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MissedMark } from './missed-mark.tsx';
import { pageWords } from './page-words.ts';
import type { Page } from './pages.tsx';
import '../../ui/popover.css';
import '../../ui/select.css';
import './main-menu.css';

const BELOW = ['sound-check', 'palette', 'shortcuts', 'settings'] as const satisfies readonly Place[];
const LAST = ['quit'] as const satisfies readonly Place[];

export interface MainMenuProps {
  /** Those that no tab leads to now. */
  readonly pages: readonly Page[];
  readonly goTo: (place: Place) => void;
}

/** Every place of the window, also while a call stands where the tabs were; and the way out of the app, apart from them at the end. */
export function MainMenu({ pages, goTo }: MainMenuProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { raise: quit } = useCommand('app/quit');
  const items = (names: readonly Place[]): ReactElement[] =>
    names.map((name) => (
      <MenuItem key={name} id={name} className="select-option" textValue={t(`places.${name}`)}>
        {t(`places.${name}`)}
      </MenuItem>
    ));
  return (
    <MenuTrigger>
      <IconButton label={t('shell.menu')}>
        <MenuIcon size={20} aria-hidden />
      </IconButton>
      <Popover className="popover select-popover" placement="bottom end" offset={4}>
        <Menu
          className="select-list"
          aria-label={t('shell.menu')}
          onAction={(key) => {
            const place = [...pages.map(({ name }) => name), ...BELOW, ...LAST].find((name) => name === key);
            // Pressed on purpose, and nothing to ask about: as in the tray.
            if (place === 'quit' && !state.calls.some(isUnderWay)) quit({ isAgreed: false });
            else if (place !== undefined) goTo(place);
          }}
        >
          {pages.length === 0 ? null : (
            <MenuSection className="menu-section" aria-label={t('common.sections')}>
              {pages.map((one) => {
                const { name, mark, spoken } = pageWords(one, state, t);
                return (
                  <MenuItem key={one.name} id={one.name} className="select-option" textValue={name} aria-label={spoken}>
                    <span className="select-words">{name}</span>
                    <MissedMark mark={mark} />
                  </MenuItem>
                );
              })}
            </MenuSection>
          )}
          <MenuSection className="menu-section" aria-label={t('common.settings')}>
            {items(BELOW)}
          </MenuSection>
          <MenuSection className="menu-section" aria-label="Pilot Softphone">
            {items(LAST)}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
