import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallNote } from '#contract/note.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { CodeChoice } from './code-choice.tsx';
import { NoteField } from './note-field.tsx';
import type { NotedCall } from './note-keeper.ts';

/** The note of a call of before: read when it is looked at, and written as ever. */
export function PastNote({ callId, peer }: NotedCall): ReactElement {
  const t = useWords();
  const { history } = useAppState();
  const { raise, error } = useCommand('note/read');
  /** Undefined until it was read. */
  const [note, setNote] = useState<CallNote | null | undefined>();
  useEffect(() => {
    raise({ callId }, (reply) => {
      if (reply.ok) setNote(reply.value);
    });
    // Each revision may have another: a code was chosen, or the call is being wrapped up beside.
  }, [raise, callId, history.revision]);
  if (note === undefined) return error === null ? <p role="status">{t('report.loading')}</p> : <ErrorNote error={error} stays />;
  return (
    <section className="call-note" aria-label={t('notes.title')}>
      <NoteField callId={callId} peer={peer} kept={note?.text ?? ''} />
      <CodeChoice callId={callId} wrapUp={note?.wrapUp ?? null} />
    </section>
  );
}
