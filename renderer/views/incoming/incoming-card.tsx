import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { incomingView } from '#contract/incoming.ts';
import type { IncomingView } from '#contract/incoming.ts';
import { VisualRing } from '../../features/call/visual-ring.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { FirstCall } from './first-call.tsx';
import { OtherCall } from './other-call.tsx';
import { ReplyList } from './reply-list.tsx';
import './incoming-card.css';

/** The card that comes up over whatever the agent is doing: who, on which number, and what can be done about it. */
export function IncomingCard(): ReactElement | null {
  const state = useAppState();
  const view = incomingView(state);
  return view === null ? null : <Card view={view} />;
}

function Card({ view }: { readonly view: IncomingView }): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
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
  const isSilenced = first.phase === 'ringing' && first.silenced;
  // The card grows and shrinks upwards: whatever comes or goes in it moves every row.
  const layout = [shape, first.id, ...others.map(({ id }) => id), more > 0, isListOpen].join(' ');
  const isQuiet = isSilenced || first.phase !== 'ringing' || settings.ringer.mode === 'silent';

  return (
    <main className="incoming-card" data-quiet={isQuiet || undefined} data-shape={shape} aria-label={t('alerts.incoming')}>
      <VisualRing />
      {/* What the messages cover cannot be pressed, nor read out. */}
      <div className="incoming-calls" inert={isListOpen}>
        {shape === 'full' ? (
          <FirstCall key={first.id} call={first} layout={layout} onReply={setReplyTo} />
        ) : (
          <OtherCall key={first.id} call={first} layout={layout} isFirst isBusy onReply={setReplyTo} />
        )}
        {others.map((call) => (
          <OtherCall key={call.id} call={call} layout={layout} isFirst={false} isBusy={shape === 'compact'} onReply={setReplyTo} />
        ))}
        {more === 0 ? null : <p className="incoming-more">{t('alerts.more', { count: more })}</p>}
      </div>
      {answered === null ? null : (
        <ReplyList
          key={`reply ${answered.id}`}
          call={answered}
          onClose={() => {
            setReplyTo(null);
          }}
        />
      )}
    </main>
  );
}
