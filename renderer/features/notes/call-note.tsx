import type { ReactElement } from 'react';
import type { CallId } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { classNames } from '../../ui/class-names.ts';
import { CodeChoice } from './code-choice.tsx';
import { NoteField } from './note-field.tsx';

export interface CallNoteProps {
  /** A call on the screen, or the one that is being wrapped up. */
  readonly callId: CallId;
  /** In a call room is dear: two lines, and the codes only while one writes, or where one is chosen. */
  readonly isInCall?: boolean;
}

/** What is written down about a call that is under way, or just over. */
export function CallNote({ callId, isInCall = false }: CallNoteProps): ReactElement {
  const { history, calls } = useAppState();
  const note = history.notes.find((one) => one.callId === callId) ?? null;
  const wrapUp = note?.wrapUp ?? null;
  const peer = (calls.find(({ id }) => id === callId) ?? history.wrapUp)?.peer ?? null;
  return (
    <div className={classNames('call-note', isInCall && wrapUp === null && 'call-note-brief')}>
      <NoteField key={callId} callId={callId} peer={peer} kept={note?.text ?? ''} isSmall={isInCall} />
      <CodeChoice callId={callId} wrapUp={wrapUp} />
    </div>
  );
}
