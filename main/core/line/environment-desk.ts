import type { AppError } from '#contract/errors.ts';
import { isPassing } from '../call/is-passing.ts';
import type { Clock, LineAccess } from '../ports.ts';
import type { LineDesk } from './line-desk.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Opens the lines that the environment gives. A service that cannot be reached yet is asked again for as
 * long as it takes: nobody stands at a kiosk to press a button. Returns what stops asking.
 */
export function openEnvironmentLines(ports: {
  readonly accesses: readonly LineAccess[];
  readonly lines: LineDesk;
  readonly clock: Clock;
  readonly told: (error: AppError) => void;
  readonly mended: (error: AppError) => void;
}): () => void {
  const { accesses, lines, clock, told, mended } = ports;
  const cancels = new Set<() => void>();
  let stopped = false;

  const attempt = async (access: LineAccess, waitMs: number, last: AppError | null): Promise<void> => {
    const added = await lines.add({ access, label: '', origin: 'environment' });
    if (stopped) return;
    if (last !== null && (added.ok || added.error.code !== last.code)) mended(last);
    if (added.ok) return;
    told(added.error);
    if (!isPassing(added.error)) return;
    const cancel = clock.after(waitMs, () => {
      cancels.delete(cancel);
      ask(access, Math.min(LONGEST_WAIT_MS, waitMs * 2), added.error);
    });
    cancels.add(cancel);
  };

  const ask = (access: LineAccess, waitMs: number, last: AppError | null): void => {
    attempt(access, waitMs, last).catch((cause: unknown) => told({ code: 'internal', detail: String(cause) }));
  };

  for (const access of accesses) ask(access, FIRST_WAIT_MS, null);
  return () => {
    stopped = true;
    for (const cancel of cancels) cancel();
  };
}
