import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { trayState } from '../../core/tray-state.ts';
import { type TrayCommands, trayMenu } from './tray-menu.ts';
import { trayPictures } from './tray-pictures.ts';
import { trayTooltip } from './tray-tooltip.ts';

export interface TrayView {
  show(state: AppState, t: Translate): void;
  /** Puts the menu as the state has it: a click marks its radio button itself, also where what it asked for was refused. */
  redraw(): void;
  close(): void;
}

/** The tray icon: a view of the state, redrawn only where something it shows has changed. */
export function openTray(commands: TrayCommands): TrayView {
  const pictureOf = trayPictures(process.platform);
  const tray = new Tray(pictureOf('connecting'));
  let shown = '';
  let template: MenuItemConstructorOptions[] = [];
  tray.on('click', commands.open);
  return {
    show(state, t) {
      const next = trayMenu(state, t, commands);
      const tooltip = trayTooltip(state, t);
      const picture = trayState(state);
      // A menu that is open closes when it is replaced: leave it alone while it says the same.
      const now = JSON.stringify([picture, tooltip, next, state.calls.map((call) => [call.id, call.phase])]);
      if (now === shown || tray.isDestroyed()) return;
      shown = now;
      template = next;
      tray.setImage(pictureOf(picture));
      tray.setToolTip(tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(template));
    },
    redraw() {
      if (!tray.isDestroyed()) tray.setContextMenu(Menu.buildFromTemplate(template));
    },
    close: () => tray.destroy(),
  };
}
