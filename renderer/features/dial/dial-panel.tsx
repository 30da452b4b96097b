import { Phone } from 'lucide-react';
import { useRef } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { formatPhone } from '#contract/format-phone.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { checkDial } from '#contract/dialled-number.ts';
import { DialField } from './dial-field.tsx';
import { dialHint } from './dial-hint.ts';
import type { DialHint } from './dial-hint.ts';
import { lastDialled } from './last-dialled.ts';
import { LineSelect } from './line-select.tsx';
import type { Dialler } from './use-dialler.ts';
import './dial-panel.css';

/** Number, line, Ligar. Enter dials; an empty field brings the last number back first. */
export function DialPanel({ dialler }: { readonly dialler: Dialler }): ReactElement {
  const t = useWords();
  const { lines, recents, settings } = useAppState();
  const inputRef = useRef<HTMLInputElement>(null);
  const check = checkDial(dialler.dial.text);
  const last = lastDialled(recents);
  const hint = dialHint(
    { dial: dialler.dial, check, hasTried: dialler.hasTried, last: last?.peer ?? null, language: settings.language },
    t,
  );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    inputRef.current?.focus();
    if (check.kind === 'empty' && last !== null) dialler.recall(last);
    else dialler.tryToDial(check);
  };

  return (
    <form className="dial-panel" onSubmit={submit} noValidate>
      <DialField
        dial={dialler.dial}
        inputRef={inputRef}
        hint={<Hint hint={hint} onUse={dialler.edit} />}
        error={hint.kind === 'error' ? hint.text : null}
        onEdit={dialler.edit}
      />
      <div className="dial-row">
        <LineSelect lines={lines} value={dialler.line?.id ?? null} onChange={dialler.chooseLine} />
        <Button
          type="submit"
          kind="primary"
          size="call"
          icon={<Phone size={18} aria-hidden />}
          isPending={dialler.isPending}
          isDisabled={dialler.line === null}
        >
          {t(dialler.isPending ? 'dial.calling' : 'dial.call')}
        </Button>
      </div>
      {dialler.error === null ? null : <ErrorNote error={dialler.error} onDismiss={dialler.clearError} />}
    </form>
  );
}

function Hint({ hint, onUse }: { readonly hint: DialHint; readonly onUse: Dialler['edit'] }): ReactElement {
  const t = useWords();
  if (hint.kind !== 'suggestion') return <>{hint.text}</>;
  return (
    <span className="dial-suggestion">
      {hint.text}
      <Button
        kind="quiet"
        onPress={() => {
          onUse({ type: 'filled', number: hint.number });
        }}
      >
        {t('dial.useSuggestion', { number: formatPhone(hint.number) })}
      </Button>
    </span>
  );
}
