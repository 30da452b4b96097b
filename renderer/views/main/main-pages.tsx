import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useContactFiles } from '../../features/contacts/use-contact-files.ts';
import type { PageName } from '../../features/notices/places.ts';
import { useWords } from '../../state/use-words.ts';
import { FullPage } from './full-page.tsx';
import { PageTabs } from './page-tabs.tsx';
import type { Page, PageSite } from './pages.tsx';
import { PhonePane } from './phone-pane.tsx';

export interface MainPagesProps {
  readonly pages: readonly Page[];
  readonly page: PageName;
  readonly full: Page | null;
  readonly site: Omit<PageSite, 'contactFiles'>;
  readonly isWide: boolean;
  /** In place of the pages; null while there is none, or while the agent looks at a page. */
  readonly call: ReactNode;
  /** Above the page the agent looks at during a call. */
  readonly bar: ReactNode;
  readonly onLeave: () => void;
}

/** The panes below the status bar. */
export function MainPages({ pages, page, full, site: windowSite, isWide, call, bar, onLeave }: MainPagesProps): ReactElement {
  const t = useWords();
  const site: PageSite = { ...windowSite, contactFiles: useContactFiles() };
  // Tabs that come up where a call's buttons stood are deaf at first: a second press of *Fechar* must choose no page.
  const [hadCall, setHadCall] = useState(call !== null);
  const [isAfterCall, setAfterCall] = useState(false);
  if ((call !== null) !== hadCall) {
    setHadCall(call !== null);
    setAfterCall(hadCall);
  } else if (full !== null && isAfterCall) setAfterCall(false);
  if (full !== null) {
    return (
      <main className="main-panes main-panes-one">
        <div className="main-pane main-right">
          {bar}
          <FullPage title={t(`places.${full.name}`)} onBack={onLeave}>
            {full.draw(site)}
          </FullPage>
        </div>
      </main>
    );
  }
  return (
    <main className="main-panes">
      {isWide ? (
        <div className="main-pane main-left">
          <PhonePane dialler={site.dialler} />
        </div>
      ) : null}
      <div className="main-pane main-right">
        {bar}
        {call ?? <PageTabs pages={pages} page={page} onPage={site.goTo} site={site} isDeafAtFirst={isAfterCall} />}
      </div>
    </main>
  );
}
