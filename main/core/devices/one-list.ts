import type { AgentDevices, AudioDevice, AudioDevices, DeviceKind, NamedDevice } from '#contract/audio.ts';
import { closestDevice, isDefaultName, sameDevice } from '#contract/device-name.ts';
import type { StationDevice, StationDevices } from '#contract/station.ts';

/** One device as the agent sees it, with what each side calls it; null on the side that does not list it. */
export interface OneDevice {
  readonly name: string;
  readonly isDefault: boolean;
  readonly portAudio: string | null;
  /** Chromium's. */
  readonly id: string | null;
}

/** What the agent chooses from, for web numbers and for Meta numbers at once. */
export interface OneList {
  readonly devices: Readonly<Record<DeviceKind, readonly OneDevice[]>>;
  /** PortAudio's own default by its name; null where it has none, or one that stands for another device. */
  readonly portAudioDefault: Readonly<Record<DeviceKind, string | null>>;
}

/**
 * What ALSA lists beside sound cards: plug-ins that convert, mix or split. Of use to nobody where Chromium names the devices
 * themselves, and some of them do not even open.
 */
const ALSA_PLUGINS =
  /^(?:null|jack|oss|dmix|dsnoop|lavrate|samplerate|speexrate|speex|upmix|vdownmix|front|rear|center_lfe|side|surround\d+|iec958|spdif|hdmi|modem|phoneline)(?:[:,].*)?$/i;

export function oneList(portAudio: AudioDevices, station: StationDevices): OneList {
  return {
    devices: {
      microphone: joined(portAudio.microphones, station.microphones),
      speaker: joined(portAudio.speakers, station.speakers),
    },
    portAudioDefault: { microphone: ownDefault(portAudio.microphones), speaker: ownDefault(portAudio.speakers) },
  };
}

/** Chromium's names win: they are the system's own, whole, where PortAudio's are cut or say how a card is wired. */
function joined(portAudio: readonly AudioDevice[], station: readonly StationDevice[]): readonly OneDevice[] {
  const labelled = station.filter(({ label }) => label !== '');
  const names = numbered(labelled.map(({ label }) => label));
  const free = portAudio.filter(({ name }) => !isDefaultName(name) && !(labelled.length > 0 && ALSA_PLUGINS.test(name)));
  const mates = pairs(
    free.map(({ name }) => name),
    labelled.map(({ label }) => label),
  );
  const isToldByStation = labelled.some(({ isDefault }) => isDefault);
  const both = labelled.map(({ id, isDefault }, place): OneDevice => {
    const mate = free[mates.indexOf(place)];
    return {
      name: names[place] ?? '',
      isDefault: isToldByStation ? isDefault : mate?.isDefault === true,
      portAudio: mate?.name ?? null,
      id,
    };
  });
  const alone = free.filter((_, place) => mates[place] === null);
  return [...both, ...alone.map(({ name, isDefault }) => ({ name, isDefault: !isToldByStation && isDefault, portAudio: name, id: null }))];
}

/** For each of PortAudio's names the place of Chromium's that is the same device, or null. Surest first, and none is taken twice. */
function pairs(names: readonly string[], labels: readonly string[]): readonly (number | null)[] {
  const mates: (number | null)[] = names.map(() => null);
  const taken = new Set<number>();
  for (const rule of [sameDevice, closestDevice]) {
    names.forEach((name, place) => {
      if (mates[place] !== null) return;
      const left = labels.map((label, index) => (taken.has(index) ? '' : label));
      const found = rule(name, left);
      if (found === null || taken.has(found)) return;
      mates[place] = found;
      taken.add(found);
    });
  }
  return mates;
}

/** Two headsets of one make carry one name: the second becomes "… (2)". */
function numbered(labels: readonly string[]): readonly string[] {
  return labels.map((label, place) => {
    const earlier = labels.slice(0, place).filter((other) => other === label).length;
    return earlier === 0 ? label : `${label} (${String(earlier + 1)})`;
  });
}

function ownDefault(devices: readonly AudioDevice[]): string | null {
  const name = devices.find(({ isDefault }) => isDefault)?.name ?? null;
  return name === null || isDefaultName(name) ? null : name;
}

/** The chosen device where it is plugged in: by its id, then by its name. */
export function findDevice(devices: readonly OneDevice[], { name, id }: NamedDevice): OneDevice | null {
  const byId = id === null ? undefined : devices.find((device) => device.id === id);
  if (byId !== undefined) return byId;
  const place = (id === null ? closestDevice : sameDevice)(
    name,
    devices.map((device) => device.name),
  );
  return place === null ? null : (devices[place] ?? null);
}

/**
 * What PortAudio shall open for a choice; null for its default. Undefined where the device is away. One that PortAudio has not listed
 * yet, because it has listed nothing, is asked for by the agent's name.
 */
export function portAudioChoice(list: OneList, kind: DeviceKind, chosen: NamedDevice | null): string | null | undefined {
  const devices = list.devices[kind];
  if (chosen !== null) {
    if (devices.every(({ portAudio }) => portAudio === null)) return chosen.name;
    return findDevice(devices, chosen)?.portAudio;
  }
  // Windows may have another default for calls than for the rest, and PortAudio knows the other one only.
  const followed = devices.find(({ isDefault, id }) => isDefault && id !== null)?.portAudio ?? null;
  const own = list.portAudioDefault[kind];
  return followed !== null && own !== null && followed !== own ? followed : null;
}

/** As the agent sees it. `only` where both sides have looked, so that a list on its way is not taken for a lack. */
export function shownDevices({ devices }: OneList): AgentDevices {
  const isOneSided = (kind: DeviceKind): boolean =>
    devices[kind].every(({ id }) => id === null) || devices[kind].every(({ portAudio }) => portAudio === null);
  const shown = (kind: DeviceKind): AgentDevices['microphones'] =>
    devices[kind].map(({ name, isDefault, portAudio, id }) => {
      if (isOneSided(kind) || (portAudio !== null && id !== null)) return { name, isDefault };
      return { name, isDefault, only: id === null ? 'web' : 'meta' };
    });
  return { microphones: shown('microphone'), speakers: shown('speaker') };
}
