import { Contact, GraduationCap, History, Phone, Settings, ShieldCheck, Smartphone } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppState } from '#contract/app-state.ts';
import { ContactsPage } from '../../features/contacts/contacts-page.tsx';
import type { ContactFiles } from '../../features/contacts/use-contact-files.ts';
import type { Dialler } from '../../features/dial/use-dialler.ts';
import { HistoryPage } from '../../features/history/history-page.tsx';
import type { ChosenHistory } from '../../features/history/use-history-choice.ts';
import { LinesPanel } from '../../features/lines/lines-panel.tsx';
import type { PageName, Place } from '../../features/notices/places.ts';
import { PermissionsPage } from '../../features/permissions/permissions-page.tsx';
import { PracticePanel } from '../../features/practice/practice-panel.tsx';
import type { PracticeChoice } from '../../features/practice/use-practice-choice.ts';
import { SettingsPage } from '../../features/settings/settings-page.tsx';
import { PhonePane } from './phone-pane.tsx';

/** What outlives a page that is left, and what its parts may ask of the window. */
export interface PageSite {
  readonly state: AppState;
  readonly dialler: Dialler;
  readonly practiceChoice: PracticeChoice;
  readonly chosenHistory: ChosenHistory;
  readonly contactFiles: ContactFiles;
  readonly goTo: (place: Place) => void;
}

export interface Page {
  readonly name: PageName;
  readonly icon: LucideIcon;
  /** Whether the state has anything for it; without this, always. */
  readonly isThere?: (state: AppState) => boolean;
  /** How many missed calls wait on it to be seen, as the tray has them. */
  readonly missed?: (state: AppState) => number;
  /** What is new stands on its top: it is never found scrolled. */
  readonly beginsAtTop?: boolean;
  readonly draw: (site: PageSite) => ReactNode;
}

/** The pages, in the order of their tabs; their names stand in `places` of the catalogue. A new page is a line here. */
export const PAGES: readonly Page[] = [
  { name: 'phone', icon: Phone, beginsAtTop: true, draw: ({ dialler }) => <PhonePane dialler={dialler} /> },
  {
    name: 'history',
    icon: History,
    missed: ({ history }) => history.missed.count,
    draw: ({ dialler, chosenHistory }) => <HistoryPage dialler={dialler} chosen={chosenHistory} />,
  },
  {
    name: 'contacts',
    icon: Contact,
    draw: ({ dialler, contactFiles, goTo }) => (
      <ContactsPage
        dialler={dialler}
        files={contactFiles}
        onCalling={() => {
          goTo('phone');
        }}
      />
    ),
  },
  { name: 'permissions', icon: ShieldCheck, draw: ({ dialler }) => <PermissionsPage onCall={dialler.call} /> },
  {
    name: 'lines',
    icon: Smartphone,
    draw: ({ goTo }) => (
      <LinesPanel
        onAdd={() => {
          goTo('add-line');
        }}
      />
    ),
  },
  {
    name: 'practice',
    icon: GraduationCap,
    isThere: ({ practice }) => practice !== null,
    draw: ({ state: { practice }, practiceChoice, dialler }) =>
      practice === null ? null : <PracticePanel practice={practice} choice={practiceChoice} dialler={dialler} />,
  },
];

/** Pages that take the whole window below the status bar, with a way back. */
export const FULL_PAGES: readonly Page[] = [{ name: 'settings', icon: Settings, draw: () => <SettingsPage /> }];
