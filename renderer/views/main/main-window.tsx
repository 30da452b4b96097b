import { useReducer, useState } from 'react';
import type { ReactElement } from 'react';
import { CallBar } from '../../features/call/call-bar.tsx';
import { CallScreen } from '../../features/call/call-screen.tsx';
import { callsOnScreen } from '../../features/call/calls-on-screen.ts';
import { RingingList } from '../../features/call/ringing-list.tsx';
import { VisualRing } from '../../features/call/visual-ring.tsx';
import { useDialler } from '../../features/dial/use-dialler.ts';
import { Notices } from '../../features/notices/notices.tsx';
import { PlacesContext } from '../../features/notices/places.ts';
import type { Place } from '../../features/notices/places.ts';
import { usePracticeChoice } from '../../features/practice/use-practice-choice.ts';
import { SettingsDialog } from '../../features/settings/settings-dialog.tsx';
import { StatusBar } from '../../features/status/status-bar.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWide } from '../../state/use-wide.ts';
import { MainDialogs } from './main-dialogs.tsx';
import { MainMenu } from './main-menu.tsx';
import { AT_FIRST, moveInMain } from './main-place.ts';
import { MainPages } from './main-pages.tsx';
import { FULL_PAGES, PAGES } from './pages.tsx';
import './main-window.css';

/** One pane at 420, two from 760. A call takes the narrow window, or the right pane of the wide one, until the agent looks elsewhere. */
export function MainWindow(): ReactElement {
  const state = useAppState();
  const isWide = useWide();
  const dialler = useDialler();
  const practiceChoice = usePracticeChoice();
  const [place, move] = useReducer(moveInMain, AT_FIRST);
  const { ringing, current } = callsOnScreen(state.calls);
  const isBusy = current !== null && current.phase !== 'ended';

  const [lastCall, setLastCall] = useState(current?.id ?? null);
  const [wasBusy, setWasBusy] = useState(isBusy);
  if (isBusy !== wasBusy) {
    setWasBusy(isBusy);
    if (isBusy) move({ type: 'call-began' });
  }
  if (current !== null && current.id !== lastCall) setLastCall(current.id);

  const goTo = (to: Place): void => {
    move({ type: 'go', to });
  };
  const leave = (): void => {
    move({ type: 'leave-page' });
  };
  const closeDialog = (): void => {
    move({ type: 'close-dialog' });
  };

  const pages = PAGES.filter(({ name, isThere }) => (name !== 'phone' || !isWide) && isThere?.(state) !== false);
  const isCallShown = current !== null && !place.isBesideCall;
  const full = isCallShown ? undefined : FULL_PAGES.find(({ name }) => name === place.page);
  const isInDialog = place.page === 'settings' && full === undefined;
  return (
    <PlacesContext value={goTo}>
      <VisualRing />
      <div className="main-window" data-wide={isWide || undefined}>
        <StatusBar
          goTo={goTo}
          menu={
            <MainMenu
              pages={isCallShown || full !== undefined ? PAGES.filter(({ name }) => pages.some((page) => page.name === name)) : []}
              goTo={goTo}
            />
          }
        />
        <div className="main-top">
          <RingingList calls={ringing} isBusy={isBusy} />
          <Notices />
        </div>
        <MainPages
          pages={pages}
          page={isInDialog ? place.cameFrom : place.page}
          full={full ?? null}
          site={{ state, dialler, practiceChoice, goTo }}
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
          lastCall={lastCall}
          onLeave={leave}
        />
      </div>
      <SettingsDialog
        isOpen={isInDialog && place.dialog === null}
        onClose={leave}
        onOpenTunnel={() => {
          goTo('tunnel');
        }}
        onOpenSoundCheck={() => {
          goTo('sound-check');
        }}
      />
      <MainDialogs open={place.dialog} onClose={closeDialog} />
    </PlacesContext>
  );
}
