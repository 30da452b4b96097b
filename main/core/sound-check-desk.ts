import type { AudioEngineState } from '#contract/audio.ts';
import type { Call } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { SoundCheckState, SoundCheckStep } from '#contract/sound-check.ts';
import { takesEars } from './call/takes-ears.ts';
import type { Clock, WebAudio } from './ports.ts';

/** A dialog that was left open, or a window that was closed over it, must not keep the microphone. */
const LONGEST_UNTOUCHED_MS = 180_000;

export interface SoundCheckDesk {
  /** Runs a step in place of the one before. Refused while a call takes the ears. */
  run(step: SoundCheckStep): Result<null, AppError>;
  stop(): void;
  /** The calls there are now: one that takes the ears ends the check. */
  follow(calls: readonly Call[]): void;
  onState(listener: (state: SoundCheckState) => void): () => void;
  /** Returns what stops listening, and the check. */
  listen(): () => void;
}

/** Tries microphone and speaker outside calls, on what a call of a web number would use. */
export function createSoundCheckDesk(ports: {
  readonly audio: WebAudio;
  readonly clock: Clock;
  readonly calls: () => readonly Call[];
}): SoundCheckDesk {
  const { audio, clock, calls } = ports;
  const listeners = new Set<(state: SoundCheckState) => void>();
  let engine: AudioEngineState = { state: 'starting' };
  /** The step that was ordered last; null while no check is on. */
  let current: SoundCheckStep | null = null;
  let cancelTimeout = (): void => undefined;

  const tell = (state: SoundCheckState): void => listeners.forEach((listener) => listener(state));
  const end = (last: SoundCheckState): void => {
    cancelTimeout();
    if (current === null) return;
    current = null;
    audio.soundCheck(null);
    tell(last);
  };
  const stop = (): void => end({ phase: 'idle' });

  return {
    run(step) {
      if (calls().some(takesEars)) return fail(appError('sound-check-in-call'));
      if (engine.state === 'unavailable') return fail(engine.error);
      current = step;
      cancelTimeout();
      cancelTimeout = clock.after(LONGEST_UNTOUCHED_MS, stop);
      // A process that is just starting is told when it is ready.
      if (engine.state === 'ready') audio.soundCheck(step);
      return ok(null);
    },
    stop,
    follow(now) {
      if (now.some(takesEars)) end({ phase: 'failed', error: appError('sound-check-in-call') });
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    listen() {
      const stopListening = audio.listen((event) => {
        // Of a check that was stopped meanwhile nothing is told any more.
        if (event.type === 'sound-check' && current !== null) {
          // What is done is not done again by a process that has to start anew: only the level goes on.
          if (event.state.phase === 'done' && event.state.result.kind === current.kind) current = { kind: 'meter' };
          tell(event.state);
        }
        if (event.type !== 'engine') return;
        const before = engine.state;
        engine = event.engine;
        if (engine.state === 'unavailable') end({ phase: 'failed', error: engine.error });
        if (engine.state === 'ready' && before !== 'ready' && current !== null) audio.soundCheck(current);
      });
      return () => {
        stop();
        stopListening();
      };
    },
  };
}
