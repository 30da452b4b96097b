import type { Log } from './ports.ts';

/** For work nobody waits for: its failure is a bug, and is reported instead of lost. */
export function inBackground(what: string, work: Promise<unknown>, log: Log): void {
  work.catch((cause: unknown) => {
    log.error(`${what} failed`, { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  });
}
