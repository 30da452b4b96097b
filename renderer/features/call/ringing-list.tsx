import type { ReactElement } from 'react';
import type { CallIn } from '#contract/call.ts';
import { useWords } from '../../state/use-words.ts';
import { RingingCard } from './ringing-card.tsx';

export interface RingingListProps {
  readonly calls: readonly CallIn<'ringing'>[];
  readonly isBusy: boolean;
}

/** All that rings, oldest first, above everything else. */
export function RingingList({ calls, isBusy }: RingingListProps): ReactElement | null {
  const t = useWords();
  if (calls.length === 0) return null;
  return (
    <section className="ringing-list" aria-label={t('call.ringingCount', { count: calls.length })}>
      {calls.map((call) => (
        <RingingCard key={call.id} call={call} isBusy={isBusy} />
      ))}
    </section>
  );
}
