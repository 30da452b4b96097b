import type { AppState } from '#contract/app-state.ts';
import type { AudioDevice } from '#contract/audio.ts';
import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { SoundCheckKind, SoundCheckState } from '#contract/sound-check.ts';
import type { SoundCheckResults } from '../../state/use-sound-check.ts';

/** What is still good to converse with, speaker and microphone together: of the 150 ms that ITU-T G.114 gives the whole way. */
const GOOD_LATENCY_MS = 120;

export interface SoundCheckView {
  readonly error: AppError | null;
  readonly microphone: { readonly device: string; readonly dbfs: number | null };
  readonly speaker: string;
  readonly tone: TestView;
  readonly record: TestView & { readonly canPlay: boolean };
  readonly playBack: TestView;
  readonly latency: TestView;
  readonly echo: EchoView;
}

export interface TestView {
  readonly isRunning: boolean;
  /** 0 to 1 while it runs. */
  readonly progress: number | null;
  readonly words: { readonly text: string; readonly tone: 'plain' | 'good' | 'attention' } | null;
}

export type EchoView =
  | { readonly state: 'ready'; readonly lineId: LineId; readonly to: PhoneNumber }
  | { readonly state: 'practice-off' }
  | { readonly state: 'starting' };

/** All that the sound check shows, of what is known: the step that runs, the latest results, the app's state. */
export function soundCheckView({
  check,
  results,
  refused,
  state,
  t,
}: {
  readonly check: SoundCheckState;
  readonly results: SoundCheckResults;
  readonly refused: AppError | null;
  readonly state: AppState;
  readonly t: Translate;
}): SoundCheckView {
  const { settings, audio } = state;
  const error = check.phase === 'failed' ? check.error : refused;
  const test = (kind: SoundCheckKind, running: string, result: TestView['words']): TestView =>
    check.phase === 'running' && check.kind === kind
      ? { isRunning: true, progress: check.progress, words: { text: running, tone: 'plain' } }
      : { isRunning: false, progress: null, words: result };

  return {
    error,
    microphone: {
      device: deviceName(settings.microphone, audio.devices.microphones, t),
      dbfs: check.phase === 'running' || check.phase === 'done' ? check.microphoneDbfs : null,
    },
    speaker: deviceName(settings.speaker, audio.devices.speakers, t),
    tone: test('tone', t('soundCheck.tone.running'), results.tone === undefined ? null : plain(t('soundCheck.tone.done'))),
    record: {
      ...test('record', t('soundCheck.record.running'), recordWords(results.record, t)),
      canPlay: results.record !== undefined && !(check.phase === 'running' && check.kind === 'record'),
    },
    playBack: test('play-back', t('soundCheck.record.playing'), null),
    latency: test('latency', t('soundCheck.latency.running'), latencyWords(results.latency, t)),
    echo: echoView(state),
  };
}

function plain(text: string): TestView['words'] {
  return { text, tone: 'plain' };
}

function recordWords(result: SoundCheckResults['record'], t: Translate): TestView['words'] {
  if (result === undefined) return null;
  return { text: t(`soundCheck.record.verdict.${result.verdict}`), tone: result.verdict === 'good' ? 'good' : 'attention' };
}

function latencyWords(result: SoundCheckResults['latency'], t: Translate): TestView['words'] {
  if (result === undefined) return null;
  if (result.latencyMs === null) return plain(t('soundCheck.latency.unheard'));
  const isGood = result.latencyMs <= GOOD_LATENCY_MS;
  const value = Math.round(result.latencyMs);
  return { text: t(isGood ? 'soundCheck.latency.fast' : 'soundCheck.latency.slow', { value }), tone: isGood ? 'good' : 'attention' };
}

/** What a call would open: the chosen device where it is there, else the system's. */
function deviceName(chosen: string | null, devices: readonly AudioDevice[], t: Translate): string {
  const isThere = chosen !== null && devices.some(({ name }) => name === chosen);
  if (isThere) return chosen;
  const byDefault = devices.find(({ isDefault }) => isDefault);
  return byDefault === undefined ? t('settings.systemDefault') : byDefault.name;
}

function echoView({ practice, settings, lines }: AppState): EchoView {
  const line = lines.find(({ origin, kind }) => origin === 'practice' && kind === 'web');
  const echo = practice?.customers.find(({ behaviour }) => behaviour === 'echo');
  if (line !== undefined && echo !== undefined) return { state: 'ready', lineId: line.id, to: echo.number };
  return { state: settings.practice ? 'starting' : 'practice-off' };
}
