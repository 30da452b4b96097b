import type { ReactElement, ReactNode } from 'react';
import type { AppError } from '#contract/errors.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { errorStep, stepWords } from './error-step.ts';
import { useGoTo } from './places.ts';
import './error-note.css';

export interface ErrorNoteProps {
  readonly error: AppError;
  /** Which line it is about, where that is not plain from the place. */
  readonly about?: string;
  /** Says what it means here, in place of the failure's own title. */
  readonly title?: string;
  /** The next step from here, in place of the failure's own. */
  readonly advice?: string;
  /** The agent is already where the failure's step would lead: no button. */
  readonly stays?: boolean;
  /** The next step's button from here, in place of the failure's own. */
  readonly action?: ReactNode;
  readonly kind?: 'lost' | 'attention';
  readonly onDismiss?: () => void;
  /** What more is known, below the advice. */
  readonly children?: ReactNode;
}

/** A failure in words: what happened, the next step, a button where the step is ours, and the detail for support. */
export function ErrorNote(props: ErrorNoteProps): ReactElement {
  const { error, about, title, advice, stays = false, action, kind = 'lost', onDismiss, children } = props;
  const t = useWords();
  const goTo = useGoTo();
  const step = stays ? null : errorStep(error.code);
  const named = title ?? t(`errors.${error.code}.title`);
  const button =
    action ??
    (step === null || goTo === null ? null : (
      <Button
        kind="quiet"
        onPress={() => {
          goTo(step);
        }}
      >
        {t(stepWords(step))}
      </Button>
    ));
  const detail =
    error.detail === undefined ? null : (
      <details className="error-detail">
        <summary className="focus-ring">{t('common.details')}</summary>
        <p>{error.detail}</p>
      </details>
    );
  return (
    <Note
      kind={kind}
      title={about === undefined ? named : t('status.lineInTrouble', { line: about, cause: midSentence(named) })}
      {...(button === null
        ? {}
        : {
            // The step first; what only support reads comes after it.
            action: (
              <>
                {button}
                {detail}
              </>
            ),
          })}
      {...(onDismiss === undefined ? {} : { dismiss: { label: t('common.dismiss'), onPress: onDismiss } })}
    >
      <p>
        {advice ?? t(`errors.${error.code}.advice`)}
        {error.retryAfterMs === undefined ? null : ` ${t('common.retryIn', { count: Math.ceil(error.retryAfterMs / 1_000) })}`}
      </p>
      {children}
      {button === null ? detail : null}
    </Note>
  );
}
