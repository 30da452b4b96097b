import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { cardSize, incomingView, isCardWanted } from '#contract/incoming.ts';
import type { IncomingView } from '#contract/incoming.ts';
import { Announcer } from '../../features/announcer/announcer.tsx';
import { useLastEnded } from '../../features/call/use-last-ended.ts';
import { VisualRing } from '../../features/call/visual-ring.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Farewell } from './farewell.tsx';
import { FirstCall } from './first-call.tsx';
import { OtherCall } from './other-call.tsx';
import { ReplyList } from './reply-list.tsx';
import './incoming-card.css';

/** The card that comes up over whatever the agent is doing: who, on which number, and what can be done about it. */
export function IncomingCard(): ReactElement {
  const state = useAppState();
  // While the window is hidden its page is empty: what comes up next is a new card, whatever was on the last one.
  const view = isCardWanted(state) ? incomingView(state) : null;
  return (
    <>
      {view === null ? <LastWords /> : <Card view={view} />}
      <Announcer window="incoming" />
    </>
  );
}

/** Of the call that was on the card, while the card stays for that. */
function LastWords(): ReactElement | null {
  const { speaking } = useAppState();
  const ended = useLastEnded();
  return ended === null || speaking.calls !== 'incoming' ? null : <Farewell call={ended} />;
}

function Card({ view }: { readonly view: IncomingView }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const { first, others, more, shape } = view;
  const cardList = useCommand('window/card-list');
  const answered = [first, ...others].find(({ id }) => id === replyTo) ?? null;
  const isListOpen = answered !== null;
  const { raise } = cardList;
  const wasListOpen = useRef(false);
  useEffect(() => {
    if (wasListOpen.current !== isListOpen) raise({ isOpen: isListOpen });
    wasListOpen.current = isListOpen;
  }, [raise, isListOpen]);
  // The card grows and shrinks upwards: whatever comes or goes in it moves every row.
  const { height } = cardSize(view, { ...state, isListOpen });
  const layout = [shape, height, first.id, ...others.map(({ id }) => id), more > 0, isListOpen].join(' ');
  const isQuiet = first.phase !== 'ringing' || state.settings.ringer.mode === 'silent';

  return (
    <main className="incoming-window">
      {/* A dialog to whoever looks for one; it takes no focus, and keeps none. No alert, which some screen readers would read out beside the live region. */}
      <div
        className="incoming-card"
        role="dialog"
        data-quiet={isQuiet || undefined}
        data-shape={shape}
        aria-label={t('alerts.incoming')}
        aria-describedby="incoming-who incoming-line"
      >
        <VisualRing />
        {/* What the messages cover cannot be pressed, nor read out. */}
        <div className="incoming-calls" inert={isListOpen}>
          {shape === 'full' ? (
            <FirstCall key={first.id} call={first} others={others} layout={layout} onReply={setReplyTo} />
          ) : (
            <OtherCall key={first.id} call={first} layout={layout} isFirst isBusy onReply={setReplyTo} />
          )}
          {others.map((call) => (
            <OtherCall key={call.id} call={call} layout={layout} isFirst={false} isBusy={shape === 'compact'} onReply={setReplyTo} />
          ))}
          <Foot shape={shape} more={more} />
        </div>
        {answered === null ? null : (
          <ReplyList
            key={`reply ${answered.id}`}
            call={answered}
            layout={layout}
            onClose={() => {
              setReplyTo(null);
            }}
          />
        )}
      </div>
    </main>
  );
}

/** Why nothing here can be answered, said once for all of them; and how many have no row. */
function Foot({ shape, more }: Pick<IncomingView, 'shape' | 'more'>): ReactElement | null {
  const t = useWords();
  const words = [shape === 'compact' ? t('call.answerBusy') : '', more > 0 ? t('alerts.more', { count: more }) : ''];
  const text = words.filter((part) => part !== '').join(' · ');
  return text === '' ? null : <p className="incoming-foot">{text}</p>;
}
