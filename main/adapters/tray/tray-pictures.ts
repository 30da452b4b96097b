import { nativeImage, type NativeImage } from 'electron';
import type { TrayState } from '../../core/tray-state.ts';
import connecting from './icons/connecting.png?inline';
import connectingTemplate from './icons/connecting-template.png?inline';
import connectingTemplate2 from './icons/connecting-template@2x.png?inline';
import inCall from './icons/in-call.png?inline';
import inCallTemplate from './icons/in-call-template.png?inline';
import inCallTemplate2 from './icons/in-call-template@2x.png?inline';
import live from './icons/live.png?inline';
import liveTemplate from './icons/live-template.png?inline';
import liveTemplate2 from './icons/live-template@2x.png?inline';
import missed from './icons/missed.png?inline';
import missedTemplate from './icons/missed-template.png?inline';
import missedTemplate2 from './icons/missed-template@2x.png?inline';
import muted from './icons/muted.png?inline';
import mutedTemplate from './icons/muted-template.png?inline';
import mutedTemplate2 from './icons/muted-template@2x.png?inline';
import offline from './icons/offline.png?inline';
import offlineTemplate from './icons/offline-template.png?inline';
import offlineTemplate2 from './icons/offline-template@2x.png?inline';
import polling from './icons/polling.png?inline';
import pollingTemplate from './icons/polling-template.png?inline';
import pollingTemplate2 from './icons/polling-template@2x.png?inline';
import quiet from './icons/quiet.png?inline';
import quietTemplate from './icons/quiet-template.png?inline';
import quietTemplate2 from './icons/quiet-template@2x.png?inline';
import ringing from './icons/ringing.png?inline';
import ringingTemplate from './icons/ringing-template.png?inline';
import ringingTemplate2 from './icons/ringing-template@2x.png?inline';

/** In colour; and for macOS in black alone, at both densities, because its menu bar colours them itself. */
const FILES: Readonly<Record<TrayState, { readonly coloured: string; readonly template: readonly [string, string] }>> = {
  ringing: { coloured: ringing, template: [ringingTemplate, ringingTemplate2] },
  muted: { coloured: muted, template: [mutedTemplate, mutedTemplate2] },
  'in-call': { coloured: inCall, template: [inCallTemplate, inCallTemplate2] },
  offline: { coloured: offline, template: [offlineTemplate, offlineTemplate2] },
  missed: { coloured: missed, template: [missedTemplate, missedTemplate2] },
  quiet: { coloured: quiet, template: [quietTemplate, quietTemplate2] },
  polling: { coloured: polling, template: [pollingTemplate, pollingTemplate2] },
  connecting: { coloured: connecting, template: [connectingTemplate, connectingTemplate2] },
  live: { coloured: live, template: [liveTemplate, liveTemplate2] },
};

/** The picture of a state, made once. */
export function trayPictures(platform: NodeJS.Platform): (state: TrayState) => NativeImage {
  const made = new Map<TrayState, NativeImage>();
  return (state) => {
    const picture = made.get(state) ?? pictureOf(state, platform);
    made.set(state, picture);
    return picture;
  };
}

function pictureOf(state: TrayState, platform: NodeJS.Platform): NativeImage {
  const { coloured, template } = FILES[state];
  if (platform !== 'darwin') return nativeImage.createFromDataURL(coloured);
  const [plain, dense] = template;
  const picture = nativeImage.createFromDataURL(plain);
  picture.addRepresentation({ scaleFactor: 2, dataURL: dense });
  picture.setTemplateImage(true);
  return picture;
}
