import { Search } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { ListBox } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { useWords } from '../../state/use-words.ts';
import { ErrorNote } from '../notices/error-note.tsx';
import type { PaletteEntry } from './palette-entry.ts';
import { PaletteRow } from './palette-row.tsx';
import { rankEntries } from './rank-entries.ts';
import { usePaletteEntries } from './use-palette-entries.ts';
import type { PaletteSite } from './use-palette-entries.ts';
import '../../ui/dialog.css';
import '../../ui/select.css';
import '../shortcuts/shortcut-sheet.css';
import './command-palette.css';

export interface CommandPaletteProps extends PaletteSite {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everything the window can do, and everybody one may call, by a few letters. It calls nobody: who is found is put into the field. */
export function CommandPalette({ isOpen, onClose, ...site }: CommandPaletteProps): ReactElement {
  const t = useWords();
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      className="dialog-backdrop"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-sheet palette-sheet">
        <Dialog className="palette" aria-label={t('places.palette')}>
          <Commands site={site} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Commands({ site, onClose }: { readonly site: PaletteSite; readonly onClose: () => void }): ReactElement {
  const t = useWords();
  const [query, setQuery] = useState('');
  const { entries, error } = usePaletteEntries(site, query);
  const found = query.trim() === '' ? entries.filter(({ isSearchedOnly }) => !isSearchedOnly) : rankEntries(entries, query);
  return (
    <>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField className="palette-field" aria-label={t('palette.label')} autoFocus>
          <Search size={20} aria-hidden className="palette-sign" />
          {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- the autocomplete around it names the list */}
          <Input className="palette-input" role="combobox" aria-expanded aria-haspopup="listbox" placeholder={t('palette.placeholder')} />
        </SearchField>
        <ListBox
          className="palette-list"
          aria-label={t('places.palette')}
          items={found}
          renderEmptyState={() => <p className="palette-empty">{t('palette.empty')}</p>}
          onAction={(key) => {
            entries.find(({ id }) => id === key)?.run(onClose);
          }}
        >
          {(shown: PaletteEntry) => <PaletteRow entry={shown} />}
        </ListBox>
      </Autocomplete>
      {error === null ? null : (
        <div className="palette-error">
          <ErrorNote error={error} />
        </div>
      )}
    </>
  );
}
