import type { ReactElement } from 'react';
import { DialPanel } from '../../features/dial/dial-panel.tsx';
import type { Dialler } from '../../features/dial/use-dialler.ts';
import { RecentsList } from '../../features/recents/recents-list.tsx';
import { useWords } from '../../state/use-words.ts';

/** Where one calls from: the field, and below it the people one spoke to. */
export function PhonePane({ dialler }: { readonly dialler: Dialler }): ReactElement {
  const t = useWords();
  return (
    <div className="phone-pane">
      <DialPanel dialler={dialler} />
      <h2 className="pane-heading">{t('recents.title')}</h2>
      <div className="phone-recents">
        <RecentsList
          isDialling={dialler.isPending}
          onRecall={dialler.recall}
          onCallBack={(recent) => {
            dialler.call(recent.peer, recent.lineId);
          }}
        />
      </div>
    </div>
  );
}
