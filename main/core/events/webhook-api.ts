import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';

/** A webhook as the service keeps it. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly active: boolean;
  readonly events: readonly string[];
}

export interface WebhookOrder {
  readonly name: string;
  /** Secret: its path is what proves a delivery. */
  readonly url: string;
  readonly events: readonly string[];
}

/** What is to be different; what is left out stays. `active` false: nothing is delivered until it is true again. */
export type WebhookChange = Partial<WebhookOrder> & { readonly active?: boolean };

/** What the service tried to deliver, as its delivery log shows it. */
export interface WebhookDelivery {
  readonly event: string;
  readonly delivered: boolean;
  /** As it was posted, or would have been. */
  readonly payload: unknown;
  /** In our time; null where the service does not say. */
  readonly at: UnixMs | null;
}

/** The webhook routes of the service, as far as the feed uses them. `remove` of one that is gone fails as any other. */
export interface WebhookApi {
  create(order: WebhookOrder): Promise<Result<Webhook, AppError>>;
  list(): Promise<Result<readonly Webhook[], AppError>>;
  read(id: string): Promise<Result<Webhook, AppError>>;
  /** `events` replaces the whole list. */
  update(id: string, change: WebhookChange): Promise<Result<Webhook, AppError>>;
  remove(id: string): Promise<Result<null, AppError>>;
  /** The last deliveries of one webhook, 50 at most, newest first. */
  deliveries(id: string): Promise<Result<readonly WebhookDelivery[], AppError>>;
}
