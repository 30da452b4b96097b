import type { Call } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import type { Clock, LineApi, Log } from '../ports.ts';
import { acceptedByUs } from './accept-call.ts';
import type { LegCall } from './call-leg.ts';
import { type Sleeper, sleep } from './pause.ts';

/** When to look, counted from one another: for about a minute, the time a customer's phone rings. */
const LOOK_WAITS_MS = [3_000, 5_000, 7_000, 10_000, 15_000, 20_000] as const;

export interface Orphan {
  readonly call: Call;
  readonly api: LineApi;
  /** The ids the service had told us of before we placed ours. */
  readonly knownBefore: ReadonlySet<string>;
}

/** A call that we gave up because nobody told whether our accept was carried out. */
export interface LostAccept {
  readonly at: LegCall;
  /** The description that we sent with it. */
  readonly given: string;
  readonly end: () => Promise<void>;
}

export interface OrphanWatch {
  /** Looks for a call that was asked for and given up as lost, and ends it: the customer's phone would ring for nobody. */
  watch(orphan: Orphan): Promise<void>;
  /**
   * Looks at a call whose accept was given up as lost, and ends it if it was carried out: the customer would talk to nobody.
   * Only where the service has our own description of it: a colleague on the same number may have taken it, and a terminate
   * would cut their talk. A web number has none, so that its call is left to the customer.
   */
  watchAccept(lost: LostAccept): Promise<void>;
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

  /** Until `look` has found what became of the call; what it returns is done, unless the watch was ended meanwhile. True: no need to look again. */
  const lookUntilDone = async (lineId: LineId, look: () => Promise<(() => Promise<boolean>) | null>): Promise<void> => {
    const watch = { lineId, sleeper: { wake: (): void => undefined }, over: false };
    watches.add(watch);
    for (const milliseconds of LOOK_WAITS_MS) {
      await sleep({ clock, sleeper: watch.sleeper, milliseconds });
      const act = watch.over ? null : await look();
      if (watch.over || (act !== null && (await act()))) break;
    }
    watches.delete(watch);
  };

  return {
    watch: (orphan) =>
      lookUntilDone(orphan.call.lineId, async () => {
        const remoteId = await find(orphan);
        if (remoteId === null) return null;
        return async () => {
          const ended = await orphan.api.terminate(remoteId);
          log.warn('a call whose order seemed lost was ended', { call: orphan.call.id, ended: ended.ok });
          return ended.ok || ended.error.code === 'call-gone';
        };
      }),
    watchAccept: ({ at, given, end }) =>
      lookUntilDone(at.call.lineId, async () => {
        const read = await at.api.read(at.remoteId, true);
        const isSettled = read.ok ? read.value.status === 'accepted' || read.value.status === 'ended' : read.error.code === 'call-gone';
        if (!isSettled) return null;
        const isOurs = read.ok && read.value.status === 'accepted' && acceptedByUs(read.value, given) === true;
        return async () => {
          if (isOurs) log.warn('a call whose accept seemed lost was ended', { call: at.call.id });
          if (isOurs) await end();
          return true;
        };
      }),
    cancel(lineId) {
      for (const watch of watches) {
        if (lineId !== undefined && watch.lineId !== lineId) continue;
        watch.over = true;
        watch.sleeper.wake();
      }
    },
  };
}
