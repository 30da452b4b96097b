import { Check, CircleDashed, CircleOff, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useEachSecond } from '../../state/use-each-second.ts';
import { useWords } from '../../state/use-words.ts';
import { tunnelView } from './tunnel-view.ts';
import type { TunnelView } from './tunnel-view.ts';
import './tunnel.css';

const ICONS: Record<TunnelView['sign'], LucideIcon> = { off: CircleOff, waiting: CircleDashed, good: Check, bad: TriangleAlert };
/** How the way is now: by what was proven, not by what it says of itself. */
export function TunnelStatus(): ReactElement {
  const t = useWords();
  const { tunnel, settings } = useAppState();
  const view = tunnelView(tunnel, { t, now: useEachSecond(), language: settings.language });
  const Icon = ICONS[view.sign];
  return (
    <div className={`tunnel-status tunnel-${view.sign}`}>
      <Icon size={18} strokeWidth={2.25} aria-hidden className="tunnel-sign" />
      <div className="tunnel-words">
        <p className="tunnel-name">{view.name}</p>
        <p className="tunnel-state">{view.state}</p>
        {view.advice === null ? null : <p className="tunnel-advice">{view.advice}</p>}
        {view.address === null ? null : <p className="tunnel-address selectable">{view.address}</p>}
      </div>
    </div>
  );
}
