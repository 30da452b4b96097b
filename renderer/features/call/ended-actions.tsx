import { Phone } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { Call, CallId } from '#contract/call.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { ToldAbove } from './told-above.tsx';

/** Longer than a second look and a second press take: who presses once more wants the call to end. */
const CALL_BACK_QUIET_MS = 2_000;

export interface CallBackProps {
  readonly call: Call;
  /** Whether it is the next step: it stands back where the call would not connect either. */
  readonly isNext: boolean;
  readonly isDialling: boolean;
  readonly onPress: () => void;
}

/** Calls once more. It stands near mute, so it is deaf at first: the customer may hang up under the agent's finger. */
export function CallBack({ call, isNext, isDialling, onPress }: CallBackProps): ReactElement {
  const t = useWords();
  const area = useRef<HTMLDivElement>(null);
  useQuietStart(area, { subject: call.id, quietMs: CALL_BACK_QUIET_MS });
  return (
    <div ref={area}>
      <Button
        kind={isNext ? 'primary' : 'neutral'}
        size="call"
        wide
        icon={<Phone size={20} aria-hidden />}
        isPending={isDialling}
        onPress={onPress}
      >
        {t(call.direction === 'outbound' ? 'call.callAgain' : 'call.callBack')}
      </Button>
    </div>
  );
}

/** Stands where hang up stood, so that a second press of it calls nobody. */
export function CloseEnded({ callId }: { readonly callId: CallId }): ReactElement {
  const t = useWords();
  const dismiss = useCommand('call/dismiss');
  return (
    <>
      <ToldAbove>{dismiss.error === null ? null : <ErrorNote error={dismiss.error} onDismiss={dismiss.clear} />}</ToldAbove>
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
