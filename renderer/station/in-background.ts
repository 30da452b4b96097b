/**
 * For a promise that nobody waits for. A failure here is a bug, not an expected outcome: it goes to this window's
 * console, which main keeps in its log.
 */
export function inBackground(what: string, work: Promise<unknown>): void {
  work.catch((cause: unknown) => {
    console.error(`${what} failed:`, cause);
  });
}
