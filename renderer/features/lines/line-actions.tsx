import { ChevronDown, RefreshCw, Waypoints } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useGoTo } from '../notices/places.ts';
import { LineHealth } from './line-health.tsx';
import type { Mend } from './lines-view.ts';

export interface LineActionsProps {
  readonly line: Line;
  readonly mends: readonly Mend[];
  readonly now: UnixMs;
}

/** What we can do about a line that is not live, and what is known of it, closed until somebody asks. */
export function LineActions({ line, mends, now }: LineActionsProps): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  const mend = useCommand('line/mend');
  const [isOpen, setOpen] = useState(false);
  const healthId = useId();
  return (
    <>
      <div className="line-actions">
        {mends.includes('try') ? (
          <Button
            kind="quiet"
            icon={<RefreshCw size={16} aria-hidden />}
            isPending={mend.isPending}
            onPress={() => {
              mend.raise({ lineId: line.id });
            }}
          >
            {t(mend.isPending ? 'lines.mending' : 'lines.mendNow')}
          </Button>
        ) : null}
        {mends.includes('set-tunnel') ? (
          <Button kind="quiet" icon={<Waypoints size={16} aria-hidden />} onPress={() => goTo?.('tunnel')}>
            {t('lines.setTunnel')}
          </Button>
        ) : null}
        <Button
          kind="quiet"
          className="line-details"
          icon={<ChevronDown size={16} aria-hidden />}
          aria-label={t('lines.detailsOf', { line: line.label })}
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': healthId } : {})}
          onPress={() => {
            setOpen(!isOpen);
          }}
        >
          {t('lines.details')}
        </Button>
      </div>
      {mend.error === null ? null : <ErrorNote error={mend.error} onDismiss={mend.clear} />}
      {isOpen ? <LineHealth id={healthId} line={line} now={now} /> : null}
    </>
  );
}
