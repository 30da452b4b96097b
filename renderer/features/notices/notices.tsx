import type { ReactElement } from 'react';
import type { Notice } from '#contract/app-state.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from './error-note.tsx';
import './notices.css';

/** What the agent should know that belongs to no single command, newest first, until dismissed. */
export function Notices(): ReactElement | null {
  const { notices, audio, lines } = useAppState();
  const t = useWords();
  const needsEngine = lines.some((line) => line.kind === 'web');
  const engineError = audio.engine.state === 'unavailable' && needsEngine ? audio.engine.error : null;
  if (notices.length === 0 && engineError === null) return null;
  return (
    <section className="notices" aria-label={t('common.notices')}>
      {engineError === null ? null : <ErrorNote error={engineError} title={t('audio.unavailableTitle')} kind="attention" />}
      {notices.toSorted((one, other) => other.at - one.at).map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeRow({ notice }: { readonly notice: Notice }): ReactElement {
  const { lines } = useAppState();
  const dismiss = useCommand('notice/dismiss');
  const line = lines.find((candidate) => candidate.id === notice.lineId);
  return (
    <ErrorNote
      error={dismiss.error ?? notice.error}
      kind="attention"
      {...(line === undefined ? {} : { about: line.label })}
      onDismiss={() => {
        dismiss.raise({ noticeId: notice.id });
      }}
    />
  );
}
