import { FileUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { LARGEST_TABLE_TEXT } from '#contract/billing.ts';
import type { PricePreview, PriceTable } from '#contract/billing.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { LockWords } from '../settings/lock-words.tsx';
import { useAreaLock } from '../settings/use-area-lock.ts';
import { CompanyPricesNote } from './company-prices-note.tsx';
import { priceText } from './money.ts';
import { PricePreviewDialog } from './price-preview-dialog.tsx';
import { useTableFacts } from './use-table-facts.ts';

/** The price table: imported with a preview, shown, taken away. One that the company keeps is shown and no more. */
export function PriceTableCard(): ReactElement {
  const t = useWords();
  const { table } = useAppState().billing;
  const facts = useTableFacts();
  const lock = useAreaLock('prices');
  const preview = useCommand('prices/preview');
  const use = useCommand('prices/use');
  const read = useCommand('prices/read');
  const [isTooLarge, setTooLarge] = useState(false);
  const [offered, setOffered] = useState<{ readonly text: string; readonly preview: PricePreview } | null>(null);
  const [shown, setShown] = useState<PriceTable | null>(null);
  const failed = [preview, use, read].find(({ error }) => error !== null);

  const open = (file: File): void => {
    setTooLarge(file.size > LARGEST_TABLE_TEXT);
    if (file.size > LARGEST_TABLE_TEXT) return;
    void file.text().then((text) => {
      preview.raise({ text }, (reply) => {
        if (reply.ok) setOffered({ text, preview: reply.value });
      });
    });
  };
  return (
    <section className="costs" aria-label={t('billing.table')}>
      <div>
        <h2 className="cost-heading">{t('billing.table')}</h2>
        <p className="field-about">{facts}</p>
      </div>
      <CompanyPricesNote />
      {isTooLarge ? <Note kind="attention" title={t('billing.tooLarge')} /> : null}
      {failed === undefined || failed.error === null ? null : <ErrorNote error={failed.error} onDismiss={failed.clear} />}
      {lock !== null && table === null ? null : (
        <div className="cost-actions">
          {lock === null ? (
            <FileTrigger
              acceptedFileTypes={['.csv', '.json', '.tsv', '.txt', 'text/csv', 'application/json']}
              onSelect={(files) => {
                const file = files?.item(0) ?? null;
                if (file !== null) open(file);
              }}
            >
              <Button icon={<FileUp size={18} aria-hidden />} isPending={preview.isPending}>
                {t(table === null ? 'billing.import' : 'billing.replace')}
              </Button>
            </FileTrigger>
          ) : null}
          {table === null ? null : (
            <Button
              isPending={read.isPending}
              onPress={() => {
                read.raise(null, (reply) => {
                  if (reply.ok) setShown(reply.value);
                });
              }}
            >
              {t('billing.show')}
            </Button>
          )}
          {table === null || lock !== null ? null : (
            <Button
              kind="quiet"
              icon={<Trash2 size={18} aria-hidden />}
              onPress={() => {
                setShown(null);
                use.raise({ text: null });
              }}
            >
              {t('billing.remove')}
            </Button>
          )}
        </div>
      )}
      {lock === null ? null : <LockWords lock={lock} />}
      {shown === null || table === null ? null : <Prices table={shown} />}
      <PricePreviewDialog
        offered={offered}
        isPending={use.isPending}
        onUse={(text) => {
          use.raise({ text }, () => {
            setOffered(null);
            setShown(null);
          });
        }}
        onClose={() => {
          setOffered(null);
        }}
      />
    </section>
  );
}

function Prices({ table }: { readonly table: PriceTable }): ReactElement {
  const t = useWords();
  const { language } = useAppState().settings;
  return (
    <table className="cost-table">
      <thead>
        <tr>
          <th scope="col">{t('billing.prefix')}</th>
          <th scope="col">{t('billing.fromMinutes')}</th>
          <th scope="col" className="cost-figure">
            {t('billing.perMinute')}
          </th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ prefix, fromMinutes, perMinuteMicros }) => (
          <tr key={`${prefix} ${fromMinutes}`}>
            <td>+{prefix}</td>
            <td>{fromMinutes === 0 ? t('billing.fromStart') : t('billing.minutes', { count: fromMinutes })}</td>
            <td className="cost-figure">{priceText(perMinuteMicros, { currency: table.currency, language })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
