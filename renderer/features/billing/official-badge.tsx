import type { ReactElement } from 'react';
import type { LineKind } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';

/** Whether a call is on an official number, where there is no room for the name of its kind. */
export function OfficialBadge({ kind }: { readonly kind: LineKind }): ReactElement {
  const t = useWords();
  return <Badge>{t(`official.${kind}`)}</Badge>;
}
