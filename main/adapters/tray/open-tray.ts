import { Menu, nativeImage, Tray } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { trayState, type TrayState } from '../../core/tray-state.ts';
import idle from './icons/idle.png?inline';
import inCall from './icons/in-call.png?inline';
import ringing from './icons/ringing.png?inline';
import trouble from './icons/trouble.png?inline';
import { type TrayCommands, trayMenu, trayTooltip } from './tray-menu.ts';

const ICONS: Readonly<Record<TrayState, string>> = { idle, ringing, 'in-call': inCall, trouble };

export interface TrayView {
  show(state: AppState, t: Translate): void;
  close(): void;
}

/** The tray icon: a view of the state, redrawn only where something it shows has changed. */
export function openTray(commands: TrayCommands): TrayView {
  const pictures = Object.fromEntries(
    Object.entries(ICONS).map(([name, dataUrl]) => [name, nativeImage.createFromDataURL(dataUrl)]),
  ) as Record<TrayState, Electron.NativeImage>;
  const tray = new Tray(pictures.idle);
  let shown = '';
  tray.on('click', commands.open);
  return {
    show(state, t) {
      const template = trayMenu(state, t, commands);
      const tooltip = trayTooltip(state, t);
      const picture = trayState(state);
      // A menu that is open closes when it is replaced: leave it alone while it says the same.
      const now = JSON.stringify([picture, tooltip, template, state.calls.map((call) => [call.id, call.phase])]);
      if (now === shown || tray.isDestroyed()) return;
      shown = now;
      tray.setImage(pictures[picture]);
      tray.setToolTip(tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(template));
    },
    close: () => tray.destroy(),
  };
}
