import { AudioLines, ChartNoAxesColumn, Phone } from 'lucide-react';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { GridListItem } from 'react-aria-components/GridList';
import type { RecentCall } from '#contract/call.ts';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useSeen } from './use-seen.ts';
import type { RecentRow } from './recents-view.ts';
import { RESULT_ICONS } from './result-icons.ts';

export interface RecentItemProps {
  readonly id: string;
  readonly row: RecentRow;
  /** Missed, and nobody has looked. */
  readonly isUnseen: boolean;
  readonly isDialling: boolean;
  readonly onCallBack: (recent: RecentCall) => void;
  /** Shows the call in full. */
  readonly onDetails: (row: RecentRow) => void;
}

export function RecentItem({ id, row, isUnseen, isDialling, onCallBack, onDetails }: RecentItemProps): ReactElement {
  const t = useWords();
  const { peer, line } = row;
  const element = useRef<HTMLDivElement>(null);
  useSeen(element, isUnseen ? row.recent.id : null);
  const Icon = RESULT_ICONS[row.icon];
  const told = t('recents.rowLabel', { who: peer.who, result: row.result, line: line.label, time: row.time });
  const spoken = [told, row.label.spoken, ...(isUnseen ? [t('history.unseen')] : [])].join('. ');
  return (
    <GridListItem id={id} textValue={spoken} className={classNames('recent', row.isMissed && 'recent-missed', isUnseen && 'recent-unseen')}>
      <Icon size={18} aria-hidden className="recent-icon" />
      <div ref={element} className="recent-words">
        <p className="recent-who">
          <span className="recent-name">{peer.who}</span>
          <span className="recent-line">
            <Swatch colour={line.colour} />
            <span className="recent-line-name">{line.label}</span>
          </span>
        </p>
        <p className="recent-facts">
          <span className="recent-result">{row.result}</span>
          <span className="recent-label" title={row.label.about} aria-hidden>
            {row.label.short}
          </span>
          <span className="visually-hidden">{row.label.about}</span>
          {row.isRecorded ? <AudioLines size={14} role="img" aria-label={t('recordings.recorded')} className="recent-recorded" /> : null}
          {peer.name === null ? null : <span className="recent-number">{peer.number}</span>}
        </p>
      </div>
      <p className="recent-times">
        <span>{row.time}</span>
        <span>{row.duration ?? '\u00a0'}</span>
      </p>
      {row.canCallBack ? (
        <IconButton
          label={t(row.recent.direction === 'outbound' ? 'recents.callAgainTo' : 'recents.callBackTo', { who: peer.who })}
          className="recent-call"
          isDisabled={isDialling}
          onPress={() => {
            onCallBack(row.recent);
          }}
        >
          <Phone size={18} aria-hidden />
        </IconButton>
      ) : null}
      {row.duration === null ? null : (
        <IconButton
          label={t('report.open', { who: peer.who })}
          className="recent-details"
          onPress={() => {
            onDetails(row);
          }}
        >
          <ChartNoAxesColumn size={18} aria-hidden />
        </IconButton>
      )}
    </GridListItem>
  );
}
