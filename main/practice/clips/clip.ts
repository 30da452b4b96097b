/**
 * A sound file given to `/play`, through its life:
 *
 *   queued ──fetched and decoded──▶ ready ──its turn, call connected──▶ playing ──end──▶ played
 *      └──not fetched, not decoded, or no WAV──▶ inaudible
 *
 * The call's end leaves it where it is.
 */
export interface Clip {
  readonly url: string;
  state: 'queued' | 'ready' | 'playing' | 'played' | 'inaudible';
  /** Why it is inaudible, one sentence; null otherwise. */
  why: string | null;
}

/** A sound to be played, mono 16-bit. */
export interface Sound {
  readonly sampleRateHz: number;
  readonly samples: Int16Array;
}
