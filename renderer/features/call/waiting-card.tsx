import { BellOff, PhoneOff } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { callView } from './call-view.ts';
import type { RingingListCard } from './ringing-list-card.ts';
import { useRingingCommands } from './use-ringing-commands.ts';
import './ringing-card.css';

/** A second call while one is under way: small, because the agent is talking, and answered only after hanging up. */
export function WaitingCard({ call, place }: RingingListCard): ReactElement {
  const t = useWords();
  const { line, peer } = callView(call, useAppState(), t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, { subject: `${call.id} ${String(place)}` });
  const { reject, silence, error, clearError } = useRingingCommands(call.id);

  return (
    <article
      ref={area}
      className="waiting-card"
      aria-label={t('call.incomingFrom', { who: peer.who })}
      data-silenced={call.silenced || undefined}
    >
      <div className="waiting-words">
        <h2 className="waiting-name">{peer.who}</h2>
        <p className="waiting-advice">
          <Swatch colour={line.colour} /> {line.label} · {t(call.silenced ? 'call.silenced' : 'call.answerBusy')}
        </p>
      </div>
      {call.silenced ? null : (
        <IconButton label={t('call.silence')} isDisabled={silence.isPending || reject.isPending} onPress={silence.press}>
          <BellOff size={20} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t('call.reject')} className="ringing-reject" isDisabled={reject.isPending} onPress={reject.press}>
        <PhoneOff size={20} aria-hidden />
      </IconButton>
      {error === null ? null : <ErrorNote error={error} onDismiss={clearError} />}
    </article>
  );
}
