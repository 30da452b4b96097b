import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { callsToAsk } from '../core/events/calls-to-ask.ts';
import type { EventLog } from '../core/events/event-log.ts';
import { lossCount } from '../core/events/loss-count.ts';
import type { Observation, RemoteCall } from '../core/events/observation.ts';
import { watchedCalls } from '../core/events/watched-calls.ts';
import type { WebhookApi } from '../core/events/webhook-api.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, EventFeed, FeedListener, LineApi, Log } from '../core/ports.ts';
import { callPages, WHOLE_PAGE } from './call-pages.ts';
import { callReader } from './call-reader.ts';
import { deliveryLog } from './delivery-log.ts';
import { lineLooks } from './line-looks.ts';
import { lineNews } from './line-news.ts';
import { numberWatch } from './number-watch.ts';
import { polledNews } from './polled-news.ts';
import type { RequestGate } from './request-gate.ts';
import type { OpenWebhookWay, WebhookHint } from './webhook-way.ts';

const LISTED_CALLS = 25;
/** Where more calls than this wait to be asked about, the longest page tells the most for one request. */
const FEW_WAITING = 10;
/** Where nobody looked for longer, the service may have tried to tell in vain. */
const GAP_WORTH_READING_MS = 60_000;

/** What the feed of one line is made of. */
export interface FeedParts {
  readonly lineId: LineId;
  /** Calls that began before this instant are not looked for. */
  readonly watchedSince: UnixMs;
  /** The service itself: the feed passes the gate on its own. */
  readonly api: LineApi;
  readonly gate: RequestGate;
  readonly webhooks: Pick<WebhookApi, 'deliveries'>;
  /** What polling found, and what the service tried to deliver, is kept beside what webhooks told. */
  readonly eventLog: Pick<EventLog, 'append'>;
  readonly listener: FeedListener;
  readonly clock: Clock;
  /** 0 to 1, by chance. */
  readonly random: () => number;
  readonly log: Log;
  /** Null where no webhook can ever reach this machine. */
  readonly openWebhooks: OpenWebhookWay | null;
}

function observation(call: RemoteCall, source: Observation['source']): Observation {
  const { connectedAt: _connectedAt, ...seen } = call;
  return { ...seen, externalId: call.externalId === '' ? null : call.externalId, source };
}

/**
 * The events of one line: what webhooks hint, what the list of calls shows, and what reading a call confirms.
 *
 *   timer, click, wake ──▶ list (one at a time) ──▶ observed, reach, health ──▶ older pages, where calls may be missing
 *   webhook, fresh ──▶ observed at once ──▶ read the call, or the list where many wait ──▶ observed
 *   webhook, old ──▶ read the call ──▶ observed: what rang then need not ring now
 *   a call that is not over and was not seen for a while ──▶ read the call ──▶ observed
 *   found by polling alone ──▶ kept in the log; a minute later counted as lost, and the delivery log is read
 *   now and then ──▶ read the number, and whether it takes calls ──▶ reach, health
 */
