import { PhoneForwarded } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CallBackItem } from './call-back-item.tsx';
import type { CustomerDeeds } from './permit-actions.tsx';

/** Who is to be called, the one first whose time runs out first. */
export function CallBackList({ deeds }: { readonly deeds: CustomerDeeds }): ReactElement {
  const t = useWords();
  const { callBacks } = useAppState().permissions;
  if (callBacks.length === 0)
    return <EmptyState icon={<PhoneForwarded size={26} />} title={t('callBacks.empty')} advice={t('callBacks.emptyAdvice')} />;
  return (
    <>
      <p className="field-about">{t('callBacks.about')}</p>
      <ul className="permit-list" aria-label={t('callBacks.title')}>
        {callBacks.map((callBack) => (
          <CallBackItem key={callBack.id} callBack={callBack} deeds={deeds} />
        ))}
      </ul>
    </>
  );
}
