import type { AppError, AppErrorCode } from '#contract/errors.ts';
import { isPassing } from '../call/is-passing.ts';
import type { Clock, LineAccess } from '../ports.ts';
import type { LineDesk } from './line-desk.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
/** Mended elsewhere, at another hour: by scanning the QR code, by putting the service back where it was. */
const MENDED_ELSEWHERE: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>(['line-disconnected', 'api-address-wrong']);

/**
 * Opens the lines that the environment gives. A service that cannot be reached yet, or a number that is not
 * connected, is asked for again as long as it takes: nobody stands at a kiosk to press a button. Returns what stops asking.
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
  const troubles = new Map<LineAccess, AppError>();
  let stopped = false;

  /** Told once, and taken back when no line has this trouble any more: a notice that was put away stays away. */
  const tellTrouble = (access: LineAccess, now: AppError | null): void => {
    const before = troubles.get(access) ?? null;
    if (now === null) troubles.delete(access);
    else troubles.set(access, now);
    if (before?.code === now?.code) return;
    if (before !== null && ![...troubles.values()].some(({ code }) => code === before.code)) mended(before);
    if (now !== null) told(now);
  };

  const attempt = async (access: LineAccess, waitMs: number): Promise<void> => {
    const added = await lines.add({ access, label: '', origin: 'environment' });
    if (stopped) return;
    // The agent has added the same number: it is there, as was wished.
    const trouble = added.ok || added.error.code === 'line-already-added' ? null : added.error;
    tellTrouble(access, trouble);
    const mendsElsewhere = trouble !== null && MENDED_ELSEWHERE.has(trouble.code);
    if (trouble === null || !(isPassing(trouble) || mendsElsewhere)) return;
    const cancel = clock.after(mendsElsewhere ? LONGEST_WAIT_MS : waitMs, () => {
      cancels.delete(cancel);
      ask(access, Math.min(LONGEST_WAIT_MS, waitMs * 2));
    });
    cancels.add(cancel);
  };

  const ask = (access: LineAccess, waitMs: number): void => {
    attempt(access, waitMs).catch((cause: unknown) => told({ code: 'internal', detail: String(cause) }));
  };

  for (const access of accesses) ask(access, FIRST_WAIT_MS);
  return () => {
    stopped = true;
    for (const cancel of cancels) cancel();
  };
}
