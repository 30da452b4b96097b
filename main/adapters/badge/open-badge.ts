import type { App, BrowserWindow, NativeImage } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Translate } from '#contract/locales/translate.ts';
import ringing from './icons/ringing.png?inline';
import missed from './icons/missed.png?inline';
import muted from './icons/muted.png?inline';
import { badgeFor, type BadgeSign } from './badge-for.ts';

const PICTURES: Readonly<Record<BadgeSign, string>> = { ringing, missed, muted };

export interface BadgeView {
  show(state: AppState, t: Translate): void;
}

/** What dock and taskbar show on the app's own icon: how many missed calls wait; on Windows a small picture instead. */
export function openBadge({
  app,
  nativeImage,
  platform,
  mainWindow,
}: {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly nativeImage: { createFromDataURL(url: string): NativeImage };
  readonly platform: NodeJS.Platform;
  readonly mainWindow: () => Pick<BrowserWindow, 'setOverlayIcon'> | null;
}): BadgeView {
  let count = 0;
  let sign: BadgeSign | null = null;
  const pictures = new Map<BadgeSign, NativeImage>();
  const pictureOf = (wanted: BadgeSign): NativeImage => {
    const picture = pictures.get(wanted) ?? nativeImage.createFromDataURL(PICTURES[wanted]);
    pictures.set(wanted, picture);
    return picture;
  };
  return {
    show(state, t) {
      const wanted = badgeFor(state);
      if (wanted.count !== count) {
        count = wanted.count;
        app.setBadgeCount(count);
      }
      if (wanted.sign === sign || platform !== 'win32') return;
      sign = wanted.sign;
      mainWindow()?.setOverlayIcon(sign === null ? null : pictureOf(sign), sign === null ? '' : t(`badge.${sign}`));
    },
  };
}
