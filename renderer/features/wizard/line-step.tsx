import { GraduationCap, KeyRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useGoTo } from '../notices/places.ts';
import { LockWords } from '../settings/lock-words.tsx';
import { useAreaLock } from '../settings/use-area-lock.ts';
import type { WizardStepProps } from './wizard-step.ts';

/** Practice, or the company's number. A line that comes is the answer: the next question follows by itself. */
export function LineStep({ onGo }: WizardStepProps): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  const { lines } = useAppState();
  const { raise, error, isPending, clear } = useCommand('settings/change');
  const count = lines.filter(({ origin }) => origin !== 'practice').length;
  const before = useRef(count);
  const lock = useAreaLock('lines');

  useEffect(() => {
    if (count > before.current) onGo('number');
    before.current = count;
  }, [count, onGo]);

  const addLine = (): void => {
    goTo?.('add-line');
  };
  return (
    <>
      {error === null ? null : <ErrorNote error={error} onDismiss={clear} />}
      {count === 0 ? null : <Note kind="plain" title={t('wizard.line.already', { count })} />}
      <div className="option-cards">
        {lock === null ? (
          <button type="button" className="option-card focus-ring" onClick={addLine}>
            <KeyRound size={20} aria-hidden className="option-icon" />
            <span className="option-words">
              <span className="option-name">{t(count === 0 ? 'wizard.line.key' : 'wizard.line.another')}</span>
              <span className="option-about">{t('wizard.line.keyAbout')}</span>
            </span>
          </button>
        ) : (
          <LockWords lock={lock} />
        )}
        <button
          type="button"
          className="option-card focus-ring"
          onClick={() => {
            raise({ practice: true, setup: { step: 'number' } });
          }}
        >
          <GraduationCap size={20} aria-hidden className="option-icon" />
          <span className="option-words">
            <span className="option-name">{t('wizard.line.practice')}</span>
            <span className="option-about">{t('wizard.line.practiceAbout')}</span>
          </span>
        </button>
      </div>
      {isPending ? (
        <Button kind="quiet" isPending>
          {t('common.loading')}
        </Button>
      ) : null}
    </>
  );
}
