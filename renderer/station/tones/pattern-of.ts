import type { SoundingTone } from '#contract/ringer.ts';
import { RINGTONE_PATTERNS } from './ringtone-patterns.ts';
import type { TonePattern } from './tone-pattern.ts';

/** Someone is talking in the same ear: two short quiet beeps. */
const WAITING: TonePattern = {
  cadenceSeconds: 5,
  bursts: [
    { startSeconds: 0, seconds: 0.12, frequenciesHz: [880], levelDbfs: -34 },
    { startSeconds: 0.2, seconds: 0.12, frequenciesHz: [880], levelDbfs: -34 },
  ],
};
/** Brazil's ringing tone: 425 Hz, 1 s on, 4 s off (ITU-T E.180 Supplement 2). */
const RINGBACK: TonePattern = { cadenceSeconds: 5, bursts: [{ startSeconds: 0, seconds: 1, frequenciesHz: [425], levelDbfs: -24 }] };

export function patternOf(tone: SoundingTone): TonePattern {
  if (tone.tone === 'ring') return RINGTONE_PATTERNS[tone.ringtone];
  return tone.tone === 'waiting' ? WAITING : RINGBACK;
}
