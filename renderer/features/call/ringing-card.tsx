import { BellOff, Phone, PhoneOff } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { CallIn } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { callView } from './call-view.ts';
import { LineTag } from './line-tag.tsx';
import './ringing-card.css';

export interface RingingCardProps {
  readonly call: CallIn<'ringing'>;
  /** While in a call, a second one cannot be answered: it is said, and the button waits. */
  readonly isBusy: boolean;
}

/** A call waiting to be answered. Deaf for its first moments, because it appears where something else was. */
export function RingingCard({ call, isBusy }: RingingCardProps): ReactElement {
  const t = useWords();
  const view = callView(call, useAppState(), t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, call.id);
  const answer = useCommand('call/answer');
  const reject = useCommand('call/reject');
  const silence = useCommand('call/silence');
  const failed = [answer, reject, silence].find((command) => command.error !== null);
  const isPending = answer.isPending || reject.isPending;
  const target = { callId: call.id };

  return (
    <article ref={area} className="ringing-card" aria-label={t('call.incomingFrom', { who: view.peer.who })} data-silenced={call.silenced || undefined}>
      <LineTag line={view.line} />
      <h2 className="ringing-name">{view.peer.who}</h2>
      <p className="ringing-number">
        {view.peer.name === null ? null : view.peer.number}
        {call.silenced ? <span className="ringing-silenced">{t('call.silenced')}</span> : null}
      </p>
      {isBusy ? <p className="ringing-busy">{t('call.answerBusy')}</p> : null}
      {failed?.error == null ? null : <ErrorNote error={failed.error} onDismiss={failed.clear} />}
      <div className="ringing-actions">
        <Button kind="neutral" size="call" icon={<PhoneOff size={18} aria-hidden />} isPending={reject.isPending} isDisabled={answer.isPending} onPress={() => { reject.raise(target); }}>
          {t('call.reject')}
        </Button>
        <Button kind="answer" size="call" icon={<Phone size={18} aria-hidden />} isPending={answer.isPending} isDisabled={isBusy || reject.isPending} onPress={() => { answer.raise(target); }}>
          {t('call.answer')}
        </Button>
        {call.silenced ? null : (
          <Button kind="quiet" icon={<BellOff size={18} aria-hidden />} isPending={silence.isPending} isDisabled={isPending} onPress={() => { silence.raise(target); }}>
            {t('call.silence')}
          </Button>
        )}
      </div>
    </article>
  );
}
