import { Search } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { checkDial } from '#contract/dialled-number.ts';
import type { LineId } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LineSelect } from '../dial/line-select.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptView } from '../notices/whereabouts.ts';

/** Reads what one number permits; it comes to the top of the list. */
export function CheckNumber(): ReactElement {
  const t = useWords();
  const { lines } = useAppState();
  const official = lines.filter(({ kind }) => kind === 'meta');
  const [text, setText] = useKeptView('permissions check', '');
  const [chosen, setChosen] = useKeptView<LineId | null>('permissions check on', null);
  const [hasTried, setTried] = useState(false);
  const read = useCommand('permission/read');
  const line = official.find(({ id }) => id === chosen) ?? official[0];
  const check = checkDial(text);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (check.kind !== 'good' || line === undefined) return;
    read.raise({ lineId: line.id, to: check.number, isFresh: true }, (reply) => {
      if (!reply.ok) return;
      setText('');
      setTried(false);
    });
  };
  return (
    <form className="permit-check" onSubmit={submit} noValidate aria-label={t('permissions.check')}>
      <TextField
        type="tel"
        label={t('permissions.check')}
        value={text}
        error={hasTried && check.kind !== 'good' ? t('permissions.checkBad') : null}
        onChange={(value) => {
          setText(value);
          setTried(false);
        }}
      />
      {official.length < 2 ? null : (
        <LineSelect label={t('permissions.checkLine')} lines={official} value={line?.id ?? null} onChange={setChosen} />
      )}
      <Button type="submit" icon={<Search size={18} aria-hidden />} isPending={read.isPending}>
        {t('permissions.checkGo')}
      </Button>
      {read.error === null ? null : <ErrorNote error={read.error} onDismiss={read.clear} />}
    </form>
  );
}
