import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { LINE_COLOURS } from '#contract/line.ts';
import type { Line } from '#contract/line.ts';
import { useCommand } from '../../state/use-command.ts';
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

/** Another name, colour, ringtone or way of setting up for a line. */
export function EditLineDialog({ line, onClose }: EditLineDialogProps): ReactElement {
  const t = useWords();
  const change = useCommand('line/change');
  const close = (): void => {
    change.clear();
    onClose();
  };
  return (
    <Dialog
      isOpen={line !== null}
      title={t('editLine.title', { line: line?.label ?? '' })}
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
      {line === null ? null : (
        <EditLineForm
          key={line.id}
          line={line}
          onSave={(to) => {
            change.raise({ lineId: line.id, ...to }, (reply) => {
              if (reply.ok) close();
            });
          }}
        />
      )}
      {change.error === null ? null : <ErrorNote error={change.error} stays />}
    </Dialog>
  );
}

interface EditLineFormProps {
  readonly line: Line;
  readonly onSave: (to: Pick<Line, 'label' | 'colour' | 'ringtone' | 'preAccept'>) => void;
}

function EditLineForm({ line, onSave }: EditLineFormProps): ReactElement {
  const t = useWords();
  const [label, setLabel] = useState(line.label);
  const [colour, setColour] = useState(line.colour);
  const [ringtone, setRingtone] = useState(line.ringtone);
  const [preAccept, setPreAccept] = useState(line.preAccept);
  const [hasTried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (label.trim() !== '') onSave({ label: label.trim(), colour, ringtone, preAccept });
  };
  return (
    <form id="edit-line" className="dialog-form" onSubmit={submit} noValidate>
      <TextField
        autoFocus
        label={t('editLine.name')}
        maxLength={60}
        value={label}
        error={hasTried && label.trim() === '' ? t('editLine.nameMissing') : null}
        onChange={setLabel}
      />
      <ColourChoice
        label={t('editLine.colour')}
        options={LINE_COLOURS.map((value) => ({ value, label: t(`editLine.colours.${value}`) }))}
        value={colour}
        onChange={setColour}
      />
      <RingtoneChoice value={ringtone} onChange={setRingtone} />
      {line.kind === 'meta' ? (
        <Switch label={t('editLine.preAccept')} about={t('editLine.preAcceptAbout')} isOn={preAccept} onChange={setPreAccept} />
      ) : null}
      {line.origin === 'agent' ? null : <p className="field-about">{t('editLine.untilQuit')}</p>}
    </form>
  );
}
