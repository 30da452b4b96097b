import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';
import { writtenAsked } from './number-asked.ts';
import './integrations.css';

export interface DialRequestNoteProps {
  readonly isBusy: boolean;
  readonly onDismiss: () => void;
}

/** Says where the number in the field came from, and that nothing was dialled. */
export function DialRequestNote({ isBusy, onDismiss }: DialRequestNoteProps): ReactElement | null {
  const t = useWords();
  const { dialRequest } = useAppState();
  if (dialRequest === null || dialRequest.digits === '') return null;
  return (
    <div className="dial-request">
      <Note
        kind="plain"
        title={t(`dialRequest.${dialRequest.from}`, { number: writtenAsked(dialRequest.digits) })}
        dismiss={{ label: t('dialRequest.discard'), onPress: onDismiss }}
      >
        <p>{t(isBusy ? 'dialRequest.later' : 'dialRequest.ask')}</p>
      </Note>
    </div>
  );
}
