import type { AppState } from '#contract/app-state.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { SoundCheckKind } from '#contract/sound-check.ts';
import type { SoundCheckHeard, SoundCheckResults } from '../../state/sound-check-heard.ts';
import { deviceName, microphoneView, type MicrophoneView } from './microphone-view.ts';

/** What is still good to converse with, speaker and microphone together: of the 150 ms that ITU-T G.114 gives the whole way. */
const GOOD_LATENCY_MS = 120;

export type SoundCheckView =
  /** Nothing can be tried. `canRetry`: that may change by itself. */
  { readonly kind: 'refused'; readonly error: AppError; readonly canRetry: boolean } | SoundTests;

/** A test that a missing device makes impossible is null. */
export interface SoundTests {
  readonly kind: 'tests';
  /** No microphone, no speaker, or neither. */
  readonly missing: { readonly title: string; readonly error: AppError } | null;
  /** The audio process is on its way: what is pressed now would seem to do nothing. */
  readonly isWaiting: boolean;
  readonly microphone: MicrophoneView | null;
  readonly tone: (TestView & { readonly speaker: string }) | null;
  /** Where it cannot be played, it is still judged. */
  readonly record: (TestView & { readonly title: string; readonly about: string }) | null;
  readonly playBack: (TestView & { readonly canPlay: boolean }) | null;
  readonly latency: TestView | null;
  readonly echo: EchoView | null;
}

export interface TestView {
  readonly isRunning: boolean;
  /** 0 to 1 while it runs. */
  readonly progress: number | null;
  readonly words: { readonly text: string; readonly tone: 'plain' | 'good' | 'attention' } | null;
}

export type EchoView =
  | {
      readonly state: 'ready';
      readonly lineId: LineId;
      readonly to: PhoneNumber;
      /** Echo is cancelled, and what comes back is echo. */
      readonly isCut: boolean;
    }
  /** `hasFailed`: it was to run, and could not, or stopped by itself. */
  | { readonly state: 'practice-off'; readonly hasFailed: boolean }
  | { readonly state: 'starting' };

/** All that the sound check shows, of what is known: the step that runs, the latest results, the app's state. */
export function soundCheckView({
  heard,
  refused,
  state,
  t,
}: {
  readonly heard: SoundCheckHeard;
  readonly refused: AppError | null;
  readonly state: AppState;
  readonly t: Translate;
}): SoundCheckView {
  const { settings, audio } = state;
  const { state: check, results } = heard;
  if (audio.engine.state === 'unavailable') return { kind: 'refused', error: audio.engine.error, canRetry: false };
  const error = check?.phase === 'failed' ? check.error : refused;
  if (error !== null) return { kind: 'refused', error, canRetry: true };

  // What the process that is no more has listed says nothing.
  const isReady = audio.engine.state === 'ready';
  const hasMicrophone = !isReady || audio.devices.microphones.length > 0;
  const hasSpeaker = !isReady || audio.devices.speakers.length > 0;
  const test = (kind: SoundCheckKind, running: string, result: TestView['words']): TestView =>
    check?.phase === 'running' && check.kind === kind
      ? { isRunning: true, progress: check.progress, words: plain(running) }
      : { isRunning: false, progress: null, words: result };
  const record = test('record', t('soundCheck.record.running'), recordWords(results.record, t));

  return {
    kind: 'tests',
    missing: hasMicrophone && hasSpeaker ? null : missingDevice({ hasMicrophone, hasSpeaker, t }),
    isWaiting: !isReady,
    microphone: hasMicrophone ? microphoneView({ heard, audio, chosen: settings.microphone, t }) : null,
    tone: hasSpeaker
      ? {
          ...test('tone', t('soundCheck.tone.running'), results.tone === undefined ? null : plain(t('soundCheck.tone.done'))),
          speaker: deviceName(settings.speaker, audio.devices.speakers, t),
        }
      : null,
    record: hasMicrophone
      ? {
          ...record,
          title: t(hasSpeaker ? 'soundCheck.record.title' : 'soundCheck.record.titleUnheard'),
          about: t(hasSpeaker ? 'soundCheck.record.about' : 'soundCheck.record.aboutUnheard'),
        }
      : null,
    playBack:
      hasMicrophone && hasSpeaker
        ? {
            ...test('play-back', t('soundCheck.record.playing'), null),
            canPlay: results.record !== undefined && !record.isRunning,
          }
        : null,
    latency: hasMicrophone && hasSpeaker ? test('latency', t('soundCheck.latency.running'), latencyWords(results.latency, t)) : null,
    echo: hasMicrophone && hasSpeaker ? echoView(state) : null,
  };
}

function missingDevice(has: {
  readonly hasMicrophone: boolean;
  readonly hasSpeaker: boolean;
  readonly t: Translate;
}): SoundTests['missing'] {
  const { hasMicrophone, hasSpeaker, t } = has;
  const error = appError('audio-device-missing');
  if (!hasMicrophone && !hasSpeaker) return { title: t('soundCheck.noDevices'), error };
  return { title: t(hasMicrophone ? 'soundCheck.noSpeaker' : 'soundCheck.noMicrophone'), error };
}

function plain(text: string): NonNullable<TestView['words']> {
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

function echoView({ practice, isPracticeStarting, settings, lines, notices }: AppState): EchoView {
  const line = lines.find(({ origin, kind }) => origin === 'practice' && kind === 'web');
  const echo = practice?.customers.find(({ behaviour }) => behaviour === 'echo');
  if (line !== undefined && echo !== undefined)
    return { state: 'ready', lineId: line.id, to: echo.number, isCut: settings.voice.echoCancellation };
  if (practice !== null || isPracticeStarting) return { state: 'starting' };
  // Whatever the setting says: beside lines from the environment it does not run unless it is asked for.
  return { state: 'practice-off', hasFailed: notices.some(({ error }) => error.code === 'practice-unavailable') };
}
