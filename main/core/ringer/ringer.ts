import type { AppState } from '#contract/app-state.ts';
import type { CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { isReachable } from '#contract/presence.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { type AudibleRingtone, RINGER_TRIAL_MS, type SoundingTone } from '#contract/ringer.ts';
import type { UnixMs } from '#contract/time.ts';
import { takesEars } from '../call/takes-ears.ts';
import type { Clock, Station } from '../ports.ts';
import { audibleRings, ringOutputs, type Ringing, soundingTone } from './sounding-tone.ts';

const NO_TRIAL: Trial = { ringtone: null, escalated: false };

export interface Trial {
  readonly ringtone: AudibleRingtone | null;
  /** As a call rings that nobody took in time. */
  readonly escalated: boolean;
}

/** Makes the calls heard, as the agent wants it. The tone is a view of the state, so none can be left on. */
export interface Ringer {
  /** Calls, lines or settings may have changed: what follows for the tone is told to the station. */
  follow(state: Pick<AppState, 'calls' | 'lines' | 'settings' | 'presence'>): void;
  /** Rings once where a call would, so that the agent hears what was chosen; `ringtone` null ends it. A call ends it too. */
  tryOut(trial: Trial): Result<null, AppError>;
  /** Silence, and nothing is waited for any more. */
  stop(): void;
}

/**
 * A call that rings aloud for `escalateAfterSeconds` rings in more places. Each is timed from when it was first heard
 * alone: while the agent talks, a call that waits only knocks, and does not call the room for help when the talk is over.
 */
export function createRinger({ clock, station }: { readonly clock: Clock; readonly station: Pick<Station, 'playTone'> }): Ringer {
  const ringsSince = new Map<CallId, UnixMs>();
  let ringing: Ringing | null = null;
  let trial: Trial = NO_TRIAL;
  let played = JSON.stringify(null);
  let cancelEscalation = (): void => undefined;
  let cancelTrial = (): void => undefined;

  const play = (tone: SoundingTone | null): void => {
    const text = JSON.stringify(tone);
    if (text === played) return;
    played = text;
    station.playTone(tone);
  };

  /** Notes since when each call rings. Tells whether one has rung too long; else it is looked again when one will have. */
  const noteRings = (now: Ringing): boolean => {
    cancelEscalation();
    const rings = soundingTone(now, false)?.tone === 'ring' ? audibleRings(now) : [];
    for (const id of ringsSince.keys()) if (rings.every((call) => call.id !== id)) ringsSince.delete(id);
    for (const { id } of rings) if (!ringsSince.has(id)) ringsSince.set(id, clock.now());
    const first = Math.min(...ringsSince.values());
    const { escalateAfterSeconds } = now.ringer;
    if (ringsSince.size === 0 || escalateAfterSeconds === null) return false;
    const leftMs = first + escalateAfterSeconds * 1_000 - clock.now();
    if (leftMs > 0) cancelEscalation = clock.after(leftMs, settle);
    return leftMs <= 0;
  };

  const settle = (): void => {
    if (ringing === null) return;
    const tone = soundingTone(ringing, noteRings(ringing));
    if (tone !== null || ringing.calls.some(takesEars)) endTrial();
    play(tone ?? tried(ringing));
  };
  const tried = ({ ringer }: Ringing): SoundingTone | null => {
    const { ringtone, escalated } = trial;
    if (ringtone === null) return null;
    return { tone: 'ring', ringtone, volumePercent: ringer.volumePercent, outputs: ringOutputs(ringer, escalated) };
  };

  const endTrial = (): void => {
    cancelTrial();
    trial = NO_TRIAL;
  };

  return {
    follow({ calls, lines, settings, presence }) {
      // Who takes no calls hears none either; the customer rings on for colleagues.
      const heard = isReachable(presence) ? calls : calls.filter(({ phase }) => phase !== 'ringing');
      ringing = { calls: heard, lines, ringer: settings.ringer };
      settle();
    },
    tryOut(wanted) {
      const isToSound = wanted.ringtone !== null;
      if (isToSound && ringing?.calls.some((call) => takesEars(call) || call.phase === 'ringing'))
        return fail(appError('sound-check-in-call'));
      endTrial();
      trial = wanted;
      if (isToSound) {
        // Played anew, also where it sounds already.
        play(null);
        cancelTrial = clock.after(RINGER_TRIAL_MS, () => {
          endTrial();
          settle();
        });
      }
      settle();
      return ok(null);
    },
    stop() {
      cancelEscalation();
      endTrial();
      ringing = null;
      play(null);
    },
  };
}