export function openLineFeed(parts: FeedParts): EventFeed {
  const { lineId, api, gate, listener, clock, random, log } = parts;
  const seen = watchedCalls();
  const loss = lossCount();
  const calls = callsToAsk(() => number.facts().hasOffers !== false);
  const keepNews = polledNews({ lineId, since: parts.watchedSince, eventLog: parts.eventLog, clock, log });
  /** Where nothing was looked at since the start or the wake, what polling finds is no loss of the tunnel. */
  let firstLook = true;
  let stopped = false;
  const works = new Set<Promise<void>>();

  /** Beside the looks, and waited for at the end. */
  function beside(what: string, work: Promise<void>): void {
    works.add(work);
    inBackground(
      what,
      work.finally(() => works.delete(work)),
      log,
    );
  }

  const tell = (observations: readonly Observation[]): void => {
    if (observations.length > 0 && !stopped) listener.observed(observations);
  };
  const number = numberWatch({ api, gate, clock, changed: () => news.tell() });
  const webhooks = parts.openWebhooks?.({ request: gate.request, listener: { hinted, stateChanged: wayChanged } }) ?? null;
  let wasLive = webhooks?.live() === true;
  const deliveries = deliveryLog({
    lineId,
    webhooks: parts.webhooks,
    webhookId: () => webhooks?.webhookId() ?? null,
    eventLog: parts.eventLog,
    gate,
    clock,
    log,
    knows: seen.knows,
  });
  const pages = callPages({
    api,
    gate,
    clock,
    log,
    since: parts.watchedSince,
    listed: (page, askedAt) => takeList(page, askedAt, true),
    caughtUp: () => news.tell(),
  });
  const reader = callReader({
    api,
    gate,
    clock,
    log,
    calls,
    told: (read) => {
      news.keyWorks();
      const told = observation(read, 'read');
      tellFound([told], firstLook);
      tell([told]);
    },
    gone: (call) => {
      seen.note(call);
      tell([call]);
    },
    crowded: () => looks.now('ringing'),
  });
  const news = lineNews({ listener, gate, clock, webhooks, number: number.facts, loss: loss.counts, behind: pages.behind });
  const looks = lineLooks({
    clock,
    gate,
    random,
    log,
    live: () => webhooks?.live() === true,
    behind: pages.behind,
    look,
  });
  const unlisten = gate.onFailure(heardFailure);

  function hinted({ observations, fresh }: WebhookHint): void {
    if (stopped) return;
    // After a wake, and from before it, a hint may be of a call that is over: only what cannot ring is told unread.
    const told = observations.filter((hint) => (fresh && !news.mayBeOver(hint)) || hint.status === 'ended');
    for (const hint of observations) {
      if (fresh) loss.heard(hint);
      if (seen.note(hint)) calls.hinted(hint, clock.now());
    }
    tell(told);
    reader.go();
  }

  function wayChanged(): void {
    news.tell();
    const live = webhooks?.live() === true;
    // Looking takes over at once; it goes on as it is until it finds that it need not.
    if (wasLive && !live) looks.soon();
    wasLive = live;
  }

  /** A click may be the first to learn it. */
  function heardFailure({ code }: AppError): void {
    if (code === 'calling-disabled') number.doubt('calling');
    if (code === 'line-disconnected') number.doubt('connection');
    if (code === 'calling-disabled' || code === 'line-disconnected') beside('reading the number', number.lookIfDue());
  }

  /** News that no webhook had told before polling found them. `old`: they are of a time when nobody looked. */
  function tellFound(found: readonly Observation[], old: boolean): void {
    const fresh = found.filter((call) => seen.note(call)).filter((call) => webhooks?.told(call) !== true);
    beside('keeping what polling found', keepNews(fresh));
    if (old) return;
    // Where no webhook leads to us, none was lost.
    if (webhooks?.state().webhook === 'registered') for (const call of fresh) loss.polled(call, clock.now());
    webhooks?.foundByPolling(fresh);
  }

  function takeList(page: readonly RemoteCall[], askedAt: UnixMs, old: boolean): void {
    if (stopped) return;
    const listed = page.map((call) => observation(call, 'list'));
    for (const call of listed) calls.confirmed(call, { now: clock.now(), askedAt, described: false });
    tellFound(listed, old);
    tell(listed);
  }

  async function look(isCurrent: () => boolean): Promise<AppError | null> {
    const askedAt = clock.now();
    const limit = pages.wanted() ?? (calls.due(askedAt).length > FEW_WAITING ? WHOLE_PAGE : LISTED_CALLS);
    const listed = await api.list(limit);
    if (!listed.ok) gate.heard(listed.error, askedAt);
    if (stopped || !isCurrent()) return null;
    if (!listed.ok) {
      pages.gap();
      news.looked(listed.error);
      reader.go(true);
      return listed.error;
    }
    takeList(listed.value, askedAt, firstLook);
    firstLook = false;
    pages.first({ calls: listed.value, limit, askedAt });
    if (loss.settle(clock.now(), (call) => webhooks?.told(call) === true)) deliveries.want();
    news.looked(null);
    reader.go(true);
    beside('reading the number', number.lookIfDue());
    beside('reading the delivery log', deliveries.readIfDue());
    return null;
  }

  if (clock.now() - parts.watchedSince > GAP_WORTH_READING_MS) deliveries.want();
  looks.now('looking');
  return {
    expect: looks.expect,
    async wake(since) {
      // Told again because something else is not well yet: the pages of the sleep are not begun anew each time.
      if (news.hasSeen(since)) {
        news.tellAnew();
        return true;
      }
      news.sleep(since);
      webhooks?.wake(since);
      firstLook = true;
      reader.forget();
      pages.gap();
      deliveries.want();
      number.doubt('both');
      await looks.wake((error) => news.looked(error));
      return news.hasSeen(since);
    },
    mend() {
      webhooks?.mend();
      number.doubt('both');
      deliveries.want();
      looks.now('ringing');
    },
    async stop() {
      stopped = true;
      unlisten();
      news.stop();
      number.stop();
      await Promise.allSettled([looks.stop(), pages.stop(), reader.stop(), webhooks?.stop()]);
      await Promise.allSettled(works);
    },
  };
}
