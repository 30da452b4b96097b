import { useEffect, useEffectEvent } from 'react';
import type { ReactElement } from 'react';
import { COLUMN_USES, DUPLICATE_RULES, type ColumnUse, type ImportPreview } from '#contract/contact-import.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { ImportLists } from './import-lists.tsx';
import type { ContactFiles } from './use-contact-files.ts';
import './import-dialog.css';

/** What is typed into its options, before it is one. */
const useTyped = keptDrafts<{ readonly areaCode: string; readonly tag: string }>();

/** What a file would bring in, before it does: its columns, what happens to who is here already, and what is left out. */
export function ImportDialog({ files }: { readonly files: ContactFiles }): ReactElement | null {
  const t = useWords();
  const { importing } = useAppState().contacts;
  const { preview } = files;
  if (preview === null) return null;
  const count = preview.added + preview.changed;
  const progress = importing === null ? null : t('contacts.import.progress', { done: importing.done, of: importing.of });
  return (
    <Dialog
      isOpen
      title={t('contacts.import.title')}
      closeLabel={t('contacts.cancel')}
      onClose={files.leave}
      actions={
        <>
          {progress === null ? null : (
            <span className="import-progress" role="status">
              {progress}
            </span>
          )}
          <Button onPress={files.leave}>{t('contacts.cancel')}</Button>
          <Button kind="primary" isPending={files.isRunning} isDisabled={count === 0 || files.isPlanning} onPress={files.run}>
            {files.isRunning
              ? t('contacts.import.running')
              : count === 0
                ? t('contacts.import.nothing')
                : t('contacts.import.run', { count })}
          </Button>
        </>
      }
    >
      <p className="import-file">{preview.fileName}</p>
      <Counts preview={preview} />
      {files.error === null ? null : <ErrorNote error={files.error} onDismiss={files.clear} />}
      {preview.columns.length === 0 ? null : <Columns preview={preview} onChange={files.change} />}
      <Options preview={preview} onChange={files.change} />
      <ImportLists preview={preview} />
    </Dialog>
  );
}

function Counts({ preview }: { readonly preview: ImportPreview }): ReactElement {
  const t = useWords();
  const counts = (['added', 'changed', 'unchanged', 'merged', 'refused'] as const).filter((what) => what === 'added' || preview[what] > 0);
  return (
    <p className="import-counts" role="status">
      {counts.map((what) => (
        <span key={what} className={`import-count import-count-${what}`}>
          {t(`contacts.import.counts.${what}`, { count: preview[what] })}
        </span>
      ))}
    </p>
  );
}

interface PartProps {
  readonly preview: ImportPreview;
  readonly onChange: ContactFiles['change'];
}

function Columns({ preview: { columns, options }, onChange }: PartProps): ReactElement {
  const t = useWords();
  const uses = COLUMN_USES.map((use) => ({ value: use, label: t(`contacts.import.use.${use}`) }));
  const put = (column: number, use: ColumnUse): void => {
    onChange({ ...options, uses: options.uses.map((known, place) => (place === column ? use : known)) });
  };
  return (
    <section className="import-columns" aria-label={t('contacts.import.columns')}>
      <h3 className="import-heading">{t('contacts.import.columns')}</h3>
      {columns.map(({ header, samples }, column) => {
        const title = header === '' ? t('contacts.import.columnOf', { index: column + 1 }) : header;
        return (
          // two columns of a file may have one name
          <div key={column} className="import-column">
            <span className="import-column-words">
              <span className="import-column-title">{title}</span>
              <span className="import-column-samples">{samples.join(' · ')}</span>
            </span>
            <Select
              label={title}
              labelHidden
              options={uses}
              value={options.uses[column] ?? 'ignored'}
              onChange={(use) => {
                put(column, use);
              }}
            />
          </div>
        );
      })}
    </section>
  );
}

function Options({ preview: { importId, options }, onChange }: PartProps): ReactElement {
  const t = useWords();
  const { draft: typed, write } = useTyped('import', () => ({ areaCode: options.areaCode ?? '', tag: options.tag }), importId);
  const { areaCode, tag } = typed;
  const takeTag = (): void => {
    if (tag.trim() !== options.tag) onChange({ ...options, tag: tag.trim() });
  };
  // A call that closed the dialog has left the field too.
  const takeAtFirst = useEffectEvent(takeTag);
  useEffect(() => {
    takeAtFirst();
  }, []);
  const isWrong = areaCode !== '' && !/^[1-9][1-9]$/.test(areaCode);
  return (
    <>
      <Select
        label={t('contacts.import.duplicates')}
        options={DUPLICATE_RULES.map((rule) => ({ value: rule, label: t(`contacts.import.rule.${rule}`) }))}
        value={options.duplicates}
        onChange={(duplicates) => {
          onChange({ ...options, duplicates });
        }}
      />
      <TextField
        label={t('contacts.import.areaCode')}
        about={t('contacts.import.areaCodeHint')}
        inputMode="numeric"
        maxLength={2}
        value={areaCode}
        error={isWrong && areaCode.length === 2 ? t('contacts.import.areaCodeWrong') : null}
        onChange={(code) => {
          write({ ...typed, areaCode: code });
          if (code === '' || /^[1-9][1-9]$/.test(code)) onChange({ ...options, areaCode: code === '' ? null : code });
        }}
      />
      <TextField
        label={t('contacts.import.tag')}
        maxLength={40}
        value={tag}
        onChange={(words) => {
          write({ ...typed, tag: words });
        }}
        onBlur={takeTag}
      />
      <Switch
        label={t('contacts.import.allDoNotContact')}
        isOn={options.isDoNotContact}
        onChange={(isDoNotContact) => {
          onChange({ ...options, isDoNotContact });
        }}
      />
    </>
  );
}
