import type { ReactElement } from 'react';
import type { Direction } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { OfficialBadge } from './official-badge.tsx';

export interface CallLabelProps {
  readonly kind: LineKind;
  readonly direction: Direction;
  /** Where there is room: `Cliente ligou`, where lists say `UIC`. */
  readonly isInWords?: boolean;
}

/** On an official number who began the call, which decides permission and cost; on a web number that no such rule holds, for it is unofficial. */
export function CallLabel({ kind, direction, isInWords = false }: CallLabelProps): ReactElement {
  const t = useWords();
  if (kind === 'web') return <OfficialBadge kind={kind} />;
  if (isInWords)
    return (
      <Badge>
        <span title={t(`initiator.${direction}About`)}>{t(`initiator.${direction}Words`)}</span>
      </Badge>
    );
  return (
    <Badge>
      <abbr title={t(`initiator.${direction}About`)}>{t(`initiator.${direction}Short`)}</abbr>
      <span className="visually-hidden">{t(`initiator.${direction}`)}</span>
    </Badge>
  );
}
