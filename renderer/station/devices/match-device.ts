import type { NamedDevice } from '#contract/audio.ts';
import { closestDevice, isDefaultName, sameDevice } from '#contract/device-name.ts';
import { isStandIn, type ListedDevice } from './listed-devices.ts';

export type DeviceMatch<Device extends ListedDevice> =
  | { readonly match: 'default' }
  | { readonly match: 'device'; readonly device: Device }
  | { readonly match: 'missing' };

/**
 * Finds the device that the agent chose, among Chromium's: by its id, which a rename leaves as it is; then by its name. A name without an
 * id may be one of PortAudio's, which is looked for more widely; one with an id is known, and another of its make is not it.
 */
export function matchDevice<Device extends ListedDevice>(wanted: NamedDevice | null, listed: readonly Device[]): DeviceMatch<Device> {
  if (wanted === null) return { match: 'default' };
  const real = listed.filter((device) => !isStandIn(device));
  const labels = real.map(({ label }) => label);
  const byId = real.find(({ deviceId }) => deviceId === wanted.id);
  if (byId !== undefined) return { match: 'device', device: byId };
  if (isDefaultName(wanted.name) && !labels.includes(wanted.name)) return { match: 'default' };
  const place = wanted.id === null ? closestDevice(wanted.name, labels) : sameDevice(wanted.name, labels);
  const device = place === null ? undefined : real[place];
  return device === undefined ? { match: 'missing' } : { match: 'device', device };
}
