import type { ReactElement } from 'react';
import { CallQuestionDialog } from '../../features/dial/call-question-dialog.tsx';
import { AddLineDialog } from '../../features/lines/add-line-dialog.tsx';
import type { DialogName } from '../../features/notices/places.ts';
import { CommandPalette } from '../../features/palette/command-palette.tsx';
import type { PaletteSite } from '../../features/palette/use-palette-entries.ts';
import { ShortcutSheet } from '../../features/shortcuts/shortcut-sheet.tsx';
import { SoundCheckDialog } from '../../features/sound-check/sound-check-dialog.tsx';
import { TunnelDialog } from '../../features/tunnel/tunnel-dialog.tsx';
import { QuitDialog } from './quit-dialog.tsx';

export interface MainDialogsProps extends PaletteSite {
  readonly open: DialogName | null;
  readonly onClose: () => void;
}

/** All that comes up over the pages; one at a time. */
export function MainDialogs({ open, onClose, ...site }: MainDialogsProps): ReactElement {
  return (
    <>
      <SoundCheckDialog isOpen={open === 'sound-check'} onClose={onClose} />
      <TunnelDialog isOpen={open === 'tunnel'} onClose={onClose} />
      <AddLineDialog isOpen={open === 'add-line'} onClose={onClose} />
      <ShortcutSheet isOpen={open === 'shortcuts'} pages={site.pages} onClose={onClose} />
      <QuitDialog isOpen={open === 'quit'} onClose={onClose} />
      <CallQuestionDialog dialler={site.dialler} />
      <CommandPalette isOpen={open === 'palette'} onClose={onClose} {...site} />
    </>
  );
}
