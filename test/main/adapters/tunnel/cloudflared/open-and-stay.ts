import { systemClock } from '../../../../../main/adapters/clock/system-clock.ts';
import { tunnelProviderFor } from '../../../../../main/adapters/tunnel/tunnel-provider-for.ts';
import { memoryLog } from '../../../../support/memory-log.ts';

// An app that opens a quick tunnel and is killed by a test.  open-and-stay.ts <cloudflared> <folder>

const [program = '', folder = ''] = process.argv.slice(2);
const tunnelFor = tunnelProviderFor({
  clock: systemClock,
  log: memoryLog(),
  random: Math.random,
  folder,
  env: process.env,
  forkNgrok: () => {
    throw new Error('no ngrok here');
  },
});
tunnelFor({ provider: 'cloudflared-quick', program }, null, { allowLoopback: true })?.open({ localPort: 9, listener: () => undefined });
setInterval(() => undefined, 1_000);
