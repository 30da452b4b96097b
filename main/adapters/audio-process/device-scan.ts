import type { AudioDevices } from '#contract/audio.ts';
import { isAudioReport } from '../../audio/protocol.ts';
import type { Clock } from '../../core/ports.ts';
import { killNow, type AudioChild } from './audio-child.ts';

const SCAN_EVERY_MS = 5_000;
const SCAN_WITHIN_MS = 4_000;

export interface DeviceScans {
  /** Looks every five seconds while this is true. */
  want(wanted: boolean): void;
  stop(): Promise<void>;
}

/**
 * PortAudio sees no hot-plug while a stream is open, so during a call a second process, which lives for a moment,
 * looks in its place.
 */
export function scanDevices({
  fork,
  clock,
  found,
}: {
  readonly fork: () => AudioChild;
  readonly clock: Clock;
  readonly found: (devices: AudioDevices) => void;
}): DeviceScans {
  let wanted = false;
  let cancel: (() => void) | null = null;
  let scan: { readonly child: AudioChild; readonly ended: Promise<null> } | null = null;

  const look = (): void => {
    const ended = Promise.withResolvers<null>();
    const child = fork();
    scan = { child, ended: ended.promise };
    child.stdout?.resume();
    child.stderr?.resume();
    child.on('message', (message) => {
      if (wanted && isAudioReport(message) && message.type === 'devices') found(message.devices);
    });
    cancel = clock.after(SCAN_WITHIN_MS, () => {
      killNow(child);
    });
    child.once('exit', () => {
      scan = null;
      cancel?.();
      cancel = null;
      ended.resolve(null);
      if (wanted) cancel = clock.after(SCAN_EVERY_MS, look);
    });
  };
  return {
    want(nowWanted) {
      if (nowWanted === wanted) return;
      wanted = nowWanted;
      if (!wanted && scan === null) {
        cancel?.();
        cancel = null;
      }
      if (wanted && scan === null) cancel = clock.after(SCAN_EVERY_MS, look);
    },
    async stop() {
      wanted = false;
      cancel?.();
      cancel = null;
      if (scan === null) return;
      killNow(scan.child);
      await scan.ended;
    },
  };
}
