import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';
import './integrations.css';

export interface DialRequestNoteProps {
  /** The number as the field shows it. */
  readonly number: string;
  readonly isBusy: boolean;
  readonly onDismiss: () => void;
}

/** Says where the number in the field came from, and that nothing was dialled. */
export function DialRequestNote({ number, isBusy, onDismiss }: DialRequestNoteProps): ReactElement | null {
  const t = useWords();
  const { dialRequest } = useAppState();
  if (dialRequest === null || dialRequest.digits === '') return null;
  return (
    <div className="dial-request">
      <Note
        kind="plain"
        title={t(`dialRequest.${dialRequest.from}`, { number: number === '' ? dialRequest.digits : number })}
        dismiss={{ label: t('dialRequest.discard'), onPress: onDismiss }}
      >
        <p>{t(isBusy ? 'dialRequest.later' : 'dialRequest.ask')}</p>
      </Note>
    </div>
  );
}
