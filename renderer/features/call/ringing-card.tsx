import { useRef } from 'react';
import type { ReactElement } from 'react';
import { ringsHere } from '#contract/rings-here.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { callerLines } from '../incoming/caller-lines.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { callView } from './call-view.ts';
import type { RingingListCard } from './ringing-list-card.ts';
import { LineTag } from './line-tag.tsx';
import { RingingActions } from './ringing-actions.tsx';
import { useRingingCommands } from './use-ringing-commands.ts';
import './ringing-card.css';

/** A call waiting to be answered. Deaf for its first moments, because it appears where something else was. Pale where it rings for colleagues alone. */
export function RingingCard({ call, place }: RingingListCard): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { line, peer } = callView(call, state, t);
  const isQuiet = !ringsHere(call, state);
  const now = useMainTime(null);
  const { about, lastCall, note } = callerLines(call, state, { t, now, isCovered: false, isAnswering: false });
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, { subject: `${call.id} ${String(place)}` });
  const commands = useRingingCommands(call.id);

  return (
    <article
      ref={area}
      className="ringing-card"
      aria-label={t('call.incomingFrom', { who: peer.who })}
      data-silenced={isQuiet || undefined}
    >
      <LineTag line={line} />
      <h2 className="ringing-name">{peer.who}</h2>
      <p className="ringing-number">{about}</p>
      {lastCall === '' ? null : <p className="ringing-context">{lastCall}</p>}
      {note === '' ? null : (
        <p className="ringing-context" dir="auto">
          {note}
        </p>
      )}
      {commands.error === null ? null : <ErrorNote error={commands.error} onDismiss={commands.clearError} />}
      <RingingActions commands={commands} canAnswer isAnswering={false} isSilenced={isQuiet} />
    </article>
  );
}
