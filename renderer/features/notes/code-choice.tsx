import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { CallId } from '#contract/call.ts';
import type { WrapUp } from '#contract/note.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { codeOptions } from './code-label.ts';
import './notes.css';

export interface CodeChoiceProps {
  readonly callId: CallId;
  readonly wrapUp: WrapUp | null;
}

/** Files a call with one press; a second one takes it back. A code that is gone from the settings stays with its call. */
export function CodeChoice({ callId, wrapUp }: CodeChoiceProps): ReactElement | null {
  const t = useWords();
  const { settings } = useAppState();
  const { raise, error, clear } = useCommand('note/wrap-up');
  const codes = codeOptions(settings.wrapUp, t);
  const isGone = wrapUp !== null && !codes.some(({ value }) => value === wrapUp.code);
  const shown = isGone ? [...codes, { value: wrapUp.code, label: wrapUp.label }] : codes;
  if (shown.length === 0) return null;
  return (
    <div className="code-choice">
      <ToggleButtonGroup
        className="code-list"
        aria-label={t('notes.code')}
        selectionMode="single"
        selectedKeys={wrapUp === null ? [] : [wrapUp.code]}
        onSelectionChange={(keys) => {
          const [chosen] = [...keys];
          raise({ callId, code: chosen === undefined ? null : String(chosen) });
        }}
      >
        {shown.map(({ value, label }) => (
          <ToggleButton key={value} id={value} className="code">
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
    </div>
  );
}
