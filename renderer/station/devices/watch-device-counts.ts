import { inBackground } from '../in-background.ts';
import type { DeviceDesk } from './device-desk.ts';

export interface DeviceCounts {
  readonly microphones: number;
  readonly speakers: number;
}

/** How soon a microphone that no event announced is seen. */
const LOOK_AGAIN_MS = 3_000;

/**
 * Tells how many devices there are, now and when that changes; Chromium counts them without permission too. While
 * there is no microphone it looks by itself as well, for nobody can answer then. Returns what stops it.
 */
export function watchDeviceCounts(devices: DeviceDesk, told: (counts: DeviceCounts) => void): () => void {
  let last = '';
  let looks = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    looks += 1;
    const mine = looks;
    clearTimeout(again);
    const listed = await navigator.mediaDevices.enumerateDevices();
    if (mine !== looks) return; // a later look has begun, or nobody listens any more
    const count = (kind: MediaDeviceKind): number => listed.filter((device) => device.kind === kind).length;
    const counts = { microphones: count('audioinput'), speakers: count('audiooutput') };
    if (counts.microphones === 0) again = setTimeout(lookNow, LOOK_AGAIN_MS);
    const text = JSON.stringify(counts);
    if (text === last) return;
    last = text;
    told(counts);
  };
  const lookNow = (): void => inBackground('counting of sound devices', look());

  const stopListening = devices.listen(lookNow);
  lookNow();
  return () => {
    looks += 1;
    clearTimeout(again);
    stopListening();
  };
}
