import type Electron from 'electron';

import type { Records } from '../control/records.ts';
import { provide } from '../provide.ts';

/** `shell`: what the app wants opened is recorded, and nothing is opened. */
export function createShellModule(records: Records): Electron.Shell {
  return provide<Electron.Shell>()('shell', {
    openExternal: async (url: string) => {
      if (!URL.canParse(url)) throw new Error('Invalid URL');
      records.openedExternal.push(url);
    },
    openPath: async (path: string) => {
      records.openedPaths.push(path);
      return '';
    },
    showItemInFolder: (path: string) => void records.shownInFolder.push(path),
    beep: () => {
      records.beeps += 1;
    },
  });
}
