import { useState } from 'react';
import type { ReactElement } from 'react';
import { CallScreen } from '../../features/call/call-screen.tsx';
import { callsOnScreen } from '../../features/call/calls-on-screen.ts';
import { RingingList } from '../../features/call/ringing-list.tsx';
import { VisualRing } from '../../features/call/visual-ring.tsx';
import { useDialler } from '../../features/dial/use-dialler.ts';
import { AddLineDialog } from '../../features/lines/add-line-dialog.tsx';
import { Notices } from '../../features/notices/notices.tsx';
import { PlacesContext } from '../../features/notices/places.ts';
import type { Place } from '../../features/notices/places.ts';
import { usePracticeChoice } from '../../features/practice/use-practice-choice.ts';
import { SettingsDialog } from '../../features/settings/settings-dialog.tsx';
import { SoundCheckDialog } from '../../features/sound-check/sound-check-dialog.tsx';
import { StatusBar } from '../../features/status/status-bar.tsx';
import { TunnelDialog } from '../../features/tunnel/tunnel-dialog.tsx';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWide } from '../../state/use-wide.ts';
import { PhonePane } from './phone-pane.tsx';
import { SideTabs } from './side-tabs.tsx';
import type { Tab } from './side-tabs.tsx';
import './main-window.css';

/** One pane at 420, two from 760. A call takes the narrow window, or the right pane of the wide one. */
export function MainWindow(): ReactElement {
  const { calls } = useAppState();
  const isWide = useWide();
  const dialler = useDialler();
  const practiceChoice = usePracticeChoice();
  const [dialog, setDialog] = useState<Exclude<Place, 'lines'> | null>(null);
  const [cameFromSettings, setCameFromSettings] = useState(false);
  const [tab, setTab] = useState<Tab>('phone');
  const { ringing, current } = callsOnScreen(calls);
  const isBusy = current !== null && current.phase !== 'ended';

  // The call comes first: what stood over it gives way, unless it holds what the agent has typed.
  const [wasBusy, setWasBusy] = useState(isBusy);
  if (isBusy !== wasBusy) {
    setWasBusy(isBusy);
    if (isBusy && (dialog === 'sound-check' || dialog === 'settings')) setDialog(null);
  }

  const goTo = (place: Place): void => {
    setCameFromSettings(false);
    setDialog(place === 'lines' ? null : place);
    if (place === 'lines') setTab('lines');
  };
  const closeDialog = (): void => {
    setDialog(null);
  };

  const phone = <PhonePane dialler={dialler} />;
  const call =
    current === null ? null : <CallScreen key={current.id} call={current} onCallBack={dialler.call} isDialling={dialler.isPending} />;
  const tabs = (
    <SideTabs
      tab={tab}
      onTab={setTab}
      phone={isWide ? null : phone}
      dialler={dialler}
      practiceChoice={practiceChoice}
      onAddLine={() => {
        setDialog('add-line');
      }}
    />
  );

  return (
    <PlacesContext value={goTo}>
      <VisualRing />
      <div className="main-window" data-wide={isWide || undefined}>
        <StatusBar
          onOpenSettings={() => {
            setDialog('settings');
          }}
          onOpenSoundCheck={() => {
            goTo('sound-check');
          }}
        />
        <div className="main-top">
          <RingingList calls={ringing} isBusy={isBusy} />
          <Notices />
        </div>
        <main className="main-panes">
          {isWide ? <div className="main-pane main-left">{phone}</div> : null}
          <div className="main-pane main-right">{call ?? tabs}</div>
        </main>
      </div>
      <SettingsDialog
        isOpen={dialog === 'settings'}
        onClose={closeDialog}
        onOpenTunnel={() => {
          setCameFromSettings(true);
          setDialog('tunnel');
        }}
        onOpenSoundCheck={() => {
          setCameFromSettings(true);
          setDialog('sound-check');
        }}
      />
      <SoundCheckDialog
        isOpen={dialog === 'sound-check'}
        onClose={() => {
          setDialog(cameFromSettings ? 'settings' : null);
        }}
      />
      <TunnelDialog
        isOpen={dialog === 'tunnel'}
        onClose={() => {
          setDialog(cameFromSettings ? 'settings' : null);
        }}
      />
      <AddLineDialog isOpen={dialog === 'add-line'} onClose={closeDialog} />
    </PlacesContext>
  );
}
