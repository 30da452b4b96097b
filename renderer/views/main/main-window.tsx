import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import type { ReactElement } from 'react';
import { Announcer } from '../../features/announcer/announcer.tsx';
import { CallBar } from '../../features/call/call-bar.tsx';
import { takesEyes } from '#contract/visual-ring.ts';
import { CallScreen } from '../../features/call/call-screen.tsx';
import { callsOnScreen } from '../../features/call/calls-on-screen.ts';
import { RingingList } from '../../features/call/ringing-list.tsx';
import { VisualRing } from '../../features/call/visual-ring.tsx';
import { RefusedCall } from '../../features/dial/refused-call.tsx';
import { useDialler } from '../../features/dial/use-dialler.ts';
import { ErrorNote } from '../../features/notices/error-note.tsx';
import { useHistoryChoice } from '../../features/history/use-history-choice.ts';
import { DialRequestNote } from '../../features/integrations/dial-request-note.tsx';
import { useDialRequest } from '../../features/integrations/use-dial-request.ts';
import { useAims } from '../../features/notices/aim.ts';
import { Notices } from '../../features/notices/notices.tsx';
import { PAGE_NAMES } from '../../features/notices/places.ts';
import type { Place } from '../../features/notices/places.ts';
import { WindowPlaces } from '../../features/notices/window-places.tsx';
import { StrandedNotes } from '../../features/notes/stranded-notes.tsx';
import { PermissionNews } from '../../features/permissions/permission-news.tsx';
import { usePracticeChoice } from '../../features/practice/use-practice-choice.ts';
import { useCallActions } from '../../features/shortcuts/use-call-actions.ts';
import { useShortcuts } from '../../features/shortcuts/use-shortcuts.ts';
import { StatusBar } from '../../features/status/status-bar.tsx';
import { WizardPage } from '../../features/wizard/wizard-page.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWide } from '../../state/use-wide.ts';
import { MainDialogs } from './main-dialogs.tsx';
import { MainMenu } from './main-menu.tsx';
import { AT_FIRST, moveInMain } from './main-place.ts';
import { MainPages } from './main-pages.tsx';
import { FULL_PAGES, PAGES } from './pages.tsx';
import { useNumberField } from './use-number-field.ts';
import { useSentPlaces } from './use-sent-places.ts';
import { useWhereabouts } from './use-whereabouts.ts';
import './main-window.css';

/** One pane at 420, two from 760. A call takes the narrow window, or the right pane of the wide one, until the agent looks elsewhere. */
export function MainWindow(): ReactElement {
  const state = useAppState();
  const isWide = useWide();
  const dialler = useDialler();
  const practiceChoice = usePracticeChoice();
  const chosenHistory = useHistoryChoice();
  const [place, move] = useReducer(moveInMain, AT_FIRST);
  const { ringing, current } = callsOnScreen(state.calls);
  const isBusy = current !== null && current.phase !== 'ended';
  const { site: whereabouts, goElsewhere } = useWhereabouts(current?.id ?? null, ringing.length > 0);

  const [wasBusy, setWasBusy] = useState(isBusy);
  if (isBusy !== wasBusy) {
    setWasBusy(isBusy);
    if (isBusy) move({ type: 'call-began' });
    // What it asked about is over.
    else if (place.dialog === 'quit') move({ type: 'close-dialog' });
  }

  // What was refused before a call says nothing after it.
  const forgetRefusal = useEffectEvent(dialler.clearError);
  useEffect(() => {
    if (isBusy) forgetRefusal();
  }, [isBusy]);

  const there = PAGES.filter(({ isThere }) => isThere?.(state) !== false);
  const pages = there.filter(({ name }) => name !== 'phone' || !isWide);
  const inTabs = (pages.find(({ name }) => name === place.page) ?? pages[0])?.name ?? place.page;
  /** The page the agent is on, whether or not a call stands in its place. */
  const standing = place.page === 'settings' ? place.page : inTabs;

  const numberField = useNumberField();
  const goTo = (to: Place): void => {
    // In the wide window the phone stands beside the pages: going to it moves the hands, and no page but one that takes the whole window.
    if (to === 'phone' && isWide) {
      if (place.page === 'settings') goElsewhere('settings');
      move({ type: 'to-field' });
      numberField.focus();
      return;
    }
    if (to !== standing && PAGE_NAMES.some((name) => name === to)) goElsewhere(standing);
    move({ type: 'go', to });
  };
  const leave = (): void => {
    goElsewhere('settings');
    move({ type: 'leave-page' });
  };
  const closeDialog = (): void => {
    move({ type: 'close-dialog' });
  };

  const aims = useAims(goTo);
  const actions = useCallActions();
  const isCallShown = current !== null && !place.isBesideCall;
  const full = isCallShown ? undefined : FULL_PAGES.find(({ name }) => name === place.page);
  const dial = (): void => {
    goTo('phone');
    numberField.focus();
  };
  const request = useDialRequest(dialler, isBusy ? null : dial);
  // A call comes first, and a number that was brought to be called; whoever goes to the settings meanwhile finds the first run again.
  const isSettingUp = state.settings.setup.isOpen && current === null && full === undefined && !request.needsField;
  const inPane = isCallShown ? null : inTabs;
  const isFieldDrawn = !isSettingUp && full === undefined && (isWide || inPane === 'phone');
  const names = there.map(({ name }) => name);
  useSentPlaces(goTo);
  useShortcuts({ actions, pages: names, goTo, dial });
  return (
    <WindowPlaces goTo={goTo} aims={aims.site} whereabouts={whereabouts}>
      <VisualRing />
      <Announcer />
      <div className="main-window" data-wide={isWide || undefined}>
        <StatusBar goTo={goTo} menu={<MainMenu pages={isCallShown || full !== undefined ? pages : []} goTo={goTo} />} />
        <div className="main-top">
          <RingingList calls={ringing} isBusy={current !== null && takesEyes(current)} />
          {actions.error === null ? null : <ErrorNote error={actions.error} onDismiss={actions.clearError} />}
          {dialler.error === null || isFieldDrawn ? null : <RefusedCall error={dialler.error} onDismiss={dialler.clearError} />}
          <DialRequestNote isBusy={isBusy} onDismiss={request.dismiss} />
          <Notices />
          <StrandedNotes />
          <PermissionNews onCall={dialler.call} />
        </div>
        {isSettingUp ? (
          <main className="main-panes main-panes-one">
            <WizardPage />
          </main>
        ) : (
          <MainPages
            pages={pages}
            page={full === undefined && place.page === 'settings' ? place.cameFrom : place.page}
            full={full ?? null}
            site={{ state, dialler, practiceChoice, chosenHistory, goTo }}
            isWide={isWide}
            call={
              current === null || !isCallShown ? null : (
                <CallScreen key={current.id} call={current} onCallBack={dialler.call} isDialling={dialler.isPending} />
              )
            }
            bar={
              current === null || isCallShown ? null : (
                <CallBar
                  call={current}
                  onOpen={() => {
                    goTo('call');
                  }}
                />
              )
            }
            onLeave={leave}
          />
        )}
      </div>
      <MainDialogs
        open={place.dialog}
        onClose={closeDialog}
        pages={names}
        actions={actions}
        dialler={dialler}
        goTo={goTo}
        aimAt={aims.aimAt}
        dial={dial}
      />
    </WindowPlaces>
  );
}
