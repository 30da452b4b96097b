import { PhoneIncoming, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { AppError } from '#contract/errors.ts';
import { callView } from '../../features/call/call-view.ts';
import { LineTag } from '../../features/call/line-tag.tsx';
import { RingingActions } from '../../features/call/ringing-actions.tsx';
import { useRingingCommands } from '../../features/call/use-ringing-commands.ts';
import { VisualRing } from '../../features/call/visual-ring.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { cardLine } from './card-line.ts';
import { incomingCalls } from './incoming-calls.ts';
import type { IncomingCalls } from './incoming-calls.ts';
import './incoming-card.css';

/** The card that comes up over whatever the agent is doing: who, on which number, and three answers. */
export function IncomingCard(): ReactElement | null {
  const { calls } = useAppState();
  const shown = incomingCalls(calls);
  return shown === null ? null : <Card key={shown.call.id} incoming={shown} />;
}

function Card({ incoming }: { readonly incoming: IncomingCalls }): ReactElement {
  const { call, more, isBusy } = incoming;
  const t = useWords();
  const state = useAppState();
  const { peer, line } = callView(call, state, t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, { subject: call.id });
  const commands = useRingingCommands(call.id);
  const now = useMainTime(null);
  const isSilenced = call.phase === 'ringing' && call.silenced;
  const isQuiet = isSilenced || call.phase !== 'ringing' || state.settings.ringer.mode === 'silent';

  return (
    <main ref={area} className="incoming-card" data-quiet={isQuiet || undefined} aria-label={t('call.incomingFrom', { who: peer.who })}>
      <VisualRing />
      <header className="incoming-head">
        <PhoneIncoming size={18} aria-hidden className="incoming-sign" />
        <LineTag line={line} />
        {more === 0 ? null : (
          <span className="incoming-more" title={t('call.moreRinging', { count: more })}>
            {t('call.more', { count: more })}
          </span>
        )}
      </header>
      <h1 className="incoming-name">{peer.who}</h1>
      {commands.error === null ? (
        <p className="incoming-about">{cardLine(incoming, state, { t, now, isAnswering: commands.answer.isPending })}</p>
      ) : (
        <CardError error={commands.error} />
      )}
      <RingingActions commands={commands} canAnswer={!isBusy} isAnswering={call.phase === 'answering'} isSilenced={isSilenced} />
    </main>
  );
}

function CardError({ error }: { readonly error: AppError }): ReactElement {
  const t = useWords();
  return (
    <div className="incoming-error" role="alert" title={t(`errors.${error.code}.advice`)}>
      <TriangleAlert size={16} aria-hidden />
      <p>{t(`errors.${error.code}.title`)}</p>
      <p className="incoming-advice">{t(`errors.${error.code}.advice`)}</p>
    </div>
  );
}
