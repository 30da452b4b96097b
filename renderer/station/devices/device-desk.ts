import type { DeviceKind, KnownDevice, NamedDevice, VoiceProcessing } from '#contract/audio.ts';
import type { AppError } from '#contract/errors.ts';
import { ok, type Result } from '#contract/result.ts';
import { DEFAULT_VOICE } from '#contract/settings.ts';
import { DEFAULT_GAIN, type SoundGain } from '#contract/sound-gain.ts';
import type { StationDevices } from '#contract/station.ts';
import { communicationsId } from './listed-devices.ts';
import { matchDevice } from './match-device.ts';
import { openMicrophone } from './open-microphone.ts';

export interface ChosenDevices {
  /** Names; null follows the system's default. */
  readonly microphone: string | null;
  readonly speaker: string | null;
  /** Done by Chromium, before the track. */
  readonly voice: VoiceProcessing;
  readonly known: readonly KnownDevice[];
}

export interface OpenMicrophone {
  readonly track: MediaStreamTrack;
  /** Chromium's id of the device that was asked for; null for the default. */
  readonly deviceId: string | null;
  readonly voice: VoiceProcessing;
}

/** The devices calls and tones shall use now: the agent's choice where it is plugged in, the default otherwise. */
export interface DeviceDesk {
  choose(devices: ChosenDevices): void;
  /** How much louder or softer calls shall be. */
  amplify(gain: SoundGain): void;
  /** Wakes Chromium's audio service, without opening a device: the first microphone of the day then opens as fast as any. */
  wake(): Promise<void>;
  /** What the agent wants done to the voice: one that is open with anything else is to be opened anew. */
  voice(): VoiceProcessing;
  gain(): SoundGain;
  /** Chromium's id of the microphone to use; null for the default. */
  microphoneId(): Promise<string | null>;
  /** The same for the speaker, as setSinkId wants it: '' for the default. */
  speakerId(): Promise<string>;
  /** Of a speaker that was chosen for something else than calls, a ringer: as setSinkId wants it; null where it is not plugged in. */
  sinkIdOf(name: string): Promise<string | null>;
  /** A chosen microphone that cannot be opened is replaced by the default one, and said to be missing. */
  openMicrophone(): Promise<Result<OpenMicrophone, AppError>>;
  /** The device in use is gone and nothing took its place. */
  lost(kind: DeviceKind, name: string): void;
  /** Where the speaker with this id went away before: a stream that Chromium still keeps for it may sound elsewhere. */
  departureOf(sinkId: string): Departure | null;
  /** A look found another list than the one before. */
  listChanged(listed: StationDevices): void;
  /** Called when the choice or the gain changed, or a device came, went or was renamed. Returns what stops it. */
  listen(listener: () => void): () => void;
}

export interface Departure {
  readonly times: number;
  /** Since the last one was seen. */
  readonly agoMs: number;
}

/** `missing` is told once per choice and absence, not at every look. */
export function openDeviceDesk(missing: (kind: DeviceKind, name: string) => void): DeviceDesk {
  let chosen: ChosenDevices = { microphone: null, speaker: null, voice: DEFAULT_VOICE, known: [] };
  let gain: SoundGain = DEFAULT_GAIN;
  const told = new Set<string>();
  const departures = new Map<string, { readonly times: number; readonly atMs: number }>();
  let lastSpeakers: ReadonlySet<string> = new Set();
  const listeners = new Set<() => void>();

  const tell = (kind: DeviceKind, name: string): void => {
    if (told.has(`${kind} ${name}`)) return;
    told.add(`${kind} ${name}`);
    missing(kind, name);
  };
  const tellListeners = (): void => listeners.forEach((listener) => listener());

  const named = (kind: DeviceKind, name: string): NamedDevice => ({
    name,
    id: chosen.known.find((device) => device.kind === kind && device.name === name)?.id ?? null,
  });
  const listed = async (kind: DeviceKind): Promise<readonly MediaDeviceInfo[]> => {
    const inputOrOutput = kind === 'microphone' ? 'audioinput' : 'audiooutput';
    return (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === inputOrOutput);
  };
  /** Null for the default. */
  const find = async (kind: DeviceKind): Promise<string | null> => {
    const devices = await listed(kind);
    const name = chosen[kind];
    const match = matchDevice(name === null ? null : named(kind, name), devices);
    if (match.match === 'missing' && name !== null) tell(kind, name);
    else told.delete(`${kind} ${name ?? ''}`);
    return match.match === 'device' ? match.device.deviceId : communicationsId(devices);
  };

  return {
    choose: (devices) => {
      chosen = devices;
      told.clear();
      tellListeners();
    },
    amplify: (wanted) => {
      gain = wanted;
      tellListeners();
    },
    wake: async () => {
      await navigator.mediaDevices.enumerateDevices();
    },
    voice: () => chosen.voice,
    gain: () => gain,
    microphoneId: () => find('microphone'),
    speakerId: async () => (await find('speaker')) ?? '',
    sinkIdOf: async (name) => {
      const devices = await listed('speaker');
      const match = matchDevice(named('speaker', name), devices);
      if (match.match === 'missing') return null;
      return match.match === 'device' ? match.device.deviceId : (communicationsId(devices) ?? '');
    },
    openMicrophone: async () => {
      const deviceId = await find('microphone');
      const { voice } = chosen; // as it is now: another choice while it opens is seen as a difference
      const opened = await openMicrophone(deviceId, voice);
      if (opened.ok) return ok({ track: opened.value, deviceId, voice });
      if (deviceId === null || opened.error.code !== 'audio-device-missing') return opened;
      if (chosen.microphone !== null) tell('microphone', chosen.microphone);
      const fallback = await openMicrophone(null, voice);
      return fallback.ok ? ok({ track: fallback.value, deviceId: null, voice }) : fallback;
    },
    lost: tell,
    departureOf: (sinkId) => {
      const departure = departures.get(sinkId);
      return departure === undefined ? null : { times: departure.times, agoMs: performance.now() - departure.atMs };
    },
    listChanged: ({ speakers }) => {
      const now = new Set(speakers.map(({ id }) => id));
      for (const id of lastSpeakers) {
        if (!now.has(id)) departures.set(id, { times: (departures.get(id)?.times ?? 0) + 1, atMs: performance.now() });
      }
      lastSpeakers = now;
      tellListeners();
    },
    listen: (listener) => {
      const plugged = (): void => listener();
      navigator.mediaDevices.addEventListener('devicechange', plugged);
      listeners.add(listener);
      return () => {
        navigator.mediaDevices.removeEventListener('devicechange', plugged);
        listeners.delete(listener);
      };
    },
  };
}
