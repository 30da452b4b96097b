import type { ReactElement } from 'react';
import type { PricePreview } from '#contract/billing.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** More wrong lines than this say nothing new. */
const MOST_SHOWN = 20;

export interface PricePreviewDialogProps {
  readonly offered: { readonly text: string; readonly preview: PricePreview } | null;
  readonly isPending: boolean;
  readonly onUse: (text: string) => void;
  readonly onClose: () => void;
}

/** What a file of prices would bring, and what of it cannot be used, before it takes the place of the table in use. */
export function PricePreviewDialog({ offered, isPending, onUse, onClose }: PricePreviewDialogProps): ReactElement {
  const t = useWords();
  const table = offered?.preview.table ?? null;
  const problems = offered?.preview.problems ?? [];
  return (
    <Dialog
      isOpen={offered !== null}
      title={t('billing.previewTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            isPending={isPending}
            isDisabled={table === null}
            onPress={() => {
              if (offered !== null) onUse(offered.text);
            }}
          >
            {t('billing.use')}
          </Button>
        </>
      }
    >
      <p>{table === null ? t('billing.previewNone') : t('billing.previewGood', { count: table.rows.length, currency: table.currency })}</p>
      {problems.length === 0 ? null : (
        <>
          <p>{t('billing.previewBad', { count: problems.length })}</p>
          <ul className="cost-problems">
            {problems.slice(0, MOST_SHOWN).map(({ line, what }) => (
              <li key={`${line} ${what}`}>{t(`billing.problem.${what}`, { line })}</li>
            ))}
            {problems.length <= MOST_SHOWN ? null : <li>{t('billing.previewMore', { count: problems.length - MOST_SHOWN })}</li>}
          </ul>
        </>
      )}
    </Dialog>
  );
}
