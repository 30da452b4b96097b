import type { StationDevices } from '#contract/station.ts';
import { inBackground } from '../in-background.ts';
import type { DeviceDesk } from './device-desk.ts';
import { realDevices } from './listed-devices.ts';

/**
 * How soon a change is seen that no event announced. Chromium tells of what the kernel tells, and of a sound server's devices
 * (Bluetooth on Linux, a remote desktop's) nothing; but each look of ours makes it look too. A look costs 10 ms on Linux, and
 * almost nothing elsewhere. While nothing sounds nobody waits for it.
 */
const LOOK_EVERY_MS = { inUse: 400, idle: 3_000 } as const;

export interface DeviceWatchParts {
  readonly devices: DeviceDesk;
  readonly isInUse: () => boolean;
  readonly told: (listed: StationDevices) => void;
}

export interface DeviceWatch {
  /** Somebody begins, or ceases, to need the devices. */
  useChanged(): void;
  stop(): void;
}

/** Tells which devices there are, now and whenever that changes. */
export function watchDevices({ devices, isInUse, told }: DeviceWatchParts): DeviceWatch {
  let last = '';
  let looks = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    looks += 1;
    const mine = looks;
    clearTimeout(again);
    const listed = await navigator.mediaDevices.enumerateDevices();
    if (mine !== looks) return; // a later look has begun, or nobody listens any more
    again = setTimeout(lookNow, isInUse() ? LOOK_EVERY_MS.inUse : LOOK_EVERY_MS.idle);
    const ofKind = (kind: MediaDeviceKind): MediaDeviceInfo[] => listed.filter((device) => device.kind === kind);
    const now = { microphones: realDevices(ofKind('audioinput')), speakers: realDevices(ofKind('audiooutput')) };
    const text = JSON.stringify(now);
    if (text === last) return;
    last = text;
    told(now);
    devices.listChanged(now);
  };
  const lookNow = (): void => inBackground('look at the sound devices', look());

  navigator.mediaDevices.addEventListener('devicechange', lookNow);
  lookNow();
  return {
    useChanged: lookNow,
    stop: () => {
      looks += 1;
      clearTimeout(again);
      navigator.mediaDevices.removeEventListener('devicechange', lookNow);
    },
  };
}
