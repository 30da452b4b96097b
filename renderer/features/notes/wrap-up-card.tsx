import { Check } from 'lucide-react';
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { AppState } from '#contract/app-state.ts';
import { formatDuration } from '#contract/format-time.ts';
import { isStandingStill } from '#contract/note.ts';
import type { WrapUpTask } from '#contract/note.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { CallNote } from './call-note.tsx';

/** The work after a call, above what comes next: it waits for the agent, and hides nothing. */
export function WrapUpCard(): ReactElement | null {
  const task = wrapUpInCard(useAppState());
  return task === null ? null : <Card key={task.callId} task={task} />;
}

/** The task that has a card: as long as its call's own screen stands, it is written there. */
export function wrapUpInCard({ history: { wrapUp }, calls }: Pick<AppState, 'history' | 'calls'>): WrapUpTask | null {
  return calls.some(({ id }) => id === wrapUp?.callId) ? null : wrapUp;
}

function Card({ task }: { readonly task: WrapUpTask }): ReactElement {
  const t = useWords();
  const heading = useId();
  const state = useAppState();
  const done = useCommand('note/done');
  const leftMs = task.until - useMainTime(task.until);
  const time = formatDuration(Math.abs(leftMs));
  return (
    <section className="wrap-up" aria-labelledby={heading}>
      <header className="wrap-up-head">
        <h2 id={heading} className="wrap-up-title">
          {t('wrapUp.with', { who: peerOf(task.peer, state, t).who })}
        </h2>
        <p className="wrap-up-time">
          {isStandingStill(task, state.calls) ? null : t(leftMs >= 0 ? 'wrapUp.left' : 'wrapUp.over', { time })}
        </p>
        <Button
          icon={<Check size={18} aria-hidden />}
          isPending={done.isPending}
          onPress={() => {
            done.raise({ callId: task.callId });
          }}
        >
          {t('wrapUp.done')}
        </Button>
      </header>
      <CallNote callId={task.callId} />
      {done.error === null ? null : <ErrorNote error={done.error} onDismiss={done.clear} />}
    </section>
  );
}
