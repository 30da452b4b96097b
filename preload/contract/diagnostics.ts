import type { AppError } from './errors.ts';

/** What the diagnostics look at, in the order they are shown. */
export const CHECK_NAMES = [
  'network',
  'service',
  'media-way',
  'clock',
  'lines',
  'tunnel',
  'microphone',
  'speaker',
  'audio-engine',
  'vault',
  'disk',
  'notifications',
  'policy',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** `good`: it works, by evidence. `look`: it works less well than it could. `bad`: calls suffer. `idle`: there is nothing to check. */
export type CheckVerdict = 'good' | 'look' | 'bad' | 'idle';

export interface CheckResult {
  readonly name: CheckName;
  readonly verdict: CheckVerdict;
  /** A technical word or figure for support: no number in full, no key. Null where there is none. */
  readonly fact: string | null;
  /** Why it is not good, with its words and its next step; null where there is no more to say. */
  readonly error: AppError | null;
}
