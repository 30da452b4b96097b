import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';

/** A gesture as far as the guard cares: it begins, or it goes on (release, click, key repeat). */
export type GesturePart = 'begins' | 'goes-on';

export interface QuietStart {
  /** Deaf until then, on the steady clock. */
  readonly deafUntil: number;
  /** A gesture that began while deaf stays unheard to its end: a click held over the border is still an accident. */
  readonly isSwallowing: boolean;
}

export function beginQuietStart(now: number, quietMs = QUIET_START_MS): QuietStart {
  return { deafUntil: now + quietMs, isSwallowing: false };
}

/** Whether a part of a gesture that was made at `now` may act, and the guard after it. */
export function hearGesture(
  guard: QuietStart,
  { part, now }: { readonly part: GesturePart; readonly now: number },
): { readonly isHeard: boolean; readonly guard: QuietStart } {
  const isDeaf = now < guard.deafUntil;
  if (part === 'begins') return { isHeard: !isDeaf, guard: { ...guard, isSwallowing: isDeaf } };
  return { isHeard: !isDeaf && !guard.isSwallowing, guard };
}
