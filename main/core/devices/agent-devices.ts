import type { AgentDevices, AudioDevices, DeviceKind } from '#contract/audio.ts';
import type { Settings } from '#contract/settings.ts';
import type { StationDevices } from '#contract/station.ts';
import type { StationEvent, WebAudioEvent } from '../ports.ts';
import { learnDevices, namedDevice } from './known-devices.ts';
import { oneList, portAudioChoice, shownDevices, type OneList } from './one-list.ts';

export interface AgentDeviceDesk {
  list(): OneList;
  shown(): AgentDevices;
  /** The settings with what the devices that are there teach of the chosen ones; the same object where that is nothing. */
  learned(settings: Settings): Settings;
  /** What PortAudio shall open. */
  forPortAudio(settings: Settings): { readonly microphone: string | null; readonly speaker: string | null };
  /** True where another list came of it. */
  heardFromAudio(event: WebAudioEvent): boolean;
  heardFromStation(event: StationEvent): boolean;
}

/** PortAudio's devices and Chromium's as one list, by which one choice is two. */
export function createAgentDevices(): AgentDeviceDesk {
  let portAudio: AudioDevices = { microphones: [], speakers: [] };
  let station: StationDevices = { microphones: [], speakers: [] };
  let list = oneList(portAudio, station);
  const lastChoices: Partial<Record<DeviceKind, { readonly name: string | null; readonly portAudio: string | null }>> = {};
  const joined = (): true => {
    list = oneList(portAudio, station);
    return true;
  };

  /** A device that goes away is asked for as before: another word for it would open anew what sounds on. */
  const choice = (kind: DeviceKind, settings: Settings): string | null => {
    const name = settings[kind];
    const named = name === null ? null : namedDevice(settings.knownDevices, kind, name);
    const found = portAudioChoice(list, kind, named);
    const last = lastChoices[kind];
    const whenAway = last?.name === name ? last.portAudio : name;
    const portAudio = found === undefined ? whenAway : found;
    lastChoices[kind] = { name, portAudio };
    return portAudio;
  };

  return {
    list: () => list,
    shown: () => shownDevices(list),
    learned(settings) {
      const learned = learnDevices(settings, list);
      return learned === null ? settings : { ...settings, ...learned };
    },
    forPortAudio: (settings) => ({ microphone: choice('microphone', settings), speaker: choice('speaker', settings) }),
    heardFromAudio(event) {
      if (event.type !== 'devices') return false;
      portAudio = event.devices;
      return joined();
    },
    heardFromStation(event) {
      if (event.type !== 'devices') return false;
      const { microphones, speakers } = event;
      station = { microphones, speakers };
      return joined();
    },
  };
}
