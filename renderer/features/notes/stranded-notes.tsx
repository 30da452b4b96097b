import { RotateCcw } from 'lucide-react';
import { useCallback, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { peerOf } from '../call/peer-name.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import type { StrandedNote } from './note-keeper.ts';
import { strandedAdvice } from './stranded-advice.ts';
import { useNoteKeeper } from './use-note-draft.ts';
import './notes.css';

/** Notes that the disk refused after their fields had gone: whose they are, until they are kept. */
export function StrandedNotes(): ReactElement | null {
  const t = useWords();
  const keeper = useNoteKeeper();
  const notes = useSyncExternalStore(
    useCallback((changed: () => void) => keeper.followStranded(changed), [keeper]),
    () => keeper.stranded(),
  );
  if (notes.length === 0) return null;
  return (
    <section className="notices" aria-label={t('notes.stranded')}>
      {notes.map((note) => (
        <Stranded key={note.callId} note={note} />
      ))}
    </section>
  );
}

function Stranded({ note: { callId, peer, error } }: { readonly note: StrandedNote }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const keeper = useNoteKeeper();
  // A call that is no more has no note: there is nothing to try.
  const isGone = error.code === 'call-gone';
  const dismissed = isGone ? { onDismiss: drop } : {};
  return (
    <ErrorNote
      error={error}
      title={t('notes.strandedOf', { who: peerOf(peer, state, t).who })}
      advice={t(strandedAdvice(error))}
      kind="attention"
      stays
      action={
        isGone ? null : (
          <Button
            kind="quiet"
            icon={<RotateCcw size={16} aria-hidden />}
            onPress={() => {
              keeper.tryAgain(callId);
            }}
          >
            {t('notes.tryAgain')}
          </Button>
        )
      }
      {...dismissed}
    >
      <blockquote className="stranded-text selectable">{keeper.unkept(callId)}</blockquote>
    </ErrorNote>
  );

  function drop(): void {
    keeper.drop(callId);
  }
}
