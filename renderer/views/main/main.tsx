import { createRoot } from 'react-dom/client';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { softphoneBridge } from '../../state/bridge.ts';
import { openReplica } from '../../state/replica.ts';
import { SoftphoneProvider } from '../../state/softphone-context.tsx';
import { WaitingScreen } from '../../features/notices/waiting-screen.tsx';
import { MainWindow } from './main-window.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const bridge = softphoneBridge();
const replica = openReplica(bridge, () => performance.now());

createRoot(root).render(
  <SoftphoneProvider bridge={bridge} replica={replica} renderWaiting={(view) => <WaitingScreen view={view} />}>
    <MainWindow />
  </SoftphoneProvider>,
);
