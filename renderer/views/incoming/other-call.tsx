import { BellOff, MessageSquareText, Phone, PhoneOff } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
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
  const { who, about } = callerLines(call, state, {
    t,
    now,
    isCovered: state.settings.alerts.hidePersonal,
    isAnswering: answer.isPending,
  });
  const Name = isFirst ? 'h1' : 'h2';
  const isOver = answer.isPending || reject.isPending || call.phase === 'answering';

  return (
    <article ref={area} className="incoming-row" aria-label={t('call.incomingFrom', { who })}>
      <div className="incoming-row-words">
        <Name className="incoming-row-name">{who}</Name>
        <p className="incoming-row-line">
          <Swatch colour={line.colour} />
          <span>
            {error === null
              ? [line.label, isBusy ? t('call.answerBusy') : about].filter((part) => part !== '').join(' · ')
              : t(`errors.${error.code}.title`)}
          </span>
        </p>
      </div>
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
