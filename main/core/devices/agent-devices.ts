import type { AgentDevices, AudioDevices } from '#contract/audio.ts';
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
  const joined = (): true => {
    list = oneList(portAudio, station);
    return true;
  };

  return {
    list: () => list,
    shown: () => shownDevices(list),
    learned(settings) {
      const learned = learnDevices(settings, list);
      return learned === null ? settings : { ...settings, ...learned };
    },
    forPortAudio({ microphone, speaker, knownDevices }) {
      const named = (kind: 'microphone' | 'speaker', name: string | null) => (name === null ? null : namedDevice(knownDevices, kind, name));
      return {
        microphone: portAudioChoice(list, 'microphone', named('microphone', microphone)),
        speaker: portAudioChoice(list, 'speaker', named('speaker', speaker)),
      };
    },
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
