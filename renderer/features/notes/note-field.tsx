import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { LONGEST_NOTE } from '#contract/note.ts';
import { useWords } from '../../state/use-words.ts';
import { classNames } from '../../ui/class-names.ts';
import '../../ui/text-field.css';
import { ErrorNote } from '../notices/error-note.tsx';
import type { NotedCall } from './note-keeper.ts';
import { useKeptHands } from './use-kept-hands.ts';
import { useNoteDraft } from './use-note-draft.ts';
import { useStayWhileAtIt } from './use-stay-while-at-it.ts';
import './notes.css';

export interface NoteFieldProps extends NotedCall {
  /** What is kept of it. */
  readonly kept: string;
  /** Without its title, and lower: where room is dear. */
  readonly isSmall?: boolean;
}

/** The note of one call, saved as it is typed. */
export function NoteField({ callId, peer, kept, isSmall = false }: NoteFieldProps): ReactElement {
  const t = useWords();
  const draft = useNoteDraft({ callId, peer }, kept);
  const field = useKeptHands(callId);
  useStayWhileAtIt(field, callId);
  const said = draft.phase === 'untouched' ? null : t(`notes.${draft.phase}`);
  return (
    <TextField
      className={classNames('field', 'note-field')}
      value={draft.text}
      maxLength={LONGEST_NOTE}
      onChange={draft.edit}
      onBlur={draft.flush}
      aria-label={t('notes.label')}
    >
      {isSmall ? null : <Label className="field-label">{t('notes.title')}</Label>}
      <TextArea
        ref={field}
        className={classNames('field-input', 'note-text', isSmall && 'note-text-small')}
        rows={isSmall ? 2 : 3}
        placeholder={t('notes.placeholder')}
      />
      <p className="note-phase" data-phase={draft.phase} aria-live="off">
        {said}
      </p>
      {draft.error === null ? null : <ErrorNote error={draft.error} stays />}
    </TextField>
  );
}
