/** Milliseconds since 1970-01-01 UTC. Branded so that a duration is never passed for an instant. */
export type UnixMs = number & { readonly __unixMs: unique symbol };

export function unixMs(milliseconds: number): UnixMs {
  return milliseconds as UnixMs;
}
