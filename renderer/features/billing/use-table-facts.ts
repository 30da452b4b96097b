import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { momentText } from '../permissions/moment.ts';
import { useMoment } from '../permissions/use-moment.ts';
import { companyName } from '../settings/lock-view.ts';
import { useAreaLock } from '../settings/use-area-lock.ts';

/** What is known of the price table: how many prices, and whose they are or when they came; without one, how to come by it. */
export function useTableFacts(): string {
  const t = useWords();
  const wording = useMoment();
  const { billing, policy } = useAppState();
  const isLocked = useAreaLock('prices') !== null;
  const { table } = billing;
  if (table === null) return t(isLocked ? 'billing.noTable' : 'billing.noTableAdvice');
  const { rows: count, currency, importedAt } = table;
  return importedAt === null
    ? t('policyAreas.priceFacts', { count, currency, who: companyName(policy, t) })
    : t('billing.tableFacts', { count, currency, time: momentText(importedAt, wording) });
}
