import { PhoneForwarded, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { LineId } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useEachSecond } from '../../state/use-each-second.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useAim } from '../notices/aim.ts';
import { useKeptDialog } from '../notices/whereabouts.ts';
import { LockWords } from '../settings/lock-words.tsx';
import { useAreaLock } from '../settings/use-area-lock.ts';
import { EditLineDialog } from './edit-line-dialog.tsx';
import { LineItem } from './line-item.tsx';
import { lineRows } from './lines-view.ts';
import { RemoveLineDialog } from './remove-line-dialog.tsx';
import './lines.css';

/** Our numbers, how each one is, and what to do when one is not well. */
export function LinesPanel({ onAdd }: { readonly onAdd: () => void }): ReactElement {
  const t = useWords();
  const { lines, settings } = useAppState();
  const now = useEachSecond(); // proofs grow old while one looks
  const list = useRef<HTMLUListElement>(null);
  useAim('lines', ({ lineId }) => {
    const item = list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(lineId)}"]`);
    item?.scrollIntoView({ block: 'start' });
    item?.focus({ preventScroll: true });
  });
  const lock = useAreaLock('lines');
  const rows = lineRows(lines, { t, now, language: settings.language }, { areKept: lock !== null });
  const [changed, setChanged] = useKeptDialog<LineId>('lines change');
  // A question that was not answered before a call is not asked again after it.
  const [removed, setRemoved] = useState<LineId | null>(null);
  const lineOf = (lineId: LineId | null): (typeof lines)[number] | null => lines.find(({ id }) => id === lineId) ?? null;
  const add =
    lock === null ? (
      <Button kind={rows.length === 0 ? 'primary' : 'neutral'} icon={<Plus size={18} aria-hidden />} onPress={onAdd} wide={rows.length > 0}>
        {t('lines.add')}
      </Button>
    ) : (
      <LockWords lock={lock} />
    );
  if (rows.length === 0)
    return (
      <EmptyState
        icon={<PhoneForwarded size={26} />}
        title={t('lines.empty')}
        advice={t(lock === null ? 'lines.emptyAdvice' : 'policyAreas.noLine')}
        action={add}
      />
    );
  return (
    <div className="lines">
      <ul className="line-list" ref={list} aria-label={t('lines.title')}>
        {rows.map((row) => (
          <LineItem
            key={row.line.id}
            row={row}
            now={now}
            onChange={({ id }) => {
              setChanged(id);
            }}
            onRemove={({ id }) => {
              setRemoved(id);
            }}
          />
        ))}
      </ul>
      {add}
      <EditLineDialog
        line={lineOf(changed)}
        onClose={() => {
          setChanged(null);
        }}
      />
      <RemoveLineDialog
        line={lineOf(removed)}
        onClose={() => {
          setRemoved(null);
        }}
      />
    </div>
  );
}
