import { Pause, Play } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CallId } from '#contract/call.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { ToldAbove } from './told-above.tsx';

export interface HoldButtonProps {
  readonly callId: CallId;
  readonly isHeld: boolean;
}

/** Parks the call and takes it up again. Its label is what a press does. */
export function HoldButton({ callId, isHeld }: HoldButtonProps): ReactElement {
  const t = useWords();
  const hold = useCommand('call/hold');
  return (
    <>
      <ToldAbove>{hold.error === null ? null : <ErrorNote error={hold.error} onDismiss={hold.clear} />}</ToldAbove>
      <Button
        kind={isHeld ? 'primary' : 'neutral'}
        icon={isHeld ? <Play size={20} aria-hidden /> : <Pause size={20} aria-hidden />}
        aria-label={t(isHeld ? 'call.resumeLong' : 'call.holdLong')}
        isPending={hold.isPending}
        onPress={() => {
          hold.raise({ callId, held: !isHeld });
        }}
      >
        {t(isHeld ? 'call.resume' : 'call.hold')}
      </Button>
    </>
  );
}
