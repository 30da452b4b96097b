import { BellOff, MessageSquareText, Phone, PhoneOff } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { hasPastLine } from '#contract/incoming.ts';
import { OfficialBadge } from '../../features/billing/official-badge.tsx';
import { callView } from '../../features/call/call-view.ts';
import { useRingingCommands } from '../../features/call/use-ringing-commands.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Swatch } from '../../ui/swatch.tsx';
import { callerLines } from '../../features/incoming/caller-lines.ts';
import { CardButton } from './card-button.tsx';
import { canReply } from './can-reply.ts';
import type { RingingCallProps } from './first-call.tsx';

export interface OtherCallProps extends RingingCallProps {
  /** Nothing stands above it. */
  readonly isFirst: boolean;
  readonly isBusy: boolean;
}

/** A further call in one row; while the agent talks every call has only a row, and waits. */
export function OtherCall({ call, layout, isFirst, isBusy, onReply }: OtherCallProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { line } = callView(call, state, t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, { subject: `${call.id} ${layout}` });
  const { answer, reject, silence, error } = useRingingCommands(call.id);
  const now = useMainTime(null);
  const isCovered = state.settings.alerts.hidePersonal;
  const { who, happening, lastShort, note } = callerLines(call, state, { t, now, isCovered, isAnswering: answer.isPending });
  const Name = isFirst ? 'h1' : 'h2';
  const isOver = answer.isPending || reject.isPending || call.phase === 'answering';

  return (
    <article ref={area} className="incoming-row" aria-label={t('call.incomingFrom', { who })}>
      <div className="incoming-row-words">
        <Name id={isFirst ? 'incoming-who' : undefined} className="incoming-row-name" dir="auto">
          {who}
        </Name>
        {error === null ? (
          <p id={isFirst ? 'incoming-line' : undefined} className="incoming-row-line">
            <Swatch colour={line.colour} />
            <span className="incoming-cut">{line.label}</span>
            {happening === '' ? <OfficialBadge kind={call.kind} /> : <span className="incoming-happening">· {happening}</span>}
          </p>
        ) : (
          <p
            id={isFirst ? 'incoming-line' : undefined}
            className="incoming-row-line incoming-row-error"
            role="alert"
            title={t(`errors.${error.code}.advice`)}
          >
            <span className="incoming-cut">{t(`errors.${error.code}.title`)}</span>
          </p>
        )}
      </div>
      {hasPastLine(call, { contexts: state.callContexts, isCovered }) ? (
        <p className="incoming-row-past" title={note === '' ? undefined : note}>
          {lastShort === '' ? null : <span className="incoming-row-last">{lastShort}</span>}
          {note === '' ? null : (
            <span className="incoming-cut" dir="auto">
              {note}
            </span>
          )}
        </p>
      ) : null}
      {canReply(call, state) ? (
        <CardButton
          label={t('alerts.replyTo', { who })}
          isDisabled={isOver}
          onPress={() => {
            onReply(call.id);
          }}
        >
          <MessageSquareText size={18} aria-hidden />
        </CardButton>
      ) : null}
      <CardButton label={t('alerts.silenceThis', { who })} isDisabled={isOver || silence.isPending} onPress={silence.press}>
        <BellOff size={18} aria-hidden />
      </CardButton>
      <CardButton label={t('alerts.rejectThis', { who })} className="ringing-reject" isDisabled={isOver} onPress={reject.press}>
        <PhoneOff size={18} aria-hidden />
      </CardButton>
      {isBusy ? null : (
        <CardButton label={t('alerts.answerThis', { who })} className="incoming-row-answer" isDisabled={isOver} onPress={answer.press}>
          <Phone size={18} aria-hidden />
        </CardButton>
      )}
    </article>
  );
}
