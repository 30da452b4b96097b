import type { CallLevels, CallVoiceHint } from '#contract/audio.ts';
import type { Call, CallId } from '#contract/call.ts';
import type { SoundGain } from '#contract/sound-gain.ts';
import type { Clock } from '../ports.ts';
import { NEW_MICROPHONE, type VoiceWatch, watchVoice } from './voice-hint.ts';

/** Levels come ten times a second; a standstill of ours is no silence of the microphone's. */
const LONGEST_STEP_MS = 300;

export interface VoiceHints {
  all(): readonly CallVoiceHint[];
  heard(levels: CallLevels): void;
  follow(calls: readonly Call[]): void;
  /** Another microphone opens: what was known of the one before does not hold. */
  microphoneChanged(): void;
}

/** Watches the microphone of each call, of both kinds of number. */
export function createVoiceHints({
  clock,
  gain,
  changed,
  silent,
}: {
  readonly clock: Clock;
  /** In the levels that are told now. */
  readonly gain: () => SoundGain;
  readonly changed: () => void;
  /** Once a call, and once more for another microphone: it gives nothing. */
  readonly silent: (callId: CallId) => void;
}): VoiceHints {
  const watches = new Map<CallId, { readonly watch: VoiceWatch; readonly atMs: number }>();
  let muted: ReadonlyMap<CallId, boolean> = new Map();
  let shown: readonly CallVoiceHint[] = [];

  const told = new Set<CallId>();

  const tellSilent = (callId: CallId): void => {
    if (told.has(callId)) return;
    told.add(callId);
    silent(callId);
  };
  const show = (): void => {
    const now = [...watches].flatMap(([callId, { watch }]) => (watch.hint === null ? [] : [{ callId, hint: watch.hint }]));
    if (JSON.stringify(now) === JSON.stringify(shown)) return;
    shown = now;
    changed();
  };

  return {
    all: () => shown,
    heard({ callId, microphoneDbfs, farDbfs, tooEarly = false }) {
      const isMuted = muted.get(callId);
      if (isMuted === undefined) return;
      const atMs = clock.now();
      const before = watches.get(callId) ?? { watch: NEW_MICROPHONE, atMs };
      const lastingMs = Math.min(LONGEST_STEP_MS, atMs - before.atMs);
      const watch = watchVoice(before.watch, { microphoneDbfs, farDbfs, gain: gain(), tooEarly, muted: isMuted, lastingMs });
      watches.set(callId, { watch, atMs });
      if (watch.hint === 'microphone-silent') tellSilent(callId);
      show();
    },
    follow(calls) {
      muted = new Map(calls.flatMap((call) => (isHeard(call) ? [[call.id, call.muted] as const] : [])));
      for (const callId of watches.keys()) if (!muted.has(callId)) watches.delete(callId);
      for (const callId of told) if (!muted.has(callId)) told.delete(callId);
      show();
    },
    microphoneChanged() {
      watches.clear();
      told.clear();
      show();
    },
  };
}

/** On hold nobody is meant to be heard. */
function isHeard(call: Call): call is Extract<Call, { readonly phase: 'active' | 'alerting' }> {
  return call.phase === 'alerting' || (call.phase === 'active' && !call.held);
}
