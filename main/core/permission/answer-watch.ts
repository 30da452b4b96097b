import type { UnixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { KeptPermission } from './permission-store.ts';

const MINUTE_MS = 60_000;

/** How long to wait between two looks for an answer that no event has brought, by how old the question is. */
function lookAgainMs(ageMs: number): number {
  if (ageMs < 5 * MINUTE_MS) return 20_000;
  return ageMs < 60 * MINUTE_MS ? 2 * MINUTE_MS : 15 * MINUTE_MS;
}

/** Looks for the answers to our questions: where no webhook reaches us, nothing else tells of them. */
export interface AnswerWatch {
  /** A question was sent, or answered. */
  changed(): void;
  stop(): void;
}

export function createAnswerWatch(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly waiting: () => readonly KeptPermission[];
  /** Reads the customer at the service, and takes in what it says. Never fails. */
  readonly read: (asked: KeptPermission) => Promise<void>;
}): AnswerWatch {
  const { clock, log } = ports;
  /** The last look, by customer: one that fails must not be repeated at once. */
  const lookedAt = new Map<string, UnixMs>();
  let cancel: () => void = () => undefined;
  let isLooking = false;

  const dueAt = (kept: KeptPermission): number => {
    const since = Math.max(kept.readAt, kept.asked?.at ?? 0, lookedAt.get(keyOf(kept)) ?? 0);
    return since + lookAgainMs(clock.now() - (kept.asked?.at ?? 0));
  };

  const look = async (): Promise<void> => {
    isLooking = true;
    // One after another: a hundred questions must not take the line's requests from its calls.
    const due = ports.waiting().filter((kept) => dueAt(kept) <= clock.now());
    for (const kept of due.slice(0, 1)) {
      lookedAt.set(keyOf(kept), clock.now());
      await ports.read(kept);
    }
    isLooking = false;
    changed();
  };

  const changed = (): void => {
    cancel();
    const next = Math.min(...ports.waiting().map(dueAt));
    if (isLooking || !Number.isFinite(next)) return;
    cancel = clock.after(Math.max(1_000, next - clock.now()), () => inBackground('looking for an answer', look(), log));
  };

  return { changed, stop: () => cancel() };
}

function keyOf({ lineId, peer }: KeptPermission): string {
  return `${lineId} ${peer}`;
}
