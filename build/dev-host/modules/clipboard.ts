import type Electron from 'electron';

import { provide } from '../provide.ts';

/** `clipboard`: a clipboard of the host's own, so that a test does not touch the desktop's. */
export function createClipboardModule(): Electron.Clipboard {
  const selection = clipboardOf('clipboard.selection', {});
  return clipboardOf('clipboard', { selection });
}

function clipboardOf(name: string, others: Partial<Pick<Electron.Clipboard, 'selection'>>): Electron.Clipboard {
  let text = '';
  return provide<Electron.Clipboard>()(name, {
    ...others,
    readText: () => Promise.resolve(text),
    writeText: async (next: string) => {
      text = next;
    },
    has: (mimetype: string) => Promise.resolve(mimetype === 'text/plain' && text !== ''),
    clear: () => {
      text = '';
    },
  });
}
