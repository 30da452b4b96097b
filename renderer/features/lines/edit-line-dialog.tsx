import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { LINE_COLOURS } from '#contract/line.ts';
import type { Line } from '#contract/line.ts';
import { useCommand } from '../../state/use-command.ts';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import type { KeptDraft } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ColourChoice } from '../../ui/colour-choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { RingtoneChoice } from './ringtone-choice.tsx';

export interface EditLineDialogProps {
  /** Null when nothing is edited: the dialog is closed. */
  readonly line: Line | null;
  readonly onClose: () => void;
}

type LineDraft = Pick<Line, 'label' | 'colour' | 'ringtone' | 'preAccept'>;

const useLineDraft = keptDrafts<LineDraft>();

/** Another name, colour, ringtone or way of setting up for a line. */
export function EditLineDialog({ line, onClose }: EditLineDialogProps): ReactElement | null {
  return line === null ? null : <OpenDialog key={line.id} line={line} onClose={onClose} />;
}

function OpenDialog({ line, onClose }: { readonly line: Line; readonly onClose: () => void }): ReactElement {
  const t = useWords();
  const change = useCommand('line/change');
  const { id, label, colour, ringtone, preAccept } = line;
  const kept = useLineDraft(id, () => ({ label, colour, ringtone, preAccept }));
  const close = (): void => {
    kept.forget();
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('editLine.title', { line: label })}
      closeLabel={t('common.close')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="edit-line" isPending={change.isPending}>
            {t('editLine.save')}
          </Button>
        </>
      }
    >
      <EditLineForm
        line={line}
        kept={kept}
        onSave={(to) => {
          change.raise({ lineId: id, ...to }, (reply) => {
            if (reply.ok) close();
          });
        }}
      />
      {change.error === null ? null : <ErrorNote error={change.error} stays />}
    </Dialog>
  );
}

interface EditLineFormProps {
  readonly line: Line;
  readonly kept: KeptDraft<LineDraft>;
  readonly onSave: (to: LineDraft) => void;
}

function EditLineForm({ line, kept: { draft, write }, onSave }: EditLineFormProps): ReactElement {
  const t = useWords();
  const { label, colour, ringtone, preAccept } = draft;
  const [hasTried, setTried] = useState(false);
  const edit = (part: Partial<LineDraft>): void => {
    write({ ...draft, ...part });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (label.trim() !== '') onSave({ ...draft, label: label.trim() });
  };
  return (
    <form id="edit-line" className="dialog-form" onSubmit={submit} noValidate>
      <TextField
        autoFocus
        label={t('editLine.name')}
        maxLength={60}
        value={label}
        error={hasTried && label.trim() === '' ? t('editLine.nameMissing') : null}
        onChange={(next) => edit({ label: next })}
      />
      <ColourChoice
        label={t('editLine.colour')}
        options={LINE_COLOURS.map((value) => ({ value, label: t(`editLine.colours.${value}`) }))}
        value={colour}
        onChange={(next) => edit({ colour: next })}
      />
      <RingtoneChoice value={ringtone} onChange={(next) => edit({ ringtone: next })} />
      {line.kind === 'meta' ? (
        <Switch
          label={t('editLine.preAccept')}
          about={t('editLine.preAcceptAbout')}
          isOn={preAccept}
          onChange={(next) => edit({ preAccept: next })}
        />
      ) : null}
      {line.origin === 'agent' ? null : <p className="field-about">{t('editLine.untilQuit')}</p>}
    </form>
  );
}
