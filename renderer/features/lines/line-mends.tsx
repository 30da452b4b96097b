import { RefreshCw, Waypoints } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LineId } from '#contract/line.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useGoTo } from '../notices/places.ts';
import type { Mend } from './lines-view.ts';

/** What we can do about a line that is not live. */
export function LineMends({ lineId, mends }: { readonly lineId: LineId; readonly mends: readonly Mend[] }): ReactElement | null {
  const t = useWords();
  const goTo = useGoTo();
  const mend = useCommand('line/mend');
  if (mends.length === 0) return null;
  return (
    <div className="line-mends">
      {mends.includes('try') ? (
        <Button
          kind="quiet"
          icon={<RefreshCw size={16} aria-hidden />}
          isPending={mend.isPending}
          onPress={() => {
            mend.raise({ lineId });
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
      {mend.error === null ? null : <ErrorNote error={mend.error} stays onDismiss={mend.clear} />}
    </div>
  );
}
