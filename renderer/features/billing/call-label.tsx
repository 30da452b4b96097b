import type { ReactElement } from 'react';
import type { Direction } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';

export interface CallLabelProps {
  readonly kind: LineKind;
  readonly direction: Direction;
}

/** Whether the number is official, and who began the call: both decide permission and cost. A web number's calls have no such kinds. */
export function CallLabel({ kind, direction }: CallLabelProps): ReactElement {
  const t = useWords();
  return (
    <>
      <Badge>{t(`official.${kind}`)}</Badge>
      {kind === 'web' ? null : (
        <Badge>
          <abbr className="call-label" title={t(`initiator.${direction}About`)} aria-label={t(`initiator.${direction}`)}>
            {t(`initiator.${direction}Short`)}
          </abbr>
        </Badge>
      )}
    </>
  );
}
