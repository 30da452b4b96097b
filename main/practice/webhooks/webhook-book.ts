import type { PracticeNumber } from '../numbers/practice-number.ts';

const REMEMBERED_DELIVERIES = 200;

/** Events a number can emit; the others are dropped from a subscription. `*` stands for all of them. */
const CALL_EVENTS = ['call.ringing', 'call.connected', 'call.ended', 'call.missed'] as const;
const META_EVENTS = [...CALL_EVENTS, 'call.permission_updated', 'calls'] as const;

/** One delivery try, as `/logs` shows it. */
export interface DeliveryRecord {
  readonly event: string;
  readonly status: 'SUCCESS' | 'FAILED';
  readonly statusCode: number | null;
  readonly payload: unknown;
  readonly response: string | null;
  readonly durationMs: number;
  readonly createdAtMs: number;
}

/** One registered webhook. */
export interface Webhook {
  readonly id: string;
  readonly number: PracticeNumber;
  readonly createdAtMs: number;
  name: string;
  url: string;
  active: boolean;
  events: readonly string[];
  lastTriggeredMs: number | null;
  updatedAtMs: number;
  /** Newest first. */
  readonly deliveries: DeliveryRecord[];
}

/** The events of a wish list this number can emit, in the order wished, each once. */
export function emittableEvents(number: PracticeNumber, wished: readonly string[]): string[] {
  const possible: readonly string[] = number.kind === 'meta' ? META_EVENTS : CALL_EVENTS;
  return [...new Set(wished)].filter((event) => event === '*' || possible.includes(event));
}

export function wants(webhook: Webhook, event: string): boolean {
  return webhook.active && (webhook.events.includes('*') || webhook.events.includes(event));
}

export function recordDelivery(webhook: Webhook, delivery: DeliveryRecord): void {
  webhook.deliveries.unshift(delivery);
  if (webhook.deliveries.length > REMEMBERED_DELIVERIES) webhook.deliveries.pop();
  webhook.lastTriggeredMs = delivery.createdAtMs;
}
