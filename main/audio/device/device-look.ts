import type { AudioReport } from '../protocol.ts';
import { listDevices, shownDevices } from './device-list.ts';
import type { PortAudio } from './load-port-audio.ts';

/** Tells what is plugged in. A look that failed has not seen that nothing is: only the log hears of it, once for each reason. */
export function createDeviceLook(report: (report: AudioReport) => void): (portAudio: PortAudio) => void {
  let told: string | null = null;
  return (portAudio) => {
    const list = listDevices(portAudio);
    if (list.trouble === null) report({ type: 'devices', devices: shownDevices(list) });
    else if (list.trouble !== told) report({ type: 'fact', level: 'warn', name: 'device-look-failed', values: { reason: list.trouble } });
    told = list.trouble;
  };
}
