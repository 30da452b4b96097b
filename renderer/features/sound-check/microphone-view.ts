import type { AppState } from '#contract/app-state.ts';
import type { AudioDevice } from '#contract/audio.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { SoundCheckHeard } from '../../state/sound-check-heard.ts';

/** Two seconds of readings: a device that has just been opened gives nothing for a moment. */
const SILENT_READINGS = 20;

export interface MicrophoneView {
  readonly device: string;
  /** Null while it is closed. */
  readonly dbfs: number | null;
  readonly words: { readonly text: string; readonly tone: 'plain' | 'attention' };
  /** It was let go, and the agent may have it opened again. */
  readonly canTurnOn: boolean;
}

export function microphoneView({
  heard: { state, silentReadings, hasHeardVoice },
  audio,
  chosen,
  t,
}: {
  readonly heard: SoundCheckHeard;
  readonly audio: AppState['audio'];
  readonly chosen: string | null;
  readonly t: Translate;
}): MicrophoneView {
  const device = deviceName(chosen, audio.devices.microphones, t);
  const closed = (text: string, canTurnOn = false): MicrophoneView => ({
    device,
    dbfs: null,
    words: { text, tone: 'plain' },
    canTurnOn,
  });
  if (audio.engine.state === 'restarting') return closed(t('soundCheck.reopening'));
  if (audio.engine.state !== 'ready' || state === null) return closed(t('soundCheck.opening'));
  if (state.phase === 'idle' || state.phase === 'failed') return closed(t('soundCheck.microphoneOff'), true);
  const isListening = state.phase === 'running' && state.kind === 'latency';
  if (isListening)
    return { device, dbfs: state.microphoneDbfs, words: { text: t('soundCheck.listening'), tone: 'plain' }, canTurnOn: false };
  const words =
    silentReadings >= SILENT_READINGS && !hasHeardVoice
      ? ({ text: t('soundCheck.silent'), tone: 'attention' } as const)
      : ({ text: t('soundCheck.speak'), tone: 'plain' } as const);
  return { device, dbfs: state.microphoneDbfs, words, canTurnOn: false };
}

/** What a call would open: the chosen device where it is there, else the system's. */
export function deviceName(chosen: string | null, devices: readonly AudioDevice[], t: Translate): string {
  const isThere = chosen !== null && devices.some(({ name }) => name === chosen);
  if (isThere) return chosen;
  const byDefault = devices.find(({ isDefault }) => isDefault);
  return byDefault === undefined ? t('settings.systemDefault') : byDefault.name;
}
