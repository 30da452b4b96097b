import type { AudioDevices } from '#contract/audio.ts';
import { isAudioReport } from '../../audio/protocol.ts';
import type { Clock } from '../../core/ports.ts';
import { killNow, type AudioChild } from './audio-child.ts';
import { KILLED_WITHIN_MS, within } from './running-child.ts';

const SCAN_EVERY_MS = 5_000;
const SCAN_WITHIN_MS = 4_000;
/** Nobody waits for it while no call is on. */
const LONGEST_WAIT_MS = 60_000;

export interface DeviceScans {
  /** Looks every five seconds while this is true. */
  want(wanted: boolean): void;
  /** Looks at once, where it looks at all; once more where a look has begun already, which may have been too early. */
  now(): void;
  /** Looks at once, and goes on until a look has succeeded: the process that hung may have hung on this. */
  untilSeen(): void;
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
  /** Looks that failed since `untilSeen`; null where it is known that looking ends well. */
  let failures: number | null = null;
  let stopped = false;
  let isOutdated = false;
  let cancel: (() => void) | null = null;
  let scan: { readonly child: AudioChild; readonly ended: Promise<null> } | null = null;

  const look = (): void => {
    const ended = Promise.withResolvers<null>();
    const child = fork();
    scan = { child, ended: ended.promise };
    child.stdout?.resume();
    child.stderr?.resume();
    child.on('message', (message) => {
      if (stopped || !isWanted() || !isAudioReport(message) || message.type !== 'devices') return;
      failures = null;
      found(message.devices);
    });
    cancel = clock.after(SCAN_WITHIN_MS, () => {
      killNow(child);
    });
    child.once('exit', () => {
      scan = null;
      cancel?.();
      cancel = null;
      ended.resolve(null);
      if (failures !== null) failures += 1;
      const againMs = isOutdated ? 0 : SCAN_EVERY_MS;
      isOutdated = false;
      if (isWanted()) cancel = clock.after(wanted ? againMs : Math.min(LONGEST_WAIT_MS, SCAN_EVERY_MS * (failures ?? 1)), look);
    });
  };
  const isWanted = (): boolean => wanted || failures !== null;
  const lookAfter = (milliseconds: number): void => {
    if (scan !== null) return;
    cancel?.();
    cancel = clock.after(milliseconds, look);
  };
  return {
    want(nowWanted) {
      if (nowWanted === wanted) return;
      wanted = nowWanted;
      if (wanted) lookAfter(SCAN_EVERY_MS);
      else if (scan === null && failures === null) {
        cancel?.();
        cancel = null;
      }
    },
    now() {
      if (!wanted) return;
      isOutdated = scan !== null;
      lookAfter(0);
    },
    untilSeen() {
      if (stopped) return;
      failures = 0;
      lookAfter(0);
    },
    async stop() {
      stopped = true;
      wanted = false;
      failures = null;
      cancel?.();
      cancel = null;
      if (scan === null) return;
      killNow(scan.child);
      await within(KILLED_WITHIN_MS, scan.ended, clock); // what the system does not end, it does not keep the app from quitting
    },
  };
}
