import { BellOff, Phone, PhoneIncoming, PhoneOff, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { Call } from '#contract/call.ts';
import { callView } from '../../features/call/call-view.ts';
import { LineTag } from '../../features/call/line-tag.tsx';
import { timesToday } from '../../features/call/times-today.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { incomingCalls } from './incoming-calls.ts';
import './incoming-card.css';

/** The card that comes up over whatever the agent is doing: who, on which number, and three answers. */
export function IncomingCard(): ReactElement | null {
  const { calls } = useAppState();
  const shown = incomingCalls(calls);
  return shown === null ? null : <Card key={shown.call.id} call={shown.call} more={shown.more} />;
}

function Card({ call, more }: { readonly call: Call; readonly more: number }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const view = callView(call, state, t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, call.id);
  const answer = useCommand('call/answer');
  const reject = useCommand('call/reject');
  const silence = useCommand('call/silence');
  const error = answer.error ?? reject.error ?? silence.error;
  const isAnswering = answer.isPending || call.phase === 'answering';
  const isSilenced = call.phase === 'ringing' && call.silenced;
  const times = timesToday(state.recents, { peer: call.peer, now: useMainTime(null) });
  const about = [view.peer.name === null ? null : view.peer.number, times > 1 ? t('call.timesToday', { count: times }) : null];
  const target = { callId: call.id };

  return (
    <main ref={area} className="incoming-card" aria-label={t('call.incomingFrom', { who: view.peer.who })}>
      <header className="incoming-head">
        <PhoneIncoming size={18} aria-hidden className="incoming-sign" />
        <LineTag line={view.line} />
        {more === 0 ? null : (
          <span className="incoming-more" title={t('call.moreRinging', { count: more })}>
            {t('call.more', { count: more })}
          </span>
        )}
      </header>
      <h1 className="incoming-name">{view.peer.who}</h1>
      {error === null ? (
        <p className="incoming-about">{isAnswering ? t('phase.answering') : (isSilenced ? t('call.silenced') : about.filter((part) => part !== null).join(' · '))}</p>
      ) : (
        <div className="incoming-error" role="alert" title={t(`errors.${error.code}.advice`)}>
          <TriangleAlert size={16} aria-hidden />
          <p>{t(`errors.${error.code}.title`)}</p>
          <p className="incoming-advice">{t(`errors.${error.code}.advice`)}</p>
        </div>
      )}
      <footer className="incoming-actions">
        <Button size="call" isPending={silence.isPending} isDisabled={isAnswering || isSilenced} icon={<BellOff size={16} aria-hidden />} onPress={() => { silence.raise(target); }}>
          {t('call.silenceShort')}
        </Button>
        <Button size="call" className="incoming-reject" isPending={reject.isPending} isDisabled={isAnswering} icon={<PhoneOff size={16} aria-hidden />} onPress={() => { reject.raise(target); }}>
          {t('call.reject')}
        </Button>
        <Button kind="answer" size="call" isPending={isAnswering} isDisabled={reject.isPending} icon={<Phone size={16} aria-hidden />} onPress={() => { answer.raise(target); }}>
          {t('call.answer')}
        </Button>
      </footer>
    </main>
  );
}
