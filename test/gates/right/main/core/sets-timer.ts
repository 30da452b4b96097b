export function later(clock: { readonly after: (delayMs: number, run: () => void) => () => void }, run: () => void): () => void {
  return clock.after(1_000, run);
}
