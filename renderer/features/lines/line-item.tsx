import { Check, CircleDashed, GraduationCap, Pencil, RefreshCw, Trash2, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { useWords } from '../../state/use-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { LineActions } from './line-actions.tsx';
import type { LineRow } from './lines-view.ts';

const ICONS: Record<LineRow['state'], LucideIcon> = {
  live: Check,
  polling: RefreshCw,
  connecting: CircleDashed,
  unreachable: TriangleAlert,
};

export interface LineItemProps {
  readonly row: LineRow;
  readonly now: UnixMs;
  readonly onChange: (line: Line) => void;
  readonly onRemove: (line: Line) => void;
}

export function LineItem({ row, now, onChange, onRemove }: LineItemProps): ReactElement {
  const t = useWords();
  const { line } = row;
  const Icon = ICONS[row.state];
  return (
    <li className="line-item focus-ring" data-line={line.id} tabIndex={-1}>
      <div className="line-head">
        <Swatch colour={line.colour} />
        <h2 className="line-name">{line.label}</h2>
        {row.isPractice ? (
          <Badge kind="practice" icon={<GraduationCap size={14} aria-hidden />}>
            {t('status.practice')}
          </Badge>
        ) : null}
        {row.isUntilQuit ? <Badge>{t('lines.untilQuit')}</Badge> : null}
        <span className="line-tools">
          {row.canChange ? (
            <IconButton
              label={t('lines.changeLine', { line: line.label })}
              onPress={() => {
                onChange(line);
              }}
            >
              <Pencil size={17} aria-hidden />
            </IconButton>
          ) : null}
          {row.canRemove ? (
            <IconButton
              label={t('lines.removeLine', { line: line.label })}
              onPress={() => {
                onRemove(line);
              }}
            >
              <Trash2 size={18} aria-hidden />
            </IconButton>
          ) : null}
        </span>
      </div>
      <p className="line-facts">
        {row.number} · {row.kind}
      </p>
      <p className={`line-state line-${row.state}`}>
        <Icon size={16} strokeWidth={2.25} aria-hidden />
        <span>
          <span className="line-state-text">{row.stateText}</span>
          {row.stateAdvice === null ? null : <span className="line-advice">{row.stateAdvice}</span>}
        </span>
      </p>
      <LineActions line={line} mends={row.mends} now={now} />
    </li>
  );
}
