import type { ReactElement } from 'react';
import type { CallRestriction } from '#contract/calling-settings.ts';
import { useWords } from '../../state/use-words.ts';
import { Note } from '../../ui/note.tsx';
import { momentText } from '../permissions/moment.ts';
import { useMoment } from '../permissions/use-moment.ts';

/** What Meta has taken from the number for a while. */
export function Restrictions({ restrictions }: { readonly restrictions: readonly CallRestriction[] }): ReactElement {
  const t = useWords();
  const wording = useMoment();
  return (
    <>
      {restrictions.map(({ what, until }) => (
        <Note key={what} kind="attention" title={t(`callingSettings.restricted.${what}`)}>
          <p>
            {until === null ? '' : `${t('callingSettings.restrictedUntil', { time: momentText(until, wording) })} `}
            {t('callingSettings.restrictedAdvice')}
          </p>
        </Note>
      ))}
    </>
  );
}
