import { Phone } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import type { RecentCall } from '#contract/call.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { useWords } from '../../state/use-words.ts';
import { classNames } from '../../ui/class-names.ts';
import '../../ui/button.css';
import { Swatch } from '../../ui/swatch.tsx';
import { RESULT_ICONS } from '../recents/result-icons.ts';
import { historyRow, type HistoryRow, type RowWording } from './history-row.ts';
import { useSeen } from '../recents/use-seen.ts';

export interface HistoryItemProps {
  readonly id: string;
  /** 0 for the newest call. */
  readonly place: number;
  readonly top: number;
  /** Undefined: on its way. Null: cannot be read. */
  readonly entry: HistoryEntry | null | undefined;
  readonly wording: RowWording;
  readonly isActive: boolean;
  readonly isDialling: boolean;
  readonly onPick: (place: number) => void;
  readonly onCallBack: (recent: RecentCall) => void;
  readonly onDetails: (row: HistoryRow) => void;
}

/** One call of the list. Drawn again only when something of it changes: while one scrolls, what stays in sight is left alone. */
export const HistoryItem = memo(function HistoryItem(props: HistoryItemProps): ReactElement {
  const { id, place, top, entry, wording, isActive, onPick, onDetails } = props;
  const row = useMemo(() => (entry === null || entry === undefined ? entry : historyRow(entry, wording)), [entry, wording]);
  const t = useWords();
  const element = useRef<HTMLDivElement>(null);
  useSeen(element, row?.isUnseen === true ? row.recent.id : null);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the focus and hears the keys for the row it stands on
    <div
      ref={element}
      id={id}
      role="row"
      aria-rowindex={place + 1}
      aria-selected={isActive}
      className={classNames('recent', 'history-row', row?.isMissed === true && 'recent-missed', row?.isUnseen === true && 'recent-unseen')}
      style={{ top }}
      onClick={(event) => {
        onPick(place);
        const isButton = event.target instanceof Element && event.target.closest('button') !== null;
        if (!isButton && row !== null && row !== undefined) onDetails(row);
      }}
    >
      <div role="gridcell">
        {row === null || row === undefined ? (
          <p className="history-blank">{t(row === null ? 'history.unreadableRow' : 'history.loadingRow')}</p>
        ) : (
          <HistoryCell {...props} row={row} />
        )}
      </div>
    </div>
  );
});

/** Of a note or a sentence the beginning is worth something, of a number it is not. */
function belowClass({ note, peer }: HistoryRow): string {
  if (note !== null) return 'history-note';
  return peer.name === null ? 'history-elsewhere' : 'recent-number';
}

function HistoryCell({ row, isActive, isDialling, onCallBack }: HistoryItemProps & { readonly row: HistoryRow }): ReactElement {
  const t = useWords();
  const { peer, line, recent } = row;
  const Icon = RESULT_ICONS[row.icon];
  const below = row.note ?? (peer.name === null ? row.elsewhere : peer.number);
  return (
    <>
      <Icon size={18} aria-hidden className="recent-icon" />
      <span className="visually-hidden" title={row.label.about}>
        {row.spoken}
      </span>
      <div className="recent-words" aria-hidden>
        <p className="recent-who">
          <span className="recent-name">{peer.who}</span>
          <span className="recent-line">
            <Swatch colour={line.colour} />
            <span className="recent-line-name">{line.label}</span>
          </span>
        </p>
        <p className="recent-facts">
          <span className="recent-result">{row.result}</span>
          <span className="recent-label" title={row.label.about}>
            {row.label.short}
          </span>
          {row.code === null ? null : <span className="history-code">{row.code}</span>}
          {below === null ? null : <span className={belowClass(row)}>{below}</span>}
        </p>
      </div>
      <p className="recent-times" aria-hidden>
        <span>{row.time}</span>
        <span>{row.duration ?? '\u00a0'}</span>
      </p>
      {row.canCallBack ? (
        // A button of the page's own: what others cost to be made is felt where a dozen rows come with each frame.
        <button
          type="button"
          aria-label={t(recent.direction === 'outbound' ? 'recents.callAgainTo' : 'recents.callBackTo', { who: peer.who })}
          className="icon-button recent-call history-call"
          disabled={isDialling}
          // One stop of Tab: only the row one stands on has its own.
          tabIndex={isActive ? 0 : -1}
          onClick={() => {
            onCallBack(recent);
          }}
        >
          <Phone size={18} aria-hidden />
        </button>
      ) : null}
    </>
  );
}
