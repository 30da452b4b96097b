import type { AppError, AppErrorCode } from '#contract/errors.ts';
import type { LineHealth, LineId } from '#contract/line.ts';
import type { Result } from '#contract/result.ts';
import type { Webhook, WebhookApi, WebhookOrder } from '../core/events/webhook-api.ts';
import { hearsAsBefore, isAsOrdered, ourWebhooks, webhookOrder } from '../core/events/webhook-order.ts';
import type { Urgency } from '../core/events/request-bucket.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { RequestInTurn } from './request-gate.ts';

/** The webhook of one line at the service, kept as ordered: looked at once a minute, mended when it drifts. */
export interface WebhookRegistration {
  state(): LineHealth['webhook'];
  /** What the service calls it; null while it keeps none that we know of. */
  webhookId(): string | null;
  /** Where it is to lead. Null: nowhere, so it is taken away, or paused where its address lasts. */
  leadTo(target: WebhookTarget | null): void;
  /** Something speaks for a drift: looks now, unless it looked a moment ago or the service has just refused. */
  suspect(): void;
  /** The agent asks: looks now. */
  renew(): void;
  /** As `leadTo(null)`; resolves when that is done. Nothing is registered any more after it. */
  stop(): Promise<void>;
}

export interface WebhookTarget {
  /** The whole secret address. */
  readonly url: string;
  /** The address is the same at the next start, so the webhook is paused at exit instead of removed. */
  readonly lasting: boolean;
}

const LOOK_EVERY_MS = 60_000;
const LEAST_BETWEEN_SUSPICIONS_MS = 10_000;
/** While nothing comes through the tunnel, the requests of the number are for looking; it is looked at soon after. */
const SILENT_AGAIN_MS = 10_000;
/** An address that leads to us, and cannot be reached from here, is never proven. */
const LONGEST_SILENT_MS = 5 * 60_000;
/** The agent, or the service, has to do something first. */
const REFUSED_AGAIN_MS = 3 * 60_000;
const FIRST_TRY_AGAIN_MS = 5_000;
const LONGEST_TRY_AGAIN_MS = 5 * 60_000;
const PASSING: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'service-unreachable',
  'service-timeout',
  'service-broken',
  'rate-limited',
]);

type LookUrgency = Extract<Urgency, 'ringing' | 'looking' | 'upkeep'>;
type RequestOf = <Value>(ask: () => Promise<Result<Value, AppError>>) => Promise<Result<Value, AppError>>;

/** What one look at the service found, or made. */
type Looked =
  | { readonly how: 'as-ordered'; readonly webhook: Webhook; readonly changed: boolean }
  /** It exists, and the service does not keep it as asked. */
  | { readonly how: 'not-as-ordered'; readonly webhook: Webhook }
  | { readonly how: 'failed'; readonly error: AppError }
  | { readonly how: 'given-up' };

