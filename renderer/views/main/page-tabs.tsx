import { useRef } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { PageName } from '../../features/notices/places.ts';
import { useKeptScroll } from '../../features/notices/whereabouts.ts';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { useQuietStart } from '../../state/use-quiet-start.ts';
import { useWords } from '../../state/use-words.ts';
import { MissedMark } from './missed-mark.tsx';
import { pageWords } from './page-words.ts';
import type { Page, PageSite } from './pages.tsx';
import './page-tabs.css';

export interface PageTabsProps {
  readonly pages: readonly Page[];
  readonly page: PageName;
  readonly onPage: (page: PageName) => void;
  readonly site: PageSite;
  /** They come up where something else was under the agent's hands. */
  readonly isDeafAtFirst: boolean;
}

/** The pages behind their tabs: at the bottom of the narrow window, on top of the right pane of the wide one. */
export function PageTabs({ pages, page, onPage, site, isDeafAtFirst }: PageTabsProps): ReactElement {
  const t = useWords();
  const tabs = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useQuietStart(tabs, { subject: String(isDeafAtFirst), quietMs: isDeafAtFirst ? QUIET_START_MS : 0 });
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
        {pages.map((one) => {
          const { name, mark, spoken } = pageWords(one, site.state, t);
          return (
            <Tab key={one.name} id={one.name} className="tab" {...(mark === null ? {} : { 'aria-label': spoken })}>
              <span className="tab-sign">
                <one.icon size={20} aria-hidden />
                <MissedMark mark={mark} />
              </span>
              <span className="tab-name" data-name={name}>
                {name}
              </span>
            </Tab>
          );
        })}
      </TabList>
      {pages.map((one) => (
        <TabPanel key={one.name} id={one.name} ref={panel} className="tab-panel" data-page={one.name}>
          <h2 className="visually-hidden">{t(`places.${one.name}`)}</h2>
          <Drawn page={one} site={site} panel={panel} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

interface DrawnProps {
  readonly page: Page;
  readonly site: PageSite;
  readonly panel: RefObject<HTMLElement | null>;
}

function Drawn({ page: { name, draw, beginsAtTop = false }, site, panel }: DrawnProps): ReactNode {
  useKeptScroll(`${name} panel`, panel, beginsAtTop ? null : name);
  return draw(site);
}
