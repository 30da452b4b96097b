import { useRef } from 'react';
import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { PageName } from '../../features/notices/places.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import type { Page, PageSite } from './pages.tsx';
import './page-tabs.css';

export interface PageTabsProps {
  readonly pages: readonly Page[];
  readonly page: PageName;
  readonly onPage: (page: PageName) => void;
  readonly site: PageSite;
  /** What stood here before: the tabs come up where its buttons were, so they are deaf at first. */
  readonly after: string;
}

/** The pages behind their tabs: at the bottom of the narrow window, on top of the right pane of the wide one. */
export function PageTabs({ pages, page, onPage, site, after }: PageTabsProps): ReactElement {
  const t = useWords();
  const tabs = useRef<HTMLDivElement>(null);
  // At the start of the app nothing stood here.
  useQuietStart(tabs, { subject: after, ...(after === '' ? { quietMs: 0 } : {}) });
  const shown = pages.find(({ name }) => name === page) ?? pages[0];
  return (
    <Tabs
      className="page-tabs"
      {...(shown === undefined ? {} : { selectedKey: shown.name })}
      onSelectionChange={(key) => {
        const chosen = pages.find(({ name }) => name === key);
        if (chosen !== undefined) onPage(chosen.name);
      }}
    >
      <TabList ref={tabs} className="tab-list" aria-label={t('common.sections')}>
        {pages.map(({ name, icon: Icon }) => (
          <Tab key={name} id={name} className="tab">
            <Icon size={20} aria-hidden />
            <span className="tab-name">{t(`places.${name}`)}</span>
          </Tab>
        ))}
      </TabList>
      {pages.map(({ name, draw }) => (
        <TabPanel key={name} id={name} className="tab-panel" data-page={name}>
          {draw(site)}
        </TabPanel>
      ))}
    </Tabs>
  );
}
