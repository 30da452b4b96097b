import { GraduationCap } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import type { CallView } from './call-view.ts';
import './line-tag.css';

export interface LineTagProps {
  readonly line: CallView['line'];
  /** What else is to be known of the call, beside its line. */
  readonly mark?: ReactNode;
}

/** On which of our numbers the call is, of what kind, and whether it is an exercise. */
export function LineTag({ line, mark }: LineTagProps): ReactElement {
  const t = useWords();
  return (
    <p className="line-tag">
      <span className="line-tag-line">
        <Swatch colour={line.colour} />
        <span className="line-tag-name">{line.label}</span>
      </span>
      <span className="line-tag-kind" title={line.kind}>
        · {line.kind}
      </span>
      {line.isPractice ? (
        <Badge kind="practice" icon={<GraduationCap size={14} aria-hidden />}>
          {t('status.practice')}
        </Badge>
      ) : null}
      {mark}
    </p>
  );
}
