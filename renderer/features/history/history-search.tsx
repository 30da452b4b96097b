import { Search, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useWords } from '../../state/use-words.ts';

export interface HistorySearchProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** One field for a name, a number or words of a note. Escape empties it. */
export function HistorySearch({ text, onChange }: HistorySearchProps): ReactElement {
  const t = useWords();
  return (
    <SearchField className="history-search" aria-label={t('history.search')} value={text} maxLength={200} onChange={onChange}>
      <Search size={18} aria-hidden className="history-search-icon" />
      <Input className="field-input history-search-input" placeholder={t('history.search')} />
      {text === '' ? null : (
        <Button className="icon-button history-search-clear" aria-label={t('history.clearSearch')}>
          <X size={18} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
