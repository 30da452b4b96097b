import { PhoneForwarded, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useMainTime } from '../../state/use-main-time.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LineItem } from './line-item.tsx';
import { lineRows } from './lines-view.ts';
import { RemoveLineDialog } from './remove-line-dialog.tsx';
import './lines.css';

/** Our numbers, how each one is, and what to do when one is not well. */
export function LinesPanel({ onAdd }: { readonly onAdd: () => void }): ReactElement {
  const t = useWords();
  const { lines, settings } = useAppState();
  const rows = lineRows(lines, { t, now: useMainTime(null), language: settings.language });
  const [toRemove, setToRemove] = useState<Line | null>(null);
  const add = (
    <Button kind={rows.length === 0 ? 'primary' : 'neutral'} icon={<Plus size={18} aria-hidden />} onPress={onAdd} wide={rows.length > 0}>
      {t('lines.add')}
    </Button>
  );
  if (rows.length === 0)
    return <EmptyState icon={<PhoneForwarded size={26} />} title={t('lines.empty')} advice={t('lines.emptyAdvice')} action={add} />;
  return (
    <div className="lines">
      <ul className="line-list" aria-label={t('lines.title')}>
        {rows.map((row) => (
          <LineItem key={row.line.id} row={row} onRemove={setToRemove} />
        ))}
      </ul>
      {add}
      <RemoveLineDialog
        line={toRemove}
        onClose={() => {
          setToRemove(null);
        }}
      />
    </div>
  );
}
