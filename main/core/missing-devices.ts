import { type AppError, appError } from '#contract/errors.ts';
import type { StationEvent, WebAudioEvent } from './ports.ts';

/** Tells the agent about a microphone or a speaker that is not there, for then a call connects and stays silent. */
export interface MissingDevices {
  heardFromStation(event: StationEvent): void;
  heardFromAudio(event: WebAudioEvent): void;
}

type Device = 'microphone' | 'speaker';

/**
 * Two look: the station (Chromium) and the audio process (PortAudio), which may list a device that does not open; so
 * while its streams run, what runs counts and not the list. A loss is told once, and once more with each call that
 * begins in silence; it is taken back when nobody misses anything any more.
 */
export function createMissingDevices(ports: { readonly tell: (error: AppError) => void; readonly withdraw: () => void }): MissingDevices {
  const missing: { station: readonly Device[]; audio: readonly Device[] } = { station: [], audio: [] };
  let isRunning = false;

  const all = (): ReadonlySet<Device> => new Set([...missing.station, ...missing.audio]);

  const change = (news: Partial<typeof missing>, isCall = false): void => {
    const before = all();
    Object.assign(missing, news);
    const now = all();
    const isNew = [...now].some((device) => !before.has(device));
    if (isNew || (isCall && now.size > 0)) ports.tell(appError('audio-device-missing', [...now].join(', ')));
    if (now.size === 0 && before.size > 0) ports.withdraw();
  };

  return {
    heardFromStation(event) {
      if (event.type !== 'devices') return;
      const station = absent({ microphone: event.microphones.length > 0, speaker: event.speakers.length > 0 });
      // What was plugged in is there for both. The audio process says so itself only where its list has changed.
      const back = missing.station.filter((device) => !station.includes(device));
      change({ station, audio: missing.audio.filter((device) => !back.includes(device)) });
    },
    heardFromAudio(event) {
      if (event.type === 'running') {
        isRunning = event.running !== null;
        if (event.running === null) return;
        const { microphone, speaker } = event.running;
        const audio = absent({ microphone: microphone !== null, speaker: speaker !== null });
        change({ audio }, audio.length > 0);
      }
      if (event.type === 'devices' && !isRunning) {
        const { microphones, speakers } = event.devices;
        change({ audio: absent({ microphone: microphones.length > 0, speaker: speakers.length > 0 }) });
      }
    },
  };
}

function absent(isThere: Readonly<Record<Device, boolean>>): readonly Device[] {
  return (['microphone', 'speaker'] as const).filter((device) => !isThere[device]);
}
