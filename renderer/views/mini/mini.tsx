import { createRoot } from 'react-dom/client';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { softphoneBridge } from '../../state/bridge.ts';
import { openReplica } from '../../state/replica.ts';
import { SoftphoneProvider } from '../../state/softphone-context.tsx';
import { MiniCall } from './mini-call.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const bridge = softphoneBridge();
const replica = openReplica(bridge, () => performance.now());

// Before there is a state there is no call, and main keeps this window hidden.
createRoot(root).render(
  <SoftphoneProvider bridge={bridge} replica={replica} renderWaiting={() => null}>
    <MiniCall />
  </SoftphoneProvider>,
);
