import type { Call } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { Clock, LineApi, Log } from '../ports.ts';
import { type Sleeper, sleep } from './pause.ts';

/** When to look, counted from one another: for about a minute, the time a customer's phone rings. */
const LOOK_WAITS_MS = [3_000, 5_000, 7_000, 10_000, 15_000, 20_000] as const;

export interface Orphan {
  readonly call: Call;
  readonly api: LineApi;
  /** The ids the service had told us of before we placed ours. */
  readonly knownBefore: ReadonlySet<string>;
}

export interface OrphanWatch {
  /** Looks for a call that was asked for and given up as lost, and ends it: the customer's phone would ring for nobody. */
  watch(orphan: Orphan): Promise<void>;
  /** Ends the watches of a line that closes, or all of them. */
  cancel(lineId?: LineId): void;
}

/**
 * One that was answered is left alone: it may be a colleague's on the same number, and cutting a talk is worse than
 * a silence in which the customer hangs up. While we place a call to the same customer nothing is ended either.
 */
export function createOrphanWatch(ports: {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether it is a call that we placed and have. */
  readonly isOurs: (remoteId: string) => boolean;
  /** Whether a call to the same customer is being placed now. */
  readonly isPlacing: (call: Call) => boolean;
}): OrphanWatch {
  const { clock, log } = ports;
  const watches = new Set<{ readonly lineId: LineId; readonly sleeper: Sleeper; over: boolean }>();

  const find = async ({ call, api, knownBefore }: Orphan): Promise<string | null> => {
    const listed = await api.list(10);
    if (!listed.ok || ports.isPlacing(call)) return null;
    const found = listed.value.find(
      ({ direction, peer, status, remoteId }) =>
        direction === 'outbound' &&
        peer === call.peer &&
        (status === 'initiated' || status === 'ringing') &&
        !knownBefore.has(remoteId) &&
        !ports.isOurs(remoteId),
    );
    return found?.remoteId ?? null;
  };

  return {
    async watch(orphan) {
      const watch = { lineId: orphan.call.lineId, sleeper: { wake: (): void => undefined }, over: false };
      watches.add(watch);
      for (const milliseconds of LOOK_WAITS_MS) {
        await sleep({ clock, sleeper: watch.sleeper, milliseconds });
        const remoteId = watch.over ? null : await find(orphan);
        if (watch.over) break;
        if (remoteId === null) continue;
        const ended = await orphan.api.terminate(remoteId);
        log.warn('a call whose order seemed lost was ended', { call: orphan.call.id, ended: ended.ok });
        if (ended.ok || ended.error.code === 'call-gone') break;
      }
      watches.delete(watch);
    },
    cancel(lineId) {
      for (const watch of watches) {
        if (lineId !== undefined && watch.lineId !== lineId) continue;
        watch.over = true;
        watch.sleeper.wake();
      }
    },
  };
}
