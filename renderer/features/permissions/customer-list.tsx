import { ShieldQuestion } from 'lucide-react';
import type { ReactElement } from 'react';
import { foldedText } from '#contract/folded-text.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { peerOf } from '../call/peer-name.ts';
import { useKeptView } from '../notices/whereabouts.ts';
import { CheckNumber } from './check-number.tsx';
import { CustomerItem } from './customer-item.tsx';
import type { CustomerDeeds } from './permit-actions.tsx';

/** From so many on they are searched. */
const SEARCHED_FROM = 6;

/** Every customer whose permission is known, those heard of last first, and a way to look up any other. */
export function CustomerList({ deeds }: { readonly deeds: CustomerDeeds }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const [text, setText] = useKeptView('permissions search', '');
  const { customers } = state.permissions;
  const digits = text.replaceAll(/\D/g, '');
  const found = customers.filter(({ peer }) => {
    const isNumber = digits !== '' && peer.includes(digits);
    return isNumber || foldedText(peerOf(peer, state, t).who).includes(foldedText(text.trim()));
  });
  return (
    <>
      <CheckNumber />
      {customers.length < SEARCHED_FROM ? null : (
        <TextField type="search" label={t('permissions.search')} value={text} onChange={setText} />
      )}
      {found.length === 0 ? (
        <EmptyState
          icon={<ShieldQuestion size={26} />}
          title={t(customers.length === 0 ? 'permissions.noCustomers' : 'permissions.noMatch')}
          advice={customers.length === 0 ? t('permissions.noCustomersAdvice') : ''}
        />
      ) : (
        <ul className="permit-list" aria-label={t('permissions.tabs.customers')}>
          {found.map((customer) => (
            <CustomerItem key={`${customer.lineId} ${customer.peer}`} customer={customer} deeds={deeds} />
          ))}
        </ul>
      )}
    </>
  );
}
