/** Speech is well above, comfort noise and codec noise well below. */
const AUDIBLE_DBFS = -45;
const AUDIBLE_FOR_MS = 100;

/**
 * Whether the far side of a call has been heard: above -45 dBFS for 100 ms together. Once heard it stays heard,
 * so that the ringback tone does not return in the customer's first pause.
 */
export interface FarAudible {
  readonly heard: boolean;
  readonly loudMs: number;
}

export const NOT_HEARD: FarAudible = { heard: false, loudMs: 0 };

/** `levelDbfs` is the level of the last `lastingMs`. */
export function listenForFar(
  so: FarAudible,
  { levelDbfs, lastingMs }: { readonly levelDbfs: number; readonly lastingMs: number },
): FarAudible {
  if (so.heard) return so;
  if (levelDbfs <= AUDIBLE_DBFS) return NOT_HEARD;
  const loudMs = so.loudMs + lastingMs;
  return { heard: loudMs >= AUDIBLE_FOR_MS, loudMs };
}
