import type { Observation } from './observation.ts';
import { idsOf, watchedCalls } from './watched-calls.ts';

/** A webhook may trail what polling found by so much and is not lost. */
const LATE_MS = 60_000;
/** More news than a minute of a number brings. */
const MOST_AWAITED = 1_000;

type News = Pick<Observation, 'remoteId' | 'externalId' | 'status'>;

/** How many events webhooks told, and how many were known from polling alone: what the tunnel loses. */
export interface LossCount {
  /** A webhook told it. Told again, it counts once. */
  heard(news: News): void;
  /** Polling found it, and no webhook had told it yet. */
  polled(news: News, now: number): void;
  /**
   * Settles what was found a minute ago: true where a webhook never told it, by `told`. Calls are not counted by
   * their beginning at the service (`initiated`), of which there is no event.
   */
  settle(now: number, told: (news: News) => boolean): boolean;
  counts(): { readonly heardByWebhook: number; readonly heardOnlyByPolling: number };
}

export function lossCount(): LossCount {
  const heard = watchedCalls();
  let awaited: readonly (News & { readonly until: number })[] = [];
  let heardByWebhook = 0;
  let heardOnlyByPolling = 0;

  function hear(news: News): void {
    if (news.status !== 'initiated' && heard.note(news)) heardByWebhook += 1;
  }

  return {
    heard: hear,
    polled(news, now) {
      if (news.status === 'initiated' || idsOf(news).length === 0) return;
      awaited = [...awaited, { ...news, until: now + LATE_MS }].slice(-MOST_AWAITED);
    },
    settle(now, told) {
      const ripe = awaited.filter(({ until }) => until <= now);
      if (ripe.length === 0) return false;
      awaited = awaited.filter(({ until }) => until > now);
      const lost = ripe.filter((news) => !told(news) && !heard.knows(news));
      for (const news of ripe) if (!lost.includes(news)) hear(news);
      heardOnlyByPolling += lost.length;
      return lost.length > 0;
    },
    counts: () => ({ heardByWebhook, heardOnlyByPolling }),
  };
}
