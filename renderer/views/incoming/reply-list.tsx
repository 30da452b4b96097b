import { ArrowLeft, Send } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { Reply } from '#contract/alerts.ts';
import type { Call } from '#contract/call.ts';
import { peerOf } from '../../features/call/peer-name.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { CardButton } from './card-button.tsx';
import { replyChoices } from './reply-choices.ts';

export interface ReplyListProps {
  readonly call: Call;
  /** Of the card below: another one, and the messages are elsewhere under the pointer. */
  readonly layout: string;
  readonly onClose: () => void;
}

/** What can be sent to this caller instead of answering: one press sends it and rejects the call. Deaf for its first moments: it opens under the press that asked for it. */
export function ReplyList({ call, layout, onClose }: ReplyListProps): ReactElement {
  const t = useWords();
  const state = useAppState();
  const reply = useCommand('call/reply');
  const area = useRef<HTMLElement>(null);
  const choices = replyChoices(call, state);
  useQuietStart(area, { subject: [call.id, layout, ...choices.map(({ key }) => key)].join(' ') });
  const who = state.settings.alerts.hidePersonal ? t('alerts.someone') : peerOf(call.peer, state, t).who;
  const send = (message: Reply): void => {
    reply.raise({ callId: call.id, reply: message });
  };

  return (
    <section ref={area} className="reply-list" aria-label={t('alerts.replyTo', { who })}>
      <header className="reply-head">
        <CardButton label={t('alerts.replyBack')} isDisabled={reply.isPending} onPress={onClose}>
          <ArrowLeft size={18} aria-hidden />
        </CardButton>
        <div className="incoming-row-words">
          <h1 className="incoming-row-name">{t('alerts.replyTo', { who })}</h1>
          {reply.error === null ? (
            <p className="reply-hint" role="status">
              {t(reply.isPending ? 'alerts.replySending' : 'alerts.replyHint')}
            </p>
          ) : (
            <p className="reply-error" role="alert" title={t(`errors.${reply.error.code}.advice`)}>
              {t(`errors.${reply.error.code}.title`)}
            </p>
          )}
        </div>
      </header>
      <ul className="reply-choices">
        {choices.map(({ key, text, template, reply: message }) => (
          <li key={key}>
            <button
              type="button"
              className="reply-choice focus-ring"
              disabled={reply.isPending}
              // It can be read, and scrolled through, though not sent.
              aria-disabled={message === null || undefined}
              onClick={() => {
                if (message !== null) send(message);
              }}
            >
              <Send size={16} aria-hidden />
              <span className="reply-text">
                {text}
                {template === null && message !== null ? null : (
                  <span className="reply-marks">
                    {template === null ? null : <span>{t('alerts.replyTemplate', { name: template })}</span>}
                    {message === null ? <span>{t('templates.toFill')}</span> : null}
                  </span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
