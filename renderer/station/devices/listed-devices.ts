import type { StationDevice } from '#contract/station.ts';

/** A device as Chromium lists it. */
export type ListedDevice = Pick<MediaDeviceInfo, 'deviceId' | 'label'>;

/** Windows has a default of its own for calls, which Chromium lists beside the other; a phone follows that one. */
const DEFAULTS_FIRST_WINS = ['communications', 'default'];
/** An empty id: Chromium hides the devices of a page that may not use them. */
const STAND_INS: ReadonlySet<string> = new Set([...DEFAULTS_FIRST_WINS, '']);

/** An entry that stands for another device of the list: to follow it is what "default" means. */
export function isStandIn({ deviceId }: Pick<ListedDevice, 'deviceId'>): boolean {
  return STAND_INS.has(deviceId);
}

/** The entry to use where the agent follows the system; null where the list has none that differs from no choice at all. */
export function communicationsId(listed: readonly Pick<ListedDevice, 'deviceId'>[]): string | null {
  return listed.some(({ deviceId }) => deviceId === 'communications') ? 'communications' : null;
}

/**
 * The devices themselves, each with whether it is the system's default, where that can be told: on Linux Chromium does not say which one
 * it is. Devices that are hidden stay as one without name and id, for they are there.
 */
export function realDevices(listed: readonly Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'label'>[]): readonly StationDevice[] {
  const real = listed.filter((device) => !isStandIn(device));
  if (real.length === 0) return listed.slice(0, 1).map(() => ({ id: '', label: '', isDefault: true }));
  const standIn = DEFAULTS_FIRST_WINS.map((id) => listed.find(({ deviceId }) => deviceId === id)).find((found) => found !== undefined);
  const isDefault = (device: (typeof real)[number]): boolean =>
    standIn !== undefined && (standIn.label.endsWith(` - ${device.label}`) || standIn.groupId === device.groupId);
  return real.map((device) => ({ id: device.deviceId, label: device.label, isDefault: isDefault(device) }));
}
