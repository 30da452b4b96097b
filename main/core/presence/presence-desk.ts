import type { Call } from '#contract/call.ts';
import type { PresenceState, StatusOrder } from '#contract/presence.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { isUnderWay } from '#contract/under-way.ts';
import type { Clock } from '../ports.ts';
import type { PresenceStore } from './presence-port.ts';

/** A timer stands still while the machine sleeps: the time is looked at again this often. */
const LOOK_AGAIN_MS = 30_000;
const MINUTE_MS = 60_000;

export interface PresenceDesk {
  state(): PresenceState;
  set(order: StatusOrder): void;
  /** For the time after the call under way; without one it is taken at once. */
  setNext(order: StatusOrder | null): void;
  /** Told of every change of the calls. */
  follow(calls: readonly Call[]): void;
  stop(): void;
}

/**
 * What the agent is doing, with its timers. A status that has run out while the app was closed is over; one that has not goes on.
 *
 *     available ──set──▶ any other ──time is over, or set──▶ available
 *         └──next, while a call is up──▶ the same, when that call ends
 */
export function createPresenceDesk(ports: {
  readonly clock: Clock;
  readonly store: PresenceStore;
  /** The next nine o'clock after an instant, where the agent is. */
  readonly nextMorning: (after: UnixMs) => UnixMs;
  readonly changed: () => void;
}): PresenceDesk {
  const { clock, store, nextMorning, changed } = ports;
  let presence = asOfNow(store.read() ?? availableAt(clock.now()), clock.now());
  // Of a call that was up when the app ended nobody waits any more.
  presence = { ...presence, next: null };
  let wasInCall = false;
  let cancelTimer: () => void = () => undefined;

  const take = (next: PresenceState): void => {
    presence = next;
    store.write(next);
    watchTime();
    changed();
  };

  const watchTime = (): void => {
    cancelTimer();
    const { until } = presence;
    cancelTimer = until === null ? () => undefined : clock.after(Math.max(1, Math.min(LOOK_AGAIN_MS, until - clock.now())), lookAtTime);
  };

  const lookAtTime = (): void => {
    const now = asOfNow(presence, clock.now());
    if (now === presence) watchTime();
    else take(now);
  };

  const begin = ({ status, span }: StatusOrder): PresenceState => {
    const since = clock.now();
    if (status === 'available') return availableAt(since);
    const ends = span === 'open-ended' ? null : span === 'until-morning' ? nextMorning(since) : unixMs(since + span.minutes * MINUTE_MS);
    return { status, since, until: ends, next: null };
  };

  watchTime();
  return {
    state: () => presence,
    set: (order) => take(begin(order)),
    setNext(order) {
      if (order === null) take({ ...presence, next: null });
      else if (wasInCall) take({ ...presence, next: order });
      else take(begin(order));
    },
    follow(calls) {
      const isInCall = calls.some(isUnderWay);
      const hasEnded = wasInCall && !isInCall;
      wasInCall = isInCall;
      if (hasEnded && presence.next !== null) take(begin(presence.next));
    },
    stop: () => cancelTimer(),
  };
}

function availableAt(since: UnixMs): PresenceState {
  return { status: 'available', since, until: null, next: null };
}

/** The same object while its time is not over. */
function asOfNow(presence: PresenceState, now: UnixMs): PresenceState {
  const { until } = presence;
  return until === null || now < until ? presence : { ...availableAt(until), next: presence.next };
}
