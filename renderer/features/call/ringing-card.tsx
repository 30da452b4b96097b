import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { CallIn } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import { callView } from './call-view.ts';
import { LineTag } from './line-tag.tsx';
import { RingingActions } from './ringing-actions.tsx';
import { useRingingCommands } from './use-ringing-commands.ts';
import './ringing-card.css';

/** A call waiting to be answered. Deaf for its first moments, because it appears where something else was. */
export function RingingCard({ call }: { readonly call: CallIn<'ringing'> }): ReactElement {
  const t = useWords();
  const { line, peer } = callView(call, useAppState(), t);
  const area = useRef<HTMLElement>(null);
  useQuietStart(area, { subject: call.id });
  const commands = useRingingCommands(call.id);

  return (
    <article
      ref={area}
      className="ringing-card"
      aria-label={t('call.incomingFrom', { who: peer.who })}
      data-silenced={call.silenced || undefined}
    >
      <LineTag line={line} />
      <h2 className="ringing-name">{peer.who}</h2>
      <p className="ringing-number">
        {peer.name === null ? null : <span>{peer.number}</span>}
        {call.silenced ? <span className="ringing-silenced">{t('call.silenced')}</span> : null}
      </p>
      {commands.error === null ? null : <ErrorNote error={commands.error} onDismiss={commands.clearError} />}
      <RingingActions commands={commands} canAnswer isAnswering={false} isSilenced={call.silenced} />
    </article>
  );
}
