import type { AudibleRingtone } from '#contract/ringer.ts';
import type { Burst, TonePattern } from './tone-pattern.ts';

/** Of all ringtones at full volume: peaks of several notes together stay below full scale. */
const RING_DBFS = -12;
/** All repeat alike, so that a change of ringtone changes no rhythm of the room. */
const CADENCE_SECONDS = 4;

/** A major third with its octave: heard through small speakers and across a room, and not tiring for eight hours. */
const CHIME_HZ = [523.25, 659.26, 1_046.5];
/** A struck bell's partials (hum, prime, tierce, quint, nominal) as multiples of its strike note. */
const BELL_HZ = [0.5, 1, 1.2, 1.5, 2].map((partial) => partial * 880);
/** D, F sharp, A, D upwards. */
const MARIMBA_HZ = [587.33, 739.99, 880, 1_174.66];
/** The two notes of a telephone's electronic ringer, by turns 20 times a second. */
const TRILL_HZ = [1_000, 1_250];
const TRILL_TURN_SECONDS = 0.025;
const SOFT_HZ = [349.23, 440];

/**
 * By which line it rings is heard without looking: each has notes of its own, and its own way of beginning. Five are enough
 * to be told apart by ear.
 */
export const RINGTONE_PATTERNS: Readonly<Record<AudibleRingtone, TonePattern>> = {
  chime: ring([0, 0.6].map((startSeconds) => ({ startSeconds, seconds: 0.4, frequenciesHz: CHIME_HZ, levelDbfs: RING_DBFS }))),
  bell: ring([0, 1].map((startSeconds) => struck({ startSeconds, seconds: 0.95, frequenciesHz: BELL_HZ, decaySeconds: 1.6 }))),
  marimba: ring(
    [0, 1].flatMap((round) =>
      MARIMBA_HZ.map((frequencyHz, place) =>
        struck({ startSeconds: round + place * 0.16, seconds: 0.155, frequenciesHz: [frequencyHz], decaySeconds: 0.6 }),
      ),
    ),
  ),
  trill: ring(
    [0, 0.6].flatMap((start) =>
      Array.from({ length: 16 }, (_, turn) => ({
        startSeconds: start + turn * TRILL_TURN_SECONDS,
        seconds: TRILL_TURN_SECONDS,
        frequenciesHz: [TRILL_HZ[turn % 2] ?? 0],
        levelDbfs: RING_DBFS,
      })),
    ),
  ),
  soft: ring([{ startSeconds: 0, seconds: 1.2, frequenciesHz: SOFT_HZ, levelDbfs: RING_DBFS - 10 }]),
};

function ring(bursts: readonly Burst[]): TonePattern {
  return { cadenceSeconds: CADENCE_SECONDS, bursts };
}

/** What is struck is loud for a moment only, and may be louder for that. */
function struck(burst: Omit<Burst, 'levelDbfs'>): Burst {
  return { ...burst, levelDbfs: RING_DBFS + 2 };
}
