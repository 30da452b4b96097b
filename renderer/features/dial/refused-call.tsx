import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { AppError } from '#contract/errors.ts';
import { ErrorNote } from '../notices/error-note.tsx';

/** Why a call was refused, in sight of whoever placed it: from the field, or from a note or a list above or below it. */
export function RefusedCall({ error, onDismiss }: { readonly error: AppError; readonly onDismiss: () => void }): ReactElement {
  const note = useRef<HTMLDivElement>(null);
  // What was pressed may have been scrolled to, or take the room.
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  return (
    <div ref={note} className="refused-call">
      <ErrorNote error={error} onDismiss={onDismiss} />
    </div>
  );
}