export function webhookRegistration(line: {
  readonly lineId: LineId;
  /** Tells this installation's webhook from another's. Not secret. */
  readonly mark: string;
  readonly webhooks: WebhookApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly request: RequestInTurn;
  /** The address is proven to lead to us. */
  readonly reached: () => boolean;
  /** `mended`: it had been registered, had drifted, and is as ordered again. */
  readonly changed: (news: { readonly mended: boolean }) => void;
}): WebhookRegistration {
  const { lineId, webhooks, clock, log } = line;
  let state: LineHealth['webhook'] = 'none';
  let target: WebhookTarget | null = null;
  /** What the service keeps of us, as far as we know. */
  let kept: Webhook | null = null;
  /** The events that it kept of the last order. */
  let keptEvents: readonly string[] = [];
  let failures = 0;
  let lookedAt = -Infinity;
  let cancelLook: () => void = () => undefined;
  let turn: Promise<void> = Promise.resolve();
  /** Aborted where what is being asked is not wanted any more. */
  let wish = new AbortController();
  let stopped = false;

  function become(next: LineHealth['webhook'], mended = false): void {
    if (state === next && !mended) return;
    if (state !== next) log.info('the webhook of a line', { line: lineId, is: next });
    state = next;
    line.changed({ mended });
  }

  /** Brings the service's copy in line with the order; gives up as soon as the order is another. */
  async function look(wanted: WebhookTarget, order: WebhookOrder, urgency: LookUrgency): Promise<Looked> {
    const { signal } = wish;
    const outdated = (): boolean => wanted !== target;
    // What makes webhooks come lets the looks become rare, so it goes before them.
    const make: RequestOf = (ask) => line.request(ask, { urgency: 'ringing', signal });
    const listed = await line.request(() => webhooks.list(), { urgency, signal });
    if (!listed.ok) return { how: 'failed', error: listed.error };
    const [ours = null, ...doubles] = ourWebhooks(listed.value, order);
    kept = ours;
    for (const double of doubles) {
      if (outdated()) return { how: 'given-up' };
      await remove(double.id);
    }
    if (outdated()) return { how: 'given-up' };
    if (ours !== null && isAsOrdered(ours, order) && hearsAsBefore(ours, keptEvents)) {
      return { how: 'as-ordered', webhook: ours, changed: false };
    }
    const made =
      ours === null ? await make(() => webhooks.create(order)) : await make(() => webhooks.update(ours.id, { ...order, active: true }));
    if (!made.ok) return { how: 'failed', error: made.error };
    kept = made.value;
    if (outdated()) return { how: 'given-up' };
    const read = await make(() => webhooks.read(made.value.id));
    if (!read.ok) return { how: 'failed', error: read.error };
    return isAsOrdered(read.value, order)
      ? { how: 'as-ordered', webhook: read.value, changed: true }
      : { how: 'not-as-ordered', webhook: read.value };
  }

  async function lookAndGoOn(urgency: LookUrgency): Promise<void> {
    const wanted = target;
    if (wanted === null || stopped) return;
    if (urgency === 'upkeep' && !line.reached() && clock.now() - lookedAt < LONGEST_SILENT_MS) return lookIn(SILENT_AGAIN_MS);
    cancelLook();
    lookedAt = clock.now();
    const looked = await look(wanted, webhookOrder({ lineId, mark: line.mark, url: wanted.url }), urgency);
    if (wanted !== target || stopped) return;
    switch (looked.how) {
      case 'as-ordered':
        failures = 0;
        keptEvents = looked.webhook.events;
        kept = looked.webhook;
        become('registered', looked.changed && state === 'registered');
        lookIn(LOOK_EVERY_MS);
        break;
      case 'not-as-ordered':
        log.warn('the service did not keep the webhook as asked', { line: lineId, events: looked.webhook.events.join(' ') });
        await takeAway();
        become('refused');
        lookIn(REFUSED_AGAIN_MS);
        break;
      case 'failed':
        afterFailure(looked.error);
        break;
      case 'given-up':
        break;
    }
  }

  function afterFailure({ code, retryAfterMs }: AppError): void {
    failures += 1;
    // A look that failed says nothing of the webhook: one that was as ordered a minute ago goes on being it.
    if (state !== 'registered' || !PASSING.has(code) || kept === null) become('refused');
    const doubled = Math.min(LONGEST_TRY_AGAIN_MS, FIRST_TRY_AGAIN_MS * 2 ** Math.min(10, failures - 1));
    lookIn(Math.max(retryAfterMs ?? 0, PASSING.has(code) ? doubled : REFUSED_AGAIN_MS));
  }

  /** The app may be about to quit. */
  const atOnce: RequestOf = (ask) => line.request(ask, { urgency: 'click' });

  async function remove(id: string): Promise<void> {
    const gone = await atOnce(() => webhooks.remove(id));
    if (!gone.ok) log.warn('a webhook could not be removed', { line: lineId, code: gone.error.code });
  }

  async function takeAway(lasting = false): Promise<void> {
    const taken = kept;
    kept = null;
    keptEvents = [];
    if (taken === null) return;
    if (!lasting) return remove(taken.id);
    const paused = await atOnce(() => webhooks.update(taken.id, { active: false }));
    if (!paused.ok) log.warn('a webhook could not be paused', { line: lineId, code: paused.error.code });
  }

  async function inTurn(before: Promise<void>, work: () => Promise<void>): Promise<void> {
    await Promise.allSettled([before]); // whoever asked for that hears of it
    await work();
  }
  function next(what: string, work: () => Promise<void>): void {
    turn = inTurn(turn, work);
    inBackground(what, turn, log);
  }

  /** One that is as ordered, as far as we know, waits behind everything else. */
  function lookIn(milliseconds: number, urgency: LookUrgency = state === 'registered' ? 'upkeep' : 'looking'): void {
    cancelLook();
    if (!stopped) cancelLook = clock.after(milliseconds, () => next('looking at a webhook', () => lookAndGoOn(urgency)));
  }

  function wishAnew(): void {
    wish.abort();
    wish = new AbortController();
    cancelLook();
  }

  return {
    state: () => state,
    webhookId: () => kept?.id ?? null,
    leadTo(wanted) {
      if (stopped || (wanted?.url === target?.url && wanted?.lasting === target?.lasting)) return;
      const before = target;
      target = wanted;
      failures = 0;
      wishAnew();
      if (wanted !== null) {
        become('registering');
        next('registering a webhook', () => lookAndGoOn('ringing'));
      } else {
        become('none');
        next('taking a webhook away', () => takeAway(before?.lasting));
      }
    },
    suspect() {
      if (state === 'registered' && clock.now() - lookedAt >= LEAST_BETWEEN_SUSPICIONS_MS) lookIn(0, 'looking');
    },
    renew() {
      if (target !== null) lookIn(0, 'ringing');
    },
    async stop() {
      const before = target;
      stopped = true;
      target = null;
      wishAnew();
      next('taking a webhook away', () => takeAway(before?.lasting));
      await Promise.allSettled([turn]);
    },
  };
}
