import { Ban, Star } from 'lucide-react';
import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { SuggestionRow } from './suggestion-rows.ts';
import './suggestion-panel.css';

export interface SuggestionPanelProps {
  readonly id: string;
  readonly rows: readonly SuggestionRow[];
  readonly active: number;
  readonly onChoose: (row: SuggestionRow) => void;
}

/** The id of a row, for the field to say which one is active. */
export function suggestionId(list: string, index: number): string {
  return `${list}-${String(index)}`;
}

/** Who may be meant. The focus stays in the field (W3C's combobox pattern), so that one can go on typing. */
export function SuggestionPanel({ id, rows, active, onChoose }: SuggestionPanelProps): ReactElement {
  const t = useWords();
  return (
    <div id={id} className="suggestions" role="listbox" aria-label={t('contacts.suggest.label')}>
      {rows.map((row, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys of the field move here: the focus never does
        <div
          key={row.number}
          id={suggestionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          aria-label={row.spoken}
          className={classNames('suggestion', index === active && 'suggestion-active')}
          // A press must not take the focus out of the field, which would close the list before the click.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            onChoose(row);
          }}
        >
          <Avatar name={row.name} size="small" />
          <span className="suggestion-words">
            <span className="suggestion-name">
              <span className="suggestion-title">{row.name ?? row.shownNumber}</span>
              {row.isFavourite ? <Star size={13} aria-hidden className="suggestion-star" /> : null}
            </span>
            <span className="suggestion-facts">
              {row.name === null ? null : <span className="suggestion-number">{row.shownNumber}</span>}
              <span className="suggestion-about">{row.about}</span>
            </span>
          </span>
          {row.isDoNotContact ? (
            <span className="suggestion-warning">
              <Ban size={14} aria-hidden />
              {t('contacts.badge.doNotContact')}
            </span>
          ) : null}
        </div>
      ))}
    </div>
  );
}
