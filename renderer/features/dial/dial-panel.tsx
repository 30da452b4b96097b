import { Phone } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { formatPhone } from '#contract/format-phone.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useAsk } from '../permissions/ask-context.ts';
import { useMomentOfDay } from '../permissions/use-moment.ts';
import { DialField } from './dial-field.tsx';
import { dialHint } from './dial-hint.ts';
import type { DialHint } from './dial-hint.ts';
import { DialPad } from './dial-pad.tsx';
import { checkOf, editDial } from './dial-text.ts';
import type { DialEdit } from './dial-text.ts';
import { lastDialled } from './last-dialled.ts';
import { LineChooser } from './line-chooser.tsx';
import { LineRow } from './line-row.tsx';
import { lineWhy, wouldConnect } from './line-why-view.ts';
import { LineWhy } from './line-why.tsx';
import { RefusedCall } from './refused-call.tsx';
import type { SuggestionRow } from './suggestion-rows.ts';
import type { Dialler } from './use-dialler.ts';
import { useOwner } from '../../state/use-owner.ts';
import { useSuggestions } from './use-suggestions.ts';
import './dial-panel.css';

/** Number or name, line, Ligar. Enter dials; an empty field brings the last number back first. */
export function DialPanel({ dialler }: { readonly dialler: Dialler }): ReactElement {
  const t = useWords();
  const { lines, recents, settings } = useAppState();
  const inputRef = useRef<HTMLInputElement>(null);
  const [isPadOpen, setPadOpen] = useState(false);
  const ask = useAsk();
  const suggestions = useSuggestions(dialler.dial);
  const check = checkOf(dialler.dial);
  const to = check.kind === 'good' ? check.number : null;
  const owner = useOwner(to);
  const { chosen } = dialler;
  const last = lastDialled(recents);
  const why = lineWhy(chosen, lines, { t, wording: useMomentOfDay() });
  const hint = dialHint(
    {
      dial: dialler.dial,
      check,
      hasTried: dialler.hasTried,
      last: last?.peer ?? null,
      owner,
      isNobody: suggestions.isNobody,
      language: settings.language,
    },
    t,
  );

  const edit = (change: DialEdit): void => {
    dialler.edit(change);
    suggestions.typed(editDial(dialler.dial, change));
  };
  const choose = ({ number, lineId }: SuggestionRow): void => {
    suggestions.close();
    dialler.offer({ peer: number, lineId });
    inputRef.current?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    inputRef.current?.focus();
    if (check.kind === 'search' && !suggestions.isNobody) {
      // A name dials nothing: its list comes back, and the next Enter takes the row that is marked.
      suggestions.typed(dialler.dial);
      return;
    }
    // That nobody is found is said by a list that stays.
    if (check.kind !== 'search') suggestions.close();
    if (check.kind === 'empty' && last !== null) dialler.recall(last);
    else dialler.tryToDial();
  };

  return (
    <form className="dial-panel" onSubmit={submit} noValidate>
      <DialField
        dial={dialler.dial}
        inputRef={inputRef}
        hint={<Hint hint={hint} onUse={dialler.edit} />}
        error={hint.kind === 'error' ? hint.text : null}
        suggestions={suggestions}
        isPadOpen={isPadOpen}
        onEdit={edit}
        onChoose={choose}
        onPad={() => {
          setPadOpen(!isPadOpen);
        }}
      />
      {isPadOpen ? <DialPad dial={dialler.dial} onEdit={dialler.edit} /> : null}
      <LineRow chosen={chosen}>
        <LineChooser chosen={chosen} />
        <Button
          type="submit"
          // Where a call would not connect the next step is another, and stands below with why.
          kind={wouldConnect(chosen.line, why) ? 'primary' : 'neutral'}
          size="call"
          icon={<Phone size={18} aria-hidden />}
          isPending={dialler.isPending}
          isDisabled={chosen.line === null}
        >
          {t(dialler.isPending ? 'dial.calling' : 'dial.call')}
        </Button>
      </LineRow>
      <LineWhy
        chosen={chosen}
        view={why}
        onAsk={(lineId) => {
          if (to !== null) ask?.({ lineId, peer: to });
        }}
      />
      {dialler.error === null ? null : <RefusedCall error={dialler.error} onDismiss={dialler.clearError} />}
    </form>
  );
}

function Hint({ hint, onUse }: { readonly hint: DialHint; readonly onUse: Dialler['edit'] }): ReactElement {
  const t = useWords();
  switch (hint.kind) {
    case 'quiet':
    case 'error':
      return <>{hint.text}</>;
    case 'attention':
      return <span className={classNames('dial-attention', hint.isPassing && 'dial-passing')}>{hint.text}</span>;
    case 'suggestion':
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
}
