import { type AppError, appError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Observation, RemoteCall } from '../core/events/observation.ts';
import { pollDelayMs, requestBudget } from '../core/events/poll-policy.ts';
import { watchedCalls } from '../core/events/watched-calls.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, EventFeed, FeedListener, FeedStake, LineApi, Log } from '../core/ports.ts';
import { callReader } from './call-reader.ts';
import { numberWatch } from './number-watch.ts';
import type { WebhookWay, WebhookWayListener } from './webhook-way.ts';

const LISTED_CALLS = 25;
/** After a click the next look comes this soon, so that a burst of clicks is one look. */
const SOON_MS = 150;
/** Calls off the end of the list that are asked for by name after one look. */
const MOST_READS_A_LOOK = 3;
/** After a 429 that names no time. */
const LEAST_HOLD_MS = 2_000;

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
 *   timer, click ──▶ list (one at a time) ──▶ observed, health
 *   webhook ──▶ observed at once ──▶ read the call ──▶ observed
 *   now and then ──▶ read the number ──▶ health
 *   a call that is not over and fell off the list ──▶ read the call ──▶ observed
 */
export function openLineFeed(parts: FeedParts): EventFeed {
  const { api, listener, clock, random, log } = parts;
  const seen = watchedCalls();
  const budget = requestBudget();
  let stake: FeedStake = 'idle';
  let failures = 0;
  let lastError: AppError | null = null;
  let heldUntil = 0;
  let cancelLook: () => void = () => undefined;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let firstLook = true;
  /** When the list last showed that a ring would reach us; null after a look that failed. */
  let provenAt: UnixMs | null = null;
  let readingNumber: Promise<void> | null = null;
  let stopped = false;

  const tell = (observations: readonly Observation[]): void => {
    if (observations.length > 0 && !stopped) listener.observed(observations);
  };
  const reader = callReader({
    api,
    clock,
    log,
    mayAsk: () => !stopped && clock.now() >= heldUntil && budget.left(clock.now()) > 0,
    asked: () => budget.spend(clock.now()),
    told: (read) => {
      seen.note(read);
      tell([read]);
    },
    failed: (error) => hold(error, 0),
    observation: (call) => observation(call, 'read'),
  });
  const number = numberWatch({
    api,
    clock,
    asked: () => budget.spend(clock.now()),
    failed: (error) => hold(error, 0),
    changed: tellHealth,
  });
  const webhooks =
    parts.openWebhooks?.({
      asked: () => budget.spend(clock.now()),
      listener: {
        hinted(observations) {
          const news = observations.filter((hint) => seen.note(hint));
          tell(observations);
          for (const hint of news) reader.read(hint);
        },
        liveChanged: lookSoon,
      },
    }) ?? null;

  function lookIn(milliseconds: number): void {
    cancelLook();
    if (stopped) return;
    const now = clock.now();
    const wait = Math.max(milliseconds, heldUntil - now, budget.waitMs(now));
    cancelLook = clock.after(wait, () => {
      // A single read may have been told to wait meanwhile.
      if (clock.now() < heldUntil) return lookIn(0);
      looking = lookAndGoOn();
      inBackground('looking for calls', looking, log);
    });
  }

  /** Where the service asked for time, nothing is sent before: even a click has to wait. */
  function hold({ code, retryAfterMs }: AppError, leastMs: number): void {
    if (code !== 'rate-limited' && retryAfterMs === undefined) return;
    heldUntil = Math.max(heldUntil, clock.now() + Math.max(leastMs, retryAfterMs ?? LEAST_HOLD_MS));
  }

  function lookSoon(): void {
    lookAgain = looking !== null;
    if (!lookAgain) lookIn(SOON_MS);
  }

  /** Goes on also where a listener throws: a bug there must not leave the line deaf. */
  async function lookAndGoOn(): Promise<void> {
    try {
      await look();
    } finally {
      looking = null;
      const delay = nextDelayMs();
      if (lastError !== null) hold(lastError, delay);
      lookIn(lookAgain ? SOON_MS : delay);
      lookAgain = false;
    }
  }

  async function look(): Promise<void> {
    budget.spend(clock.now());
    const listed = await api.list(LISTED_CALLS);
    if (stopped) return;
    if (listed.ok) {
      failures = 0;
      lastError = null;
      takeList(listed.value.map((call) => observation(call, 'list')));
    } else {
      failures += 1;
      lastError = listed.error;
      provenAt = null;
      listener.health({ ok: false, error: listed.error });
    }
  }

  function takeList(listed: readonly Observation[]): void {
    const news = listed.filter((call) => seen.note(call));
    tell(listed);
    if (stopped) return;
    if (!firstLook) webhooks?.foundByPolling(news);
    firstLook = false;
    provenAt = clock.now();
    tellHealth();
    lookAtNumber();
    // The list has no SDP, and answering a Meta call needs one.
    for (const call of news) if (call.status === 'ringing' && call.direction === 'inbound') reader.read(call);
    for (const id of seen.openOutside(listed).slice(0, MOST_READS_A_LOOK)) reader.read({ remoteId: id, externalId: null });
  }

  function tellHealth(): void {
    if (provenAt === null || stopped) return;
    if (number.disconnected()) listener.health({ ok: false, error: appError('line-disconnected') });
    else listener.health({ ok: true, events: webhooks?.live() === true ? 'webhook' : 'polling', provenAt });
  }

  /** Beside the list and not before it; while something rings the list alone has the whole rate. */
  function lookAtNumber(): void {
    if (stake === 'ringing' || clock.now() < heldUntil || budget.left(clock.now()) === 0) return;
    readingNumber = number.lookIfDue();
    inBackground('reading the number', readingNumber, log);
  }

  function nextDelayMs(): number {
    return pollDelayMs({
      webhookLive: webhooks?.live() === true,
      stake,
      failures,
      lastError: lastError?.code ?? null,
      retryAfterMs: lastError?.retryAfterMs ?? null,
      spread: random(),
    });
  }

  lookIn(0);
  return {
    // The stake is told again with every change of the app's state; only a change of it is a reason to look.
    expect(next) {
      if (next === stake) return;
      stake = next;
      lookSoon();
    },
    async stop() {
      stopped = true;
      cancelLook();
      await Promise.allSettled([looking, readingNumber, reader.stop(), webhooks?.stop()]);
    },
  };
}
