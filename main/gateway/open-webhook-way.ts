import { hash } from 'node:crypto';
import type { LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { type LineLivenessInput, NEW_LINE, stepLine, type WayState, wayState } from '../core/events/line-liveness.ts';
import type { EventLog } from '../core/events/event-log.ts';
import type { Observation } from '../core/events/observation.ts';
import type { ServiceOffset } from '../core/events/service-offset.ts';
import { watchedCalls } from '../core/events/watched-calls.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import { webhookObservations } from '../core/events/webhook-payload.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Entry } from './entry/entry.ts';
import { loggedHints } from './logged-hints.ts';
import type { WebhookReceiver } from './receiver/webhook-receiver.ts';
import { webhookRegistration } from './webhook-registration.ts';
import type { WebhookWay, WebhookWayOrder } from './webhook-way.ts';

/** How long a webhook may trail the list before it counts as lost. */
const LOST_AFTER_MS = 3_000;
/** What polling finds this soon after webhooks began to come may have happened before. */
const SETTLED_AFTER_MS = 5_000;

export interface WebhookWayParts {
  readonly lineId: LineId;
  readonly entry: Entry;
  readonly receiver: Pick<WebhookReceiver, 'open' | 'onDelivery'>;
  readonly eventLog: Pick<EventLog, 'subscribe' | 'cursorOf' | 'advance' | 'head'>;
  readonly webhooks: WebhookApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly offset: Pick<ServiceOffset, 'ours'>;
}

/**
 * The webhooks of one line: registered wherever the entry leads to, heard through the event log, believed as long as
 * the entry is proven and polling finds nothing that they should have told.
 *
 *   entry ── address ──▶ registration ──▶ the service ──▶ receiver ──▶ event log ──▶ hinted
 *     └───── proof ────▶ state ◀── kept as asked? ──┘          └── also repeated ──▶ told
 */
export function openWebhookWay(parts: WebhookWayParts, { listener, request }: WebhookWayOrder): WebhookWay {
  const { lineId, entry, receiver, clock, log, offset } = parts;
  const told = watchedCalls();
  const timers = new Set<() => void>();
  const hook = receiver.open(lineId);
  let line = NEW_LINE;
  let shown = wayState(entry.liveness(), line, clock.now());
  let liveSince = Infinity;
  /** When the tunnel was last proven; null while it is not. */
  let tunnelProvenAt: UnixMs | null = null;
  /** How often its proof was lost: what was found before that, no webhook could tell. */
  let tunnelLosses = 0;
  /** Whoever opens this is told nothing before it holds what it opened. */
  let opened = false;
  let stopped = false;

  const registration = webhookRegistration({
    lineId,
    mark: hash('sha256', hook.path, 'hex').slice(0, 6),
    webhooks: parts.webhooks,
    clock,
    log,
    request,
    reached: () => entry.liveness().phase === 'proven',
    changed: ({ mended }) => tell({ type: 'registration', webhook: registration.state(), mended }),
  });

  function tell(input: LineLivenessInput): void {
    line = stepLine(line, input, clock.now());
    show();
  }

  function show(): void {
    const before = shown;
    shown = wayState(entry.liveness(), line, clock.now());
    if (stopped || isSame(before, shown)) return;
    if (shown.live !== before.live) {
      liveSince = shown.live ? clock.now() : Infinity;
      log.info(shown.live ? 'webhooks reach us' : 'webhooks do not reach us', { line: lineId, cause: shown.cause });
    }
    if (opened) listener.stateChanged();
  }

  function follow(): void {
    followProof();
    const address = entry.address();
    registration.leadTo(address === null ? null : { url: `${address.publicUrl}${hook.path}`, lasting: address.lasting });
    show();
  }

  function followProof(): void {
    const liveness = entry.liveness();
    const provenAt = liveness.phase === 'proven' ? liveness.provenAt : null;
    const before = tunnelProvenAt;
    tunnelProvenAt = provenAt;
    if (before === null || provenAt !== null) return;
    tunnelLosses += 1;
    tell({ type: 'tunnel-lost', provenAt: before });
  }

  function later(milliseconds: number, work: () => void): void {
    const cancel = clock.after(milliseconds, () => {
      timers.delete(cancel);
      work();
    });
    timers.add(cancel);
  }

  function lost(): void {
    // Calls that were missed in one moment are one loss.
    if (line.distrustedUntil !== null && clock.now() < line.distrustedUntil) return;
    tell({ type: 'events-lost' });
    registration.suspect();
    if (line.distrustedUntil !== null) later(line.distrustedUntil - clock.now(), show);
  }

  const inOurTime = (hint: Observation): Observation =>
    hint.createdAt === null ? hint : { ...hint, createdAt: offset.ours(hint.createdAt) };
  const hints = loggedHints({
    ...parts,
    told(hint) {
      const observations = hint.observations.map(inOurTime);
      if (hint.source === 'webhook') for (const observation of observations) told.note(observation);
      // Meta tells of many calls in one event: one that is late keeps no other from ringing.
      const late = observations.filter((one) => isLate(one, clock));
      const timely = observations.filter((one) => !late.includes(one));
      if (timely.length > 0) listener.hinted({ observations: timely, fresh: hint.fresh });
      if (late.length > 0) listener.hinted({ observations: late, fresh: false });
    },
  });
  const stopDeliveries = receiver.onDelivery((delivery) => {
    if (delivery.lineId !== lineId || stopped) return;
    // The log tells no event twice, so one that polling outran is heard here alone.
    if (delivery.repeated) for (const observation of webhookObservations(JSON.parse(delivery.body))) told.note(observation);
    else entry.webhookHeard();
    tell({ type: 'webhook-heard' });
  });
  const stopEntry = entry.listen(follow);
  follow();
  opened = true;

  return {
    live: () => wayState(entry.liveness(), line, clock.now()).live,
    state: () => wayState(entry.liveness(), line, clock.now()),
    told: told.knows,
    webhookId: registration.webhookId,
    foundByPolling(news) {
      // No event tells that a call of ours was taken by the service.
      const awaited = news.filter(({ status }) => status !== 'initiated');
      if (awaited.length === 0 || clock.now() - liveSince < SETTLED_AFTER_MS) return;
      const spell = tunnelLosses;
      later(LOST_AFTER_MS, () => {
        if (spell === tunnelLosses && !awaited.every((observation) => told.knows(observation))) lost();
      });
    },
    wake: entry.wake,
    mend() {
      entry.mend();
      registration.renew();
      tell({ type: 'mend' });
    },
    async stop() {
      stopped = true;
      stopEntry();
      stopDeliveries();
      hints.stop();
      for (const cancel of timers) cancel();
      timers.clear();
      await registration.stop();
      hook.close();
    },
  };
}

/** A call that began longer ago than this, by the event's own word, may be over by now. */
const LATE_MS = 10_000;

function isLate({ status, createdAt }: Observation, clock: Clock): boolean {
  return status === 'ringing' && createdAt !== null && clock.now() - createdAt > LATE_MS;
}

function isSame(one: WayState, other: WayState): boolean {
  return one.live === other.live && one.provenAt === other.provenAt && one.cause === other.cause && one.webhook === other.webhook;
}
