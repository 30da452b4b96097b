import { Plus, Smartphone } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { FavouriteStrip } from '../../features/contacts/favourite-strip.tsx';
import { DialPanel } from '../../features/dial/dial-panel.tsx';
import type { Dialler } from '../../features/dial/use-dialler.ts';
import { useGoTo } from '../../features/notices/places.ts';
import { WrapUpCard, wrapUpInCard } from '../../features/notes/wrap-up-card.tsx';
import { RecentsList } from '../../features/recents/recents-list.tsx';
import { LockWords } from '../../features/settings/lock-words.tsx';
import { useAreaLock } from '../../features/settings/use-area-lock.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Where one calls from: the field, and below it the people one spoke to. */
export function PhonePane({ dialler }: { readonly dialler: Dialler }): ReactElement {
  const t = useWords();
  const state = useAppState();
  const { lines, recents } = state;
  const list = useRef<HTMLDivElement>(null);
  // The list moves when the card above it comes or goes; as it is found first, nothing moved.
  const cardOf = wrapUpInCard(state)?.callId ?? null;
  const [moved, setMoved] = useState({ cardOf, times: 0 });
  if (cardOf !== moved.cardOf) setMoved({ cardOf, times: moved.times + 1 });
  useQuietStart(list, { subject: String(moved.times), quietMs: moved.times === 0 ? 0 : QUIET_START_MS });
  return (
    <div className="phone-pane">
      <div>
        <DialPanel dialler={dialler} />
        <FavouriteStrip
          onChoose={(number) => {
            dialler.recall({ peer: number, lineId: null });
          }}
        />
        <WrapUpCard />
      </div>
      <h2 className="pane-heading">{t('recents.title')}</h2>
      <div ref={list} className="phone-recents">
        {lines.length === 0 && recents.length === 0 ? (
          <FirstLine />
        ) : (
          <RecentsList
            isDialling={dialler.isPending}
            onRecall={dialler.recall}
            onCallBack={(recent) => {
              if (recent.peer !== null) dialler.call(recent.peer, recent.lineId);
            }}
          />
        )}
      </div>
    </div>
  );
}

/** Without a line nothing else makes sense, so this is the one thing to do. */
function FirstLine(): ReactElement {
  const t = useWords();
  const goTo = useGoTo();
  const lock = useAreaLock('lines');
  return (
    <EmptyState
      icon={<Smartphone size={26} />}
      title={t('dial.noLine')}
      advice={t(lock === null ? 'dial.noLineAdvice' : 'policyAreas.noLine')}
      action={
        lock === null ? (
          <Button kind="primary" icon={<Plus size={18} aria-hidden />} onPress={() => goTo?.('add-line')}>
            {t('lines.add')}
          </Button>
        ) : (
          <LockWords lock={lock} />
        )
      }
    />
  );
}
