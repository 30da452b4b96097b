import { GraduationCap, Phone, Smartphone } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Tab as AriaTab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { Dialler } from '../../features/dial/use-dialler.ts';
import { LinesPanel } from '../../features/lines/lines-panel.tsx';
import { PracticePanel } from '../../features/practice/practice-panel.tsx';
import type { PracticeChoice } from '../../features/practice/use-practice-choice.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';

const TABS = ['phone', 'lines', 'practice'] as const;
export type Tab = (typeof TABS)[number];

export interface SideTabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  /** Null where the phone has its own pane. */
  readonly phone: ReactNode;
  readonly dialler: Dialler;
  readonly practiceChoice: PracticeChoice;
  readonly onAddLine: () => void;
}

/** Telefone, Linhas, Treino: at the bottom of the narrow window, on top of the right pane of the wide one. */
export function SideTabs({ tab, onTab, phone, dialler, practiceChoice, onAddLine }: SideTabsProps): ReactElement {
  const t = useWords();
  const { practice } = useAppState();
  const isThere: Record<Tab, boolean> = { phone: phone !== null, lines: true, practice: practice !== null };
  const shown = isThere[tab] ? tab : (TABS.find((candidate) => isThere[candidate]) ?? 'lines');
  return (
    <Tabs
      className="side-tabs"
      selectedKey={shown}
      onSelectionChange={(key) => {
        const chosen = TABS.find((candidate) => candidate === key);
        if (chosen !== undefined) onTab(chosen);
      }}
    >
      <TabList className="tab-list" aria-label={t('common.sections')}>
        {isThere.phone ? (
          <AriaTab id="phone" className="tab">
            <Phone size={20} aria-hidden />
            {t('common.phone')}
          </AriaTab>
        ) : null}
        <AriaTab id="lines" className="tab">
          <Smartphone size={20} aria-hidden />
          {t('lines.title')}
        </AriaTab>
        {isThere.practice ? (
          <AriaTab id="practice" className="tab">
            <GraduationCap size={20} aria-hidden />
            {t('practicePanel.title')}
          </AriaTab>
        ) : null}
      </TabList>
      {isThere.phone ? (
        <TabPanel id="phone" className="tab-panel">
          {phone}
        </TabPanel>
      ) : null}
      <TabPanel id="lines" className="tab-panel">
        <LinesPanel onAdd={onAddLine} />
      </TabPanel>
      {practice === null ? null : (
        <TabPanel id="practice" className="tab-panel">
          <PracticePanel practice={practice} choice={practiceChoice} dialler={dialler} />
        </TabPanel>
      )}
    </Tabs>
  );
}
