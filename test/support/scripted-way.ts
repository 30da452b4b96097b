import { ok } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { WayState } from '../../main/core/events/line-liveness.ts';
import type { Observation } from '../../main/core/events/observation.ts';
import { watchedCalls } from '../../main/core/events/watched-calls.ts';
import { webhookObservations } from '../../main/core/events/webhook-payload.ts';
import type { OpenWebhookWay, WebhookWay, WebhookWayOrder } from '../../main/gateway/webhook-way.ts';

/** A way of webhooks whose state the test sets, and through which it delivers. */
export interface ScriptedWay {
  readonly open: OpenWebhookWay;
  /** Takes the state and tells of it; what is left out stays. */
  become(part: Partial<WayState>): void;
  deliver(payload: unknown, fresh?: boolean): void;
  /** It came after the list, so that the log took it for a repetition: only `told` knows. */
  toldLate(news: Pick<Observation, 'remoteId' | 'externalId' | 'status'>): void;
  /** The id of the webhook at the service. */
  webhookId: string | null;
  readonly found: Observation[];
  readonly asked: string[];
  /** Sends a request, as registering does; resolves when it was sent. */
  request(): Promise<void>;
}

export const LIVE = (provenAt: UnixMs): WayState => ({ live: true, provenAt, cause: null, webhook: 'registered' });

export function scriptedWay(): ScriptedWay {
  const told = watchedCalls();
  let order: WebhookWayOrder | null = null;
  let state: WayState = { live: false, provenAt: null, cause: 'tunnel-opening', webhook: 'none' };
  const way: ScriptedWay = {
    webhookId: null,
    found: [],
    asked: [],
    open(given) {
      order = given;
      const opened: WebhookWay = {
        live: () => state.live,
        state: () => state,
        foundByPolling: (news) => void way.found.push(...news),
        told: told.knows,
        webhookId: () => way.webhookId,
        wake: () => void way.asked.push('wake'),
        mend: () => void way.asked.push('mend'),
        stop() {
          way.asked.push('stop');
          return Promise.resolve();
        },
      };
      return opened;
    },
    become(part) {
      state = { ...state, ...part };
      order?.listener.stateChanged();
    },
    deliver(payload, fresh = true) {
      const observations = webhookObservations(payload);
      for (const observation of observations) told.note(observation);
      if (observations.length > 0) order?.listener.hinted({ observations, fresh });
    },
    toldLate: (news) => void told.note(news),
    async request() {
      await order?.request(() => Promise.resolve(ok(null)), { urgency: 'looking' });
    },
  };
  return way;
}
