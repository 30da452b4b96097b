import type { ReactElement } from 'react';
import type { ReplicaView } from '../../state/replica.ts';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';
import './waiting-screen.css';

/** Before the first state, or when main does not answer at all. */
export function WaitingScreen({ view }: { readonly view: Exclude<ReplicaView, { status: 'live' }> }): ReactElement {
  const t = useWords();
  return (
    <main className="waiting-screen">
      {view.status === 'opening' ? (
        <p className="waiting-screen-words" role="status">
          {t('common.loading')}
        </p>
      ) : (
        <Note kind="lost" title={t('common.bridgeLostTitle')}>
          <p>{t('common.bridgeLostAdvice')}</p>
          {view.error.detail === undefined ? null : <p className="selectable">{view.error.detail}</p>}
        </Note>
      )}
    </main>
  );
}
