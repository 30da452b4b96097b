import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Notice } from '#contract/app-state.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from './error-note.tsx';
import './notices.css';

/** What the agent should know that belongs to no single command: the newest in full, the others when asked for. */
export function Notices(): ReactElement | null {
  const { notices, audio, lines } = useAppState();
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const needsEngine = lines.some((line) => line.kind === 'web');
  const engineError = audio.engine.state === 'unavailable' && needsEngine ? audio.engine.error : null;
  if (notices.length === 0 && engineError === null) return null;

  const newestFirst = notices.toSorted((one, other) => other.at - one.at);
  const shown = isOpen ? newestFirst : newestFirst.slice(0, engineError === null ? 1 : 0);
  const hidden = newestFirst.length - shown.length;
  return (
    <section className="notices" aria-label={t('common.notices')}>
      {engineError === null ? null : <ErrorNote error={engineError} title={t('audio.unavailableTitle')} kind="attention" />}
      {shown.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
      {hidden === 0 ? null : (
        <Button
          kind="quiet"
          onPress={() => {
            setOpen(true);
          }}
        >
          {t('common.moreNotices', { count: hidden })}
        </Button>
      )}
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
