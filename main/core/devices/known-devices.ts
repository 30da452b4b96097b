import { DEVICE_KINDS, type DeviceKind, type KnownDevice, type NamedDevice } from '#contract/audio.ts';
import type { Settings } from '#contract/settings.ts';
import { findDevice, type OneList } from './one-list.ts';

export type DeviceSettings = Pick<Settings, 'microphone' | 'speaker' | 'ringer' | 'knownDevices'>;

/** A chosen name, with the id by which it is known again. */
export function namedDevice(known: readonly KnownDevice[], kind: DeviceKind, name: string): NamedDevice {
  return { name, id: known.find((device) => device.kind === kind && device.name === name)?.id ?? null };
}

/**
 * What a look at the devices teaches of those that were chosen: the id of one that is seen for the first time, and the new name of one
 * that was renamed; the choice follows it. Null where nothing is new. An id once known is kept while its device is away, also where another
 * device of the same name is there: that one stands in for it.
 */
export function learnDevices(settings: DeviceSettings, { devices }: OneList): DeviceSettings | null {
  const known: KnownDevice[] = [];
  let isRenamed = false;
  const nowNamed = (kind: DeviceKind, name: string): string => {
    const named = namedDevice(settings.knownDevices, kind, name);
    const found = findDevice(devices[kind], named);
    const isSame = found !== null && (named.id === null ? found.name === name : found.id === named.id);
    const now = isSame ? found.name : name;
    const id = named.id ?? (isSame ? found.id : null);
    if (id !== null && !known.some((device) => device.kind === kind && device.name === now)) known.push({ kind, name: now, id });
    isRenamed ||= now !== name;
    return now;
  };
  const chosen = (kind: DeviceKind): string | null => {
    const name = settings[kind];
    return name === null ? null : nowNamed(kind, name);
  };
  const [microphone, speaker] = DEVICE_KINDS.map(chosen);
  const speakers = (names: readonly string[]): readonly string[] => names.map((name) => nowNamed('speaker', name));
  const { devices: rings, escalateTo } = settings.ringer;
  const ringer = { ...settings.ringer, devices: speakers(rings), escalateTo: speakers(escalateTo) };
  if (!isRenamed && sameKnown(known, settings.knownDevices)) return null;
  return { microphone: microphone ?? null, speaker: speaker ?? null, ringer, knownDevices: known };
}

function sameKnown(one: readonly KnownDevice[], other: readonly KnownDevice[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ kind, name, id }) => other.some((known) => known.kind === kind && known.name === name && known.id === id))
  );
}
