import type { ReactElement } from 'react';
import { AddLineDialog } from '../../features/lines/add-line-dialog.tsx';
import type { DialogName } from '../../features/notices/places.ts';
import { SoundCheckDialog } from '../../features/sound-check/sound-check-dialog.tsx';
import { TunnelDialog } from '../../features/tunnel/tunnel-dialog.tsx';

export interface MainDialogsProps {
  readonly open: DialogName | null;
  readonly onClose: () => void;
}

/** All that comes up over the pages; one at a time. */
export function MainDialogs({ open, onClose }: MainDialogsProps): ReactElement {
  return (
    <>
      <SoundCheckDialog isOpen={open === 'sound-check'} onClose={onClose} />
      <TunnelDialog isOpen={open === 'tunnel'} onClose={onClose} />
      <AddLineDialog isOpen={open === 'add-line'} onClose={onClose} />
    </>
  );
}
