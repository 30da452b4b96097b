import type { AudioDevice, AudioDevices } from '#contract/audio.ts';
import type { PortAudio, PortAudioDevice, PortAudioHosts } from './load-port-audio.ts';

export type SoundDirection = 'microphone' | 'speaker';

/** The devices of the one host API we use, and which of them the system prefers. */
export interface DeviceList {
  readonly devices: readonly PortAudioDevice[];
  readonly defaultIds: Readonly<Record<SoundDirection, number>>;
  /** Why PortAudio could not look; the list is then empty. */
  readonly trouble: string | null;
}

/** Windows shows each device once per API; WASAPI is the one with the short delay and whole names. */
const PREFERRED_HOSTS = ['WASAPI', 'CoreAudio', 'ALSA'];
const NO_DEFAULTS = { microphone: -1, speaker: -1 };

/**
 * Blocks for 30 to 200 ms. While any stream is open PortAudio answers with the list from before it was opened.
 */
export function listDevices(portAudio: PortAudio): DeviceList {
  try {
    return preferredList(portAudio.getDevices(), portAudio.getHostAPIs());
  } catch (cause) {
    return { devices: [], defaultIds: NO_DEFAULTS, trouble: cause instanceof Error ? cause.message : String(cause) };
  }
}

export function preferredList(devices: readonly PortAudioDevice[], hosts: PortAudioHosts): DeviceList {
  const host =
    PREFERRED_HOSTS.map((type) => hosts.HostAPIs.find((candidate) => candidate.type === type && candidate.deviceCount > 0)).find(
      (found) => found !== undefined,
    ) ?? hosts.HostAPIs[hosts.defaultHostAPI];
  if (host === undefined) return { devices: [], defaultIds: NO_DEFAULTS, trouble: null };
  return {
    devices: devices.filter((device) => device.hostAPIName === host.name),
    defaultIds: { microphone: host.defaultInput, speaker: host.defaultOutput },
    trouble: null,
  };
}

/** As the agent sees them. */
export function shownDevices(list: DeviceList): AudioDevices {
  const shown = (direction: SoundDirection): readonly AudioDevice[] =>
    usable(list, direction).map(({ id, name }) => ({ name, isDefault: id === list.defaultIds[direction] }));
  return { microphones: shown('microphone'), speakers: shown('speaker') };
}

/**
 * The device of that name; where it is gone, or none is wanted, the system's default; null where there is none.
 * The id is only good until the next enumeration, and an unknown one silently opens the default.
 */
export function resolveDevice(list: DeviceList, direction: SoundDirection, wanted: string | null): PortAudioDevice | null {
  const candidates = usable(list, direction);
  return (
    candidates.find(({ name }) => name === wanted) ??
    candidates.find(({ id }) => id === list.defaultIds[direction]) ??
    candidates[0] ??
    null
  );
}

/** The name `resolveDevice` would come to, from what another process saw. */
export function resolveName(devices: AudioDevices, direction: SoundDirection, wanted: string | null): string | null {
  const candidates = direction === 'microphone' ? devices.microphones : devices.speakers;
  const found = candidates.find(({ name }) => name === wanted) ?? candidates.find(({ isDefault }) => isDefault) ?? candidates[0];
  return found?.name ?? null;
}

function usable(list: DeviceList, direction: SoundDirection): readonly PortAudioDevice[] {
  return list.devices.filter((device) => (direction === 'microphone' ? device.maxInputChannels : device.maxOutputChannels) > 0);
}
