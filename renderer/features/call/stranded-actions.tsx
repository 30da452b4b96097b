import { PhoneForwarded } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { CallId } from '#contract/call.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { ToldAbove } from './told-above.tsx';

/** The customer waits in silence: back into the call. Deaf at first, because it comes up by itself. */
export function StrandedActions({ callId }: { readonly callId: CallId }): ReactElement {
  const t = useWords();
  const rejoin = useCommand('call/rejoin');
  const area = useRef<HTMLDivElement>(null);
  useQuietStart(area, { subject: callId });
  return (
    <>
      <ToldAbove>{rejoin.error === null ? null : <ErrorNote error={rejoin.error} onDismiss={rejoin.clear} />}</ToldAbove>
      <div ref={area}>
        <Button
          kind="answer"
          size="call"
          wide
          icon={<PhoneForwarded size={20} aria-hidden />}
          isPending={rejoin.isPending}
          onPress={() => {
            rejoin.raise({ callId });
          }}
        >
          {t(rejoin.isPending ? 'call.rejoining' : 'call.rejoin')}
        </Button>
      </div>
    </>
  );
}
