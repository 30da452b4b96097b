import type { AudioDevices, AudioEngineState, CallLevels, VoiceProcessing } from '#contract/audio.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { Settings } from '#contract/settings.ts';
import { createMissingDevices } from './missing-devices.ts';
import type { Station, WebAudio } from './ports.ts';

type WantedSound = Pick<Settings, 'microphone' | 'speaker' | 'voice'>;

/** Both ways of sound, seen together: what PortAudio says of itself, which devices there are, how loud it is. */
export interface SoundDesk {
  state(): { readonly engine: AudioEngineState; readonly devices: AudioDevices };
  /** Tells each side what has changed for it. */
  use(wanted: WantedSound): void;
  onLevels(listener: (levels: CallLevels) => void): () => void;
  /** Returns what stops it. */
  listen(): () => void;
}

const VOICE_PARTS = ['echoCancellation', 'noiseSuppression', 'autoGain'] as const satisfies readonly (keyof VoiceProcessing)[];
const differ = (one: VoiceProcessing, other: VoiceProcessing): boolean => VOICE_PARTS.some((part) => one[part] !== other[part]);
/**
 * Chromium cancels the echo of Meta calls always, as it did before there was a switch: an agent who sits before loudspeakers
 * does not hear that the customer hears an echo. On web numbers it is a choice, because it delays the voice.
 */
const atStation = (voice: VoiceProcessing): VoiceProcessing => ({ ...voice, echoCancellation: true });

export function createSoundDesk(ports: {
  readonly audio: WebAudio;
  readonly station: Station;
  readonly tell: (error: AppError) => void;
  readonly withdraw: (code: AppError['code']) => void;
  readonly changed: () => void;
}): SoundDesk {
  const { audio, station, tell, withdraw, changed } = ports;
  const levelListeners = new Set<(levels: CallLevels) => void>();
  const missing = createMissingDevices({ tell, withdraw: () => withdraw('audio-device-missing') });
  let used: WantedSound | null = null;
  let engine: AudioEngineState = { state: 'starting' };
  let devices: AudioDevices = { microphones: [], speakers: [] };
  const levels = (news: CallLevels): void => levelListeners.forEach((listener) => listener(news));

  const voiceMissing = (parts: readonly (keyof VoiceProcessing)[]): void => {
    if (parts.length === 0) withdraw('voice-part-missing');
    else tell(appError('voice-part-missing', parts.join(', ')));
  };

  return {
    state: () => ({ engine, devices }),
    use({ microphone, speaker, voice }) {
      const devicesChanged = used === null || used.microphone !== microphone || used.speaker !== speaker;
      const before = used?.voice ?? null;
      used = { microphone, speaker, voice };
      if (devicesChanged) audio.useDevices({ microphone, speaker });
      if (before === null || differ(before, voice)) audio.useVoice(voice);
      // A change at the station closes its microphone for a moment: not for what does not concern it.
      if (devicesChanged || before === null || differ(atStation(before), atStation(voice)))
        station.useDevices({ microphone, speaker, voice: atStation(voice) });
    },
    onLevels(listener) {
      levelListeners.add(listener);
      return () => levelListeners.delete(listener);
    },
    listen() {
      const undo = [
        audio.listen((event) => {
          missing.heardFromAudio(event);
          if (event.type === 'levels') levels(event.levels);
          if (event.type === 'voice-missing') voiceMissing(event.parts);
          if (event.type === 'wrong-rate') tell(appError('sound-rate-wrong', `measured ${event.measuredHz} Hz`));
          if (event.type === 'engine') engine = event.engine;
          if (event.type === 'devices') devices = event.devices;
          if (event.type === 'engine' || event.type === 'devices') changed();
        }),
        station.listen((event) => {
          missing.heardFromStation(event);
          if (event.type === 'levels') levels(event.levels);
        }),
      ];
      return () => undo.forEach((undoOne) => undoOne());
    },
  };
}
