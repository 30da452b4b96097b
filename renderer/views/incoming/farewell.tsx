import { PhoneOff } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CallIn } from '#contract/call.ts';
import { callView } from '../../features/call/call-view.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Swatch } from '../../ui/swatch.tsx';

/** How a ring ended that nobody here took, for a moment, where its card was: why it went, and that no own click did it. The announcer reads it out. */
export function Farewell({ call }: { readonly call: CallIn<'ended'> }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { line, peer, phase } = callView(call, state, t);
  return (
    <main className="incoming-window">
      <div className="incoming-card incoming-farewell" data-quiet>
        <PhoneOff size={18} aria-hidden />
        <div className="incoming-row-words">
          <h1 className="incoming-row-name" dir="auto">
            {state.settings.alerts.hidePersonal ? t('alerts.someone') : peer.who}
          </h1>
          <p className="incoming-row-line">
            <Swatch colour={line.colour} />
            <span className="incoming-cut">{line.label}</span>
            <span className="incoming-happening">· {phase}</span>
          </p>
        </div>
      </div>
    </main>
  );
}
