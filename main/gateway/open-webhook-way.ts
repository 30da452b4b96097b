import type { LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Observation } from '../core/events/observation.ts';
import type { ServiceOffset } from '../core/events/service-offset.ts';
import { watchedCalls } from '../core/events/watched-calls.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import { webhookObservations } from '../core/events/webhook-payload.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { WebhookReceiver } from './open-webhook-receiver.ts';
import type { WebhookWay, WebhookWayListener } from './webhook-way.ts';
import { webhookRegistration } from './webhook-registration.ts';

/** How long a webhook may trail the list before it counts as lost. */
const LOST_AFTER_MS = 3_000;
const RENEW_AFTER_MS = 60_000;

export function openWebhookWay(tools: {
  readonly lineId: LineId;
  readonly receiver: WebhookReceiver;
  readonly webhooks: WebhookApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly offset: Pick<ServiceOffset, 'ours'>;
  readonly listener: WebhookWayListener;
  /** Told of each request, which counts against the number's budget. */
  readonly asked: () => void;
}): WebhookWay {
  const { lineId, receiver, clock, log, listener } = tools;
  const told = watchedCalls();
  const timers = new Set<() => void>();
  let live = false;
  let provenAt: UnixMs | null = null;
  let stopped = false;

  function setLive(now: boolean): void {
    if (live === now || stopped) return;
    live = now;
    if (now) provenAt = clock.now();
    log.info(now ? 'webhooks reach us' : 'webhooks do not reach us', { line: lineId });
    listener.stateChanged();
  }

  function later(milliseconds: number, work: () => void): void {
    const cancel = clock.after(milliseconds, () => {
      timers.delete(cancel);
      work();
    });
    timers.add(cancel);
  }

  const inOurTime = (hint: Observation): Observation =>
    hint.createdAt === null ? hint : { ...hint, createdAt: tools.offset.ours(hint.createdAt) };

  const address = receiver.receive(lineId, (body) => {
    const observations = webhookObservations(body).map(inOurTime);
    for (const observation of observations) told.note(observation);
    setLive(true);
    if (observations.length > 0 && !stopped) listener.hinted({ observations, fresh: true });
  });
  const registration = webhookRegistration({ lineId, url: address.url, webhooks: tools.webhooks, asked: tools.asked, log });

  async function renew(): Promise<void> {
    const kept = await registration.renew();
    if (kept) setLive(true);
    if (!stopped) later(RENEW_AFTER_MS, renewIfSilent);
  }
  function renewIfSilent(): void {
    if (live) later(RENEW_AFTER_MS, renewIfSilent);
    else inBackground('registering a webhook', renew(), log);
  }
  inBackground('registering a webhook', renew(), log);

  return {
    live: () => live,
    state: () => ({ live, provenAt, cause: live ? null : 'webhook-refused', webhook: live ? 'registered' : 'registering' }),
    told: told.knows,
    wake: () => setLive(false),
    mend: () => inBackground('registering a webhook', renew(), log),
    foundByPolling(news) {
      // No event tells that a call of ours was taken by the service.
      const awaited = news.filter(({ status }) => status !== 'initiated');
      if (!live || awaited.length === 0) return;
      later(LOST_AFTER_MS, () => {
        if (!awaited.every((observation) => told.knows(observation))) setLive(false);
      });
    },
    async stop() {
      stopped = true;
      live = false;
      for (const cancel of timers) cancel();
      timers.clear();
      address.close();
      await registration.remove();
    },
  };
}
