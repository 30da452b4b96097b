import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';

/** What of the company's prices cannot be used; nothing where all of them hold, or there are none. */
export function CompanyPricesNote(): ReactElement | null {
  const t = useWords();
  const { billing, policy } = useAppState();
  const problems = policy.problems.filter(({ kind }) => kind === 'prices');
  if (problems.length === 0) return null;
  const isInForce = billing.table?.importedAt === null;
  return (
    <Note kind="attention" title={t(isInForce ? 'policyAreas.pricesPartly' : 'policyAreas.pricesUnread')}>
      <p>{t('policyAreas.pricesAdvice')}</p>
      <p className="selectable">{problems.map(({ where }) => where).join(', ')}</p>
    </Note>
  );
}
