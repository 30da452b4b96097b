import { MessageSquareText, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { AppError } from '#contract/errors.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

export type MessageKind = 'text' | 'template';

export interface MessageChoiceProps {
  /** What free text is here. */
  readonly text: string;
  readonly value: MessageKind;
  readonly onChange: (kind: MessageKind) => void;
}

/** Free text, or a template that gets through at any time. */
export function MessageChoice({ text, value, onChange }: MessageChoiceProps): ReactElement {
  const t = useWords();
  return (
    <SegmentedControl
      label={t('templates.what')}
      options={[
        { value: 'text', label: text },
        { value: 'template', label: t('templates.approved') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

export interface RefusedTextProps {
  readonly error: AppError;
  /** Null where the line has no template that could be sent. */
  readonly onChoose: (() => void) | null;
}

/** Why a text was refused; where a template would get through, that is the next step. */
export function RefusedText({ error, onChoose }: RefusedTextProps): ReactElement {
  const t = useWords();
  const place = useRef<HTMLDivElement>(null);
  const hasStep = onChoose !== null;
  useEffect(() => {
    // Below a text of several lines it would come out of sight, and its step with it.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [error, hasStep]);
  const step =
    onChoose === null ? null : (
      <Button kind="primary" icon={<MessageSquareText size={18} aria-hidden />} onPress={onChoose}>
        {t('templates.use')}
      </Button>
    );
  return (
    <div ref={place}>
      <ErrorNote error={error} stays action={step} />
    </div>
  );
}

/** That the templates could not be read, where one would be the next step. */
export function UnreadTemplates({ error, onReadAgain }: { readonly error: AppError; readonly onReadAgain: () => void }): ReactElement {
  const t = useWords();
  return (
    <ErrorNote
      error={error}
      title={t('templates.unread')}
      kind="attention"
      stays
      action={
        <Button kind="quiet" icon={<RotateCcw size={16} aria-hidden />} onPress={onReadAgain}>
          {t('permissions.refresh')}
        </Button>
      }
    />
  );
}
