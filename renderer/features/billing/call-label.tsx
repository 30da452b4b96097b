import type { ReactElement } from 'react';
import type { Direction } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';

export interface CallLabelProps {
  readonly kind: LineKind;
  readonly direction: Direction;
}

/** On an official number who began the call, which decides permission and cost; on a web number that no such rule holds, for it is unofficial. */
export function CallLabel({ kind, direction }: CallLabelProps): ReactElement {
  const t = useWords();
  if (kind === 'web') return <Badge>{t('official.web')}</Badge>;
  return (
    <Badge>
      <abbr title={t(`initiator.${direction}About`)}>{t(`initiator.${direction}Short`)}</abbr>
      <span className="visually-hidden">{t(`initiator.${direction}`)}</span>
    </Badge>
  );
}
