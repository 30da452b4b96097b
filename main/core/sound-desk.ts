import type { CallLevels, AudioEngineState, VoiceProcessing } from '#contract/audio.ts';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { Settings } from '#contract/settings.ts';
import { DEFAULT_GAIN, type SoundGain } from '#contract/sound-gain.ts';
import { createAgentDevices } from './devices/agent-devices.ts';
import { createDeviceSwitch } from './devices/device-switch.ts';
import { createMicrophoneMeter, type MicrophoneMeter } from './devices/microphone-meter.ts';
import { createVoiceHints } from './devices/voice-hints.ts';
import { createMissingDevices } from './missing-devices.ts';
import type { Clock, SettingsStore, Station, StationSound, WebAudio } from './ports.ts';

/** Both ways of sound, seen together: what PortAudio says of itself, which devices there are, how loud it is. */
export interface SoundDesk {
  state(): AppState['audio'];
  /** The settings have changed, or begin to hold: tells each side what is new for it. */
  use(): void;
  /** The calls there are now. */
  follow(calls: readonly Call[]): void;
  onLevels(listener: (levels: CallLevels) => void): () => void;
  readonly microphone: MicrophoneMeter;
  /** Returns what stops it. */
  listen(): () => void;
}

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other);

export function createSoundDesk(ports: {
  readonly clock: Clock;
  readonly audio: WebAudio;
  readonly station: Station;
  readonly settings: SettingsStore;
  readonly tell: (error: AppError) => void;
  readonly withdraw: (code: AppError['code']) => void;
  readonly changed: () => void;
}): SoundDesk {
  const { clock, audio, station, settings, tell, withdraw, changed } = ports;
  const levelListeners = new Set<(levels: CallLevels) => void>();
  const missing = createMissingDevices({ tell, withdraw: () => withdraw('audio-device-missing') });
  const devices = createAgentDevices();
  const switched = createDeviceSwitch({ tell, withdraw: () => withdraw('audio-device-switched') });
  const hints = createVoiceHints({ clock, gain: () => told?.gain ?? DEFAULT_GAIN, changed, silent: station.renewMicrophone });
  const microphone = createMicrophoneMeter({ station, clock });
  let isInCall = false;
  let engine: AudioEngineState = { state: 'starting' };
  /** What each was told last. */
  let told: {
    readonly portAudio: Pick<Settings, 'microphone' | 'speaker'>;
    readonly voice: VoiceProcessing;
    readonly station: StationSound;
    readonly gain: SoundGain;
  } | null = null;
  const levels = (news: CallLevels): void => {
    hints.heard(news);
    levelListeners.forEach((listener) => listener(news));
  };

  const voiceMissing = (parts: readonly (keyof VoiceProcessing)[]): void => {
    if (parts.length === 0) withdraw('voice-part-missing');
    else tell(appError('voice-part-missing', parts.join(', ')));
  };
  const learn = (): Settings => {
    const before = settings.read();
    const now = devices.learned(before);
    if (now !== before) settings.write(now);
    return now;
  };
  const use = (): void => {
    const now = learn();
    const { microphone, speaker, voice, metaEchoCancellation, gain, knownDevices } = now;
    const portAudio = devices.forPortAudio(now);
    const atStation = { microphone, speaker, voice: { ...voice, echoCancellation: metaEchoCancellation }, known: knownDevices };
    if (told === null || differ(told.portAudio, portAudio)) audio.useDevices(portAudio);
    if (told === null || differ(told.voice, voice)) audio.useVoice(voice);
    if (told === null || differ(told.gain, gain)) {
      audio.useGain(gain);
      station.useGain(gain);
    }
    // A change at the station closes its microphone for a moment: not for what does not concern it.
    if (told === null || differ(told.station, atStation)) station.useDevices(atStation);
    if (told !== null && (told.portAudio.microphone !== portAudio.microphone || told.station.microphone !== microphone))
      hints.microphoneChanged();
    told = { portAudio, voice, station: atStation, gain };
    switched.look({ settings: now, list: devices.list(), isInCall });
  };
  const devicesChanged = (): void => {
    hints.microphoneChanged();
    if (told !== null) use();
    changed();
  };

  return {
    state: () => ({ engine, devices: devices.shown(), voiceHints: hints.all() }),
    use,
    follow(calls) {
      hints.follow(calls);
      microphone.follow(calls);
      isInCall = calls.some(({ phase }) => phase !== 'ended' && phase !== 'stranded');
      switched.look({ settings: settings.read(), list: devices.list(), isInCall });
    },
    microphone,
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
          if (event.type === 'engine') {
            engine = event.engine;
            changed();
          }
          if (devices.heardFromAudio(event)) devicesChanged();
        }),
        station.listen((event) => {
          missing.heardFromStation(event);
          if (event.type === 'levels') levels(event.levels);
          microphone.heard(event);
          if (!devices.heardFromStation(event)) return;
          devicesChanged();
          audio.lookForDevices();
        }),
      ];
      return () => {
        microphone.stop();
        undo.forEach((undoOne) => undoOne());
      };
    },
  };
}
