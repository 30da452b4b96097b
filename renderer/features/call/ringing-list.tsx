import type { ReactElement } from 'react';
import type { CallIn } from '#contract/call.ts';
import { useWords } from '../../state/use-words.ts';
import { RingingCard } from './ringing-card.tsx';
import { WaitingCard } from './waiting-card.tsx';

export interface RingingListProps {
  readonly calls: readonly CallIn<'ringing'>[];
  /** Whether a call is under way: a second one can then only wait. */
  readonly isBusy: boolean;
}

/** All that rings, oldest first, above everything else. */
export function RingingList({ calls, isBusy }: RingingListProps): ReactElement | null {
  const t = useWords();
  if (calls.length === 0) return null;
  return (
    <section className="ringing-list" aria-label={t('call.ringingCount', { count: calls.length })}>
      {calls.map((call, place) => {
        const Card = isBusy ? WaitingCard : RingingCard;
        return <Card key={call.id} call={call} place={place} />;
      })}
    </section>
  );
}
