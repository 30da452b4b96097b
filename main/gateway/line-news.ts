import type { AppError } from '#contract/errors.ts';
import { type LineHealth, UNKNOWN_HEALTH } from '#contract/line.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { beganSince } from '../core/events/began-since.ts';
import type { LossCount } from '../core/events/loss-count.ts';
import { lineReach, type ReachEvidence, tellsOfKey } from '../core/events/line-reach.ts';
import type { Observation } from '../core/events/observation.ts';
import type { Clock, FeedListener } from '../core/ports.ts';
import type { NumberFacts } from './number-watch.ts';
import type { RequestGate } from './request-gate.ts';
import type { WebhookWay } from './webhook-way.ts';

/** A proof is told as the time up to which nothing was missed; longer than this it is not kept back for older pages. */
const LONGEST_BEHIND_MS = 60_000;

/** What the line's owner is told of its reach and health, each time that something of it is new. */
export interface LineNews {
  /** A look has ended; null: well. */
  looked(error: AppError | null): void;
  /** A look has gone well since the machine woke, at `since`. */
  hasSeen(since: UnixMs): boolean;
  /** Another question was answered. */
  keyWorks(): void;
  /** Nothing proven before `since` counts. */
  sleep(since: UnixMs): void;
  /**
   * What a hint tells may be over: nothing was proven since the sleep, by a look or by the way of webhooks, so what was sent before may
   * still come in, and by its own word the call did not begin since.
   */
  mayBeOver(hint: Observation): boolean;
  tell(): void;
  /** Its owner has forgotten what was told of its reach. */
  tellAnew(): void;
  /** Nothing is told any more. */
  stop(): void;
}

export function lineNews(tools: {
  readonly listener: Pick<FeedListener, 'reach' | 'health'>;
  readonly gate: RequestGate;
  readonly clock: Clock;
  readonly webhooks: WebhookWay | null;
  readonly number: () => NumberFacts;
  readonly loss: LossCount['counts'];
  /** Calls of a time when nobody looked may still be missing from what was told. */
  readonly behind: () => boolean;
}): LineNews {
  const { listener, gate, clock, webhooks, number } = tools;
  let lastLook: ReachEvidence['lastLook'] = null;
  let key: LineHealth['key'] = UNKNOWN_HEALTH.key;
  /** Null once a look went well. */
  let sleptAt: UnixMs | null = null;
  /** The last sleep that was told. */
  let sleptFor: UnixMs | null = null;
  let behindSince: UnixMs | null = null;
  let toldReach = '';
  let toldHealth = '';
  let stopped = false;

  function webhookEvidence(): ReachEvidence['webhooks'] {
    const state = webhooks?.state() ?? null;
    if (state === null) return { cause: 'no-tunnel' };
    return state.live && state.provenAt !== null ? { provenAt: state.provenAt } : { cause: state.cause ?? 'tunnel-opening' };
  }

  function provenAt(): UnixMs | null {
    const way = webhooks?.state().provenAt ?? null;
    const look = lastLook?.ok === true ? lastLook.at : null;
    return way === null || look === null ? (way ?? look) : unixMs(Math.max(way, look));
  }

  /** A crash before the older pages are read must find that they were not: until then no newer proof is told. */
  function keptBack(): boolean {
    behindSince = tools.behind() ? (behindSince ?? clock.now()) : null;
    return behindSince !== null && clock.now() - behindSince < LONGEST_BEHIND_MS;
  }

  function tell(): void {
    if (stopped) return;
    const { connection, calling } = number();
    const reach = lineReach({ lastLook, webhooks: webhookEvidence(), connection, calling });
    const reachText = JSON.stringify(reach);
    if (reach !== null && reachText !== toldReach && !(keptBack() && reach.state !== 'unreachable')) {
      toldReach = reachText;
      listener.reach(reach);
    }
    const health: LineHealth = {
      key,
      connection,
      calling,
      webhook: webhooks?.state().webhook ?? 'none',
      provenAt: provenAt(),
      ...tools.loss(),
      requestsLastMinute: gate.lastMinute(),
    };
    const healthText = JSON.stringify(health);
    if (healthText === toldHealth || stopped) return;
    toldHealth = healthText;
    listener.health(health);
  }

  return {
    looked(error) {
      const failures = lastLook?.ok === false ? lastLook.failures + 1 : 1;
      lastLook = error === null ? { ok: true, at: clock.now() } : { ok: false, error, failures };
      if (error === null) sleptAt = null;
      if (error === null) key = 'valid';
      else if (tellsOfKey(error)) key = 'rejected';
      tell();
    },
    hasSeen: (since) => sleptFor === since && sleptAt === null,
    keyWorks() {
      key = 'valid';
    },
    sleep(since) {
      lastLook = null;
      sleptAt = since;
      sleptFor = since;
      toldReach = '';
    },
    // Looks may fail, or have to wait, for an hour in which customers ring.
    mayBeOver: (hint) => sleptAt !== null && (webhooks?.state().provenAt ?? -Infinity) < sleptAt && !beganSince(hint, sleptAt, clock.now()),
    tell,
    tellAnew() {
      toldReach = '';
      tell();
    },
    stop() {
      stopped = true;
    },
  };
}
