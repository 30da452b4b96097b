import { EllipsisVertical, Search, UserPlus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { SearchField } from 'react-aria-components/SearchField';
import type { ContactFilter } from '#contract/contact.ts';
import type { ContactFormat } from '#contract/contact-import.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import type { ContactFiles } from './use-contact-files.ts';
import '../../ui/popover.css';

export interface ContactToolsProps {
  readonly text: string;
  readonly filter: ContactFilter;
  readonly files: Pick<ContactFiles, 'importFile' | 'undoImport'>;
  readonly onExport: (format: ContactFormat) => void;
  /** How many match; null until that is known. */
  readonly count: number | null;
  readonly onText: (text: string) => void;
  readonly onFilter: (filter: ContactFilter) => void;
  readonly onAdd: () => void;
}

const KINDS = ['all', 'favourites', 'do-not-contact'] as const;

/** Search, filter, and what can be done with the whole list. */
export function ContactTools({ text, filter, files, onExport, count, onText, onFilter, onAdd }: ContactToolsProps): ReactElement {
  const t = useWords();
  const { tags, total, lastImport } = useAppState().contacts;
  const actions: readonly (readonly [string, string, () => void])[] = [
    ['import', t('contacts.import.open'), files.importFile],
    ...(total === 0
      ? []
      : ([
          ['csv', t('contacts.export.csv'), () => onExport('csv')],
          ['vcard', t('contacts.export.vcard'), () => onExport('vcard')],
        ] as const)),
    ...(lastImport === null ? [] : ([['undo', t('contacts.import.undoOf', { file: lastImport.fileName }), files.undoImport]] as const)),
  ];
  return (
    <div className="contacts-tools">
      <SearchField
        className="contacts-search"
        aria-label={t('contacts.search')}
        value={text}
        onChange={(typed) => onText(typed.slice(0, 200))}
      >
        <Search size={18} aria-hidden className="contacts-search-icon" />
        <Input className="contacts-search-input" placeholder={t('contacts.search')} />
        {text === '' ? null : (
          <IconButton label={t('dial.clear')} className="contacts-search-clear">
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </SearchField>
      <IconButton label={t('contacts.add')} onPress={onAdd}>
        <UserPlus size={20} aria-hidden />
      </IconButton>
      <MenuTrigger>
        <IconButton label={t('contacts.actions')}>
          <EllipsisVertical size={20} aria-hidden />
        </IconButton>
        <Popover className="popover select-popover" placement="bottom end" offset={4}>
          <Menu
            className="select-list"
            aria-label={t('contacts.actions')}
            onAction={(key) => {
              actions.find(([name]) => name === key)?.[2]();
            }}
          >
            {actions.map(([name, label]) => (
              <MenuItem key={name} id={name} className="select-option" textValue={label}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <div className="contacts-filter">
        <Select
          label={t('contacts.filter')}
          labelHidden
          value={filter.kind === 'tag' ? `tag:${filter.tag}` : filter.kind}
          options={[
            ...KINDS.map((kind) => ({ value: kind as string, label: t(`contacts.filters.${kind}`) })),
            ...tags.map((tag) => ({ value: `tag:${tag}`, label: tag, about: t('contacts.form.tags') })),
          ]}
          onChange={(value) => {
            const kind = KINDS.find((candidate) => candidate === value);
            onFilter(kind === undefined ? { kind: 'tag', tag: value.slice('tag:'.length) } : { kind });
          }}
        />
        <span className="contacts-count" role="status">
          {count === null ? '' : t('contacts.count', { count })}
        </span>
      </div>
    </div>
  );
}
