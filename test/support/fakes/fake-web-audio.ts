import { type AppError, appError } from '#contract/errors.ts';
import type { VoiceProcessing } from '#contract/audio.ts';
import type { CallId } from '#contract/call.ts';
import { fail, ok } from '#contract/result.ts';
import type { SoundGain } from '#contract/sound-gain.ts';
import type { SoundCheckStep } from '#contract/sound-check.ts';
import type { WebAudio, WebAudioEvent, WebAudioSession } from '../../../main/core/ports.ts';
import type { ClipOrder } from '../../../main/core/recording/call-sound.ts';
import { createGate, type Gate } from './gate.ts';

/** The audio process without sound: it keeps sessions, and notes orders that would break one. */
export interface FakeWebAudio extends WebAudio {
  readonly sessions: ReadonlyMap<CallId, FakeSession>;
  /** Every session that was ever asked for. */
  readonly opened: readonly WebAudioSession[];
  readonly chosen: readonly { readonly microphone: string | null; readonly speaker: string | null }[];
  readonly voices: readonly VoiceProcessing[];
  readonly gains: readonly SoundGain[];
  /** How often it was asked to look for devices. */
  looks(): number;
  /** Every step of the sound check that was ordered; null is a stop. */
  readonly checks: readonly (SoundCheckStep | null)[];
  readonly violations: readonly string[];
  emit(event: WebAudioEvent): void;
  /** The socket or the process is gone, and the listener is told. */
  lose(callId: CallId, why: 'socket' | 'process'): void;
  failNext(error: AppError): void;
  readonly hold: Gate<'open'>['hold'];
  listening(): number;
}

export interface FakeSession {
  readonly session: WebAudioSession;
  muted: boolean;
  held: boolean;
  recorded: boolean;
  clip: ClipOrder | null;
}

export function createFakeWebAudio(): FakeWebAudio {
  const sessions = new Map<CallId, FakeSession>();
  const opened: WebAudioSession[] = [];
  const chosen: { microphone: string | null; speaker: string | null }[] = [];
  const voices: VoiceProcessing[] = [];
  const gains: SoundGain[] = [];
  const checks: (SoundCheckStep | null)[] = [];
  let looks = 0;
  const violations: string[] = [];
  const listeners = new Set<(event: WebAudioEvent) => void>();
  const faults: AppError[] = [];
  const gate = createGate<'open'>();
  const emit = (event: WebAudioEvent): void => listeners.forEach((listener) => listener(event));

  return {
    sessions,
    opened,
    chosen,
    voices,
    gains,
    checks,
    looks: () => looks,
    violations,
    emit,
    lose(callId, why) {
      sessions.delete(callId);
      emit({ type: 'lost', callId, why });
    },
    failNext: (error) => void faults.push(error),
    hold: gate.hold,
    listening: () => listeners.size,
    async open(session) {
      if (opened.some(({ wsUrl }) => wsUrl === session.wsUrl)) violations.push('a token is used twice');
      if (sessions.has(session.callId)) violations.push('a call has two sessions at once');
      opened.push(session);
      const failure = faults.shift();
      if (failure !== undefined) return fail(failure);
      const kept: FakeSession = { session, muted: session.muted, held: session.held ?? false, recorded: false, clip: null };
      sessions.set(session.callId, kept);
      await gate.pass('open');
      return sessions.get(session.callId) === kept ? ok(null) : fail(appError('media-lost'));
    },
    setMuted(callId, muted) {
      const kept = sessions.get(callId);
      if (kept !== undefined) kept.muted = muted;
    },
    setHeld(callId, held) {
      const kept = sessions.get(callId);
      if (kept !== undefined) kept.held = held;
    },
    record(callId, isOn) {
      const kept = sessions.get(callId);
      if (kept !== undefined) kept.recorded = isOn;
    },
    playClip(callId, clip) {
      const kept = sessions.get(callId);
      if (kept !== undefined) kept.clip = clip;
    },
    stopClip(callId) {
      const kept = sessions.get(callId);
      const playId = kept?.clip?.playId;
      if (kept !== undefined) kept.clip = null;
      if (playId !== undefined) emit({ type: 'clip-over', callId, playId, isWhole: false });
    },
    async close(callId) {
      sessions.delete(callId);
    },
    useDevices: (devices) => void chosen.push(devices),
    useVoice: (voice) => void voices.push(voice),
    useGain: (gain) => void gains.push(gain),
    lookForDevices: () => void (looks += 1),
    soundCheck: (step) => void checks.push(step),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
