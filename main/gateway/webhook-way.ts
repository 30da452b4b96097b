import type { UnixMs } from '#contract/time.ts';
import type { WayState } from '../core/events/line-liveness.ts';
import type { Observation } from '../core/events/observation.ts';
import type { RequestInTurn } from './request-gate.ts';

/** Webhooks as one way for the events of one line to come; the other is looking. Opened by `openWebhookWay`. */
export interface WebhookWay {
  /** As `state().live`: proven less than a minute ago, and nothing speaks against it. */
  live(): boolean;
  state(): WayState;
  /** What looking found although no webhook had told of it. Where none tells of it soon, webhooks do not reach us. */
  foundByPolling(news: readonly Observation[]): void;
  /** Whether a webhook told of the call at least as far as this, since the line was opened; also one that came after the list. */
  told(seen: Pick<Observation, 'remoteId' | 'externalId' | 'status'>): boolean;
  /** What the service calls our webhook, by which its delivery log is read; null while it keeps none that we know of. */
  webhookId(): string | null;
  /** The machine slept or its network changed: nothing proven before `since` counts. Comes back at once; `stateChanged` follows within seconds. */
  wake(since: UnixMs): void;
  /** The agent asks: proves the way, opens it anew where it does not answer, registers the webhook again. */
  mend(): void;
  /** Resolves when nothing of this line is under way any more and its webhook is removed, or paused where the address lasts. */
  stop(): Promise<void>;
}

export interface WebhookWayListener {
  /** What webhooks tell, in the order of the log; never before the way's opener has returned. Must not throw. */
  hinted(hint: WebhookHint): void;
  /** `state()` tells something else now. */
  stateChanged(): void;
}

/** What one logged event tells of calls, or the late part of it: at least one observation, each with `source` `webhook`, in our time. */
export interface WebhookHint {
  readonly observations: readonly Observation[];
  /**
   * False where it is old: told before this start and not yet taken (a crash), taken from the delivery log, or
   * delivered late by its own word. Such a call may be over: read it before it rings anybody.
   */
  readonly fresh: boolean;
}

/**
 * What a line's way is opened with, by the line's feed. Events that the feed appends to the log itself come back
 * through `hinted` where their source is `delivery-log`, and do not where it is `polling`: those it knows.
 */
export interface WebhookWayOrder {
  readonly listener: WebhookWayListener;
  /** By which each request to the service is sent: it is one of the number's budget. */
  readonly request: RequestInTurn;
}

export type OpenWebhookWay = (order: WebhookWayOrder) => WebhookWay;
