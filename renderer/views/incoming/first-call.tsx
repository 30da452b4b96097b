import { Eye, MessageSquareText, PhoneIncoming, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallIn } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { pastRoom } from '#contract/incoming.ts';
import type { IncomingView, PastRoom } from '#contract/incoming.ts';
import { CallLabel } from '../../features/billing/call-label.tsx';
import { callView } from '../../features/call/call-view.ts';
import { LineTag } from '../../features/call/line-tag.tsx';
import { RingingActions } from '../../features/call/ringing-actions.tsx';
import { useRingingCommands } from '../../features/call/use-ringing-commands.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { callerLines } from '../../features/incoming/caller-lines.ts';
import type { CallerLines } from '../../features/incoming/caller-lines.ts';
import { CardButton } from './card-button.tsx';
import { canReply } from './can-reply.ts';

export interface RingingCallProps {
  readonly call: CallIn<'ringing' | 'answering'>;
  /** Of the whole card: another one, and this call's buttons are elsewhere under the pointer. */
  readonly layout: string;
  readonly onReply: (callId: string) => void;
}

/** The call that has rung longest: in full, with large buttons. Deaf for its first moments, because it appears where something else was. */
export function FirstCall({ call, others, layout, onReply }: RingingCallProps & Pick<IncomingView, 'others'>): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { line } = callView(call, state, t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, { subject: `${call.id} ${layout}` });
  const commands = useRingingCommands(call.id);
  const now = useMainTime(null);
  const [isRevealed, setRevealed] = useState(false);
  const isCovered = state.settings.alerts.hidePersonal && !isRevealed;
  const caller = callerLines(call, state, { t, now, isCovered, isAnswering: commands.answer.isPending });

  return (
    <article ref={area} className="incoming-first" aria-label={t('call.incomingFrom', { who: caller.who })}>
      <header className="incoming-head">
        <PhoneIncoming size={18} aria-hidden className="incoming-sign" />
        <div id="incoming-line" className="incoming-line">
          <LineTag line={line} />
        </div>
        <span className="incoming-tools">
          {isCovered ? (
            <CardButton
              label={t('alerts.reveal')}
              onPress={() => {
                setRevealed(true);
              }}
            >
              <Eye size={18} aria-hidden />
            </CardButton>
          ) : null}
          {canReply(call, state) ? (
            <CardButton
              label={t('alerts.reply')}
              onPress={() => {
                onReply(call.id);
              }}
            >
              <MessageSquareText size={18} aria-hidden />
            </CardButton>
          ) : null}
        </span>
      </header>
      <h1 id="incoming-who" className="incoming-name" dir="auto">
        {caller.who}
      </h1>
      {commands.error === null ? (
        <>
          <p className="incoming-about">
            <CallLabel kind={call.kind} direction={call.direction} isInWords />
            <span className="incoming-cut">{caller.about}</span>
          </p>
          <Past caller={caller} isCovered={isCovered} room={pastRoom({ first: call, others }, state.callContexts)} />
        </>
      ) : (
        <CardError error={commands.error} />
      )}
      <RingingActions commands={commands} canAnswer isAnswering={call.phase === 'answering'} isSilenced={false} />
    </article>
  );
}

/** The last call, and the first words of the note: each in its own place, whatever the other has to say. */
function Past({
  caller,
  isCovered,
  room: { hasLastCall, noteLines },
}: {
  readonly caller: CallerLines;
  readonly isCovered: boolean;
  readonly room: PastRoom;
}): ReactElement {
  const t = useWords();
  if (isCovered) return <p className="incoming-past">{hasLastCall || noteLines > 0 ? t('alerts.covered') : ''}</p>;
  return (
    <div className="incoming-past">
      {hasLastCall ? <p className="incoming-cut">{caller.lastCall}</p> : null}
      {noteLines === 0 ? null : (
        <p className={`incoming-note incoming-note-${noteLines === 1 ? 'one' : 'two'}`} dir="auto" title={caller.note}>
          {caller.note}
        </p>
      )}
    </div>
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
