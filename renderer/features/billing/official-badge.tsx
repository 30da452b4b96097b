import type { ReactElement } from 'react';
import type { LineKind } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';

/** Whether a call is on an official number, where there is no room for the name of its kind; what that means for permission and cost, for who asks. */
export function OfficialBadge({ kind }: { readonly kind: LineKind }): ReactElement {
  const t = useWords();
  return (
    <Badge>
      <span title={t(`official.${kind}About`)}>{t(`official.${kind}`)}</span>
    </Badge>
  );
}
