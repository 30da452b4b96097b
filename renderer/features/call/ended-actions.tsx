import { Phone } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { CallId } from '#contract/call.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

export interface EndedActionsProps {
  readonly callId: CallId;
  /** Missing when the call cannot be returned: its line is gone. */
  readonly onCallBack?: () => void;
  readonly isDialling: boolean;
}

/**
 * Close stands where hang up stood, so that a second press of it calls nobody. Calling back stands near mute, so it is
 * deaf at first: the customer may hang up under the agent's finger.
 */
export function EndedActions({ callId, onCallBack, isDialling }: EndedActionsProps): ReactElement {
  const t = useWords();
  const dismiss = useCommand('call/dismiss');
  const callBack = useRef<HTMLDivElement>(null);
  useQuietStart(callBack, callId);
  return (
    <>
      {dismiss.error === null ? null : <ErrorNote error={dismiss.error} onDismiss={dismiss.clear} />}
      <div ref={callBack}>
        {onCallBack === undefined ? null : (
          <Button kind="primary" size="call" wide icon={<Phone size={20} aria-hidden />} isPending={isDialling} onPress={onCallBack}>
            {t('call.callBack')}
          </Button>
        )}
      </div>
      <Button
        size="call"
        wide
        isPending={dismiss.isPending}
        onPress={() => {
          dismiss.raise({ callId });
        }}
      >
        {t('call.dismiss')}
      </Button>
    </>
  );
}
