import type { Observation } from './observation.ts';
import { idsOf, progress } from './watched-calls.ts';

/** How long a call that is not over may go unseen before it is asked for by name. */
const RINGING_MS = 10_000;
const CONNECTED_MS = 30_000;
/** A webhook may overtake the service's own database, so what the service does not know yet is asked for again. */
const OVERTAKEN_MS = 1_000;
const MOST_OVERTAKEN = 3;
/** What it has shown before and does not know any more is asked for once more. */
const MOST_FORGOTTEN = 1;
const FIRST_BACKOFF_MS = 2_000;
const LONGEST_BACKOFF_MS = 30_000;
/** More than a number may have at once (1,000): the rest are hints that somebody made up. */
const MOST_CALLS = 2_000;

type CallName = Pick<Observation, 'remoteId' | 'externalId'>;
type Seen = CallName & Pick<Observation, 'status' | 'direction' | 'sdpOffer'>;

/** A call that the service is to be asked about by name. */
export interface CallToAsk extends CallName {
  readonly id: string;
  /** The service itself shows that it rings, and only its media description is missing. */
  readonly offer: boolean;
}

interface Entry extends CallToAsk {
  readonly askAt: number;
  /** The furthest that a hint told, which the service has not confirmed yet. */
  readonly hinted: Observation['status'] | null;
  readonly hintedAt: number;
  /** Whether it was read with its media description. */
  readonly described: boolean;
  /** Answers behind what a hint told, one after another; and how often the service did not know the call. */
  readonly behind: number;
  /** Questions that brought no answer, one after another. */
  readonly failures: number;
}

/** Which calls are to be asked about, and when: hints to be confirmed, offers to be fetched, calls that went unseen for too long. */
export interface CallsToAsk {
  /** A hint: to be confirmed at once. */
  hinted(hint: Seen, now: number): void;
  /** The service showed it, in a list or alone; `askedAt`: when that was asked for. */
  confirmed(shown: Seen, at: { readonly now: number; readonly askedAt: number; readonly described: boolean }): void;
  /** The service does not know it. True where that is its last word: it was asked often enough. */
  unknown(id: string, now: number): boolean;
  /** It could not be asked. */
  failed(id: string, now: number): void;
  /** Whose time has come, offers first, then who waits longest. */
  due(now: number): readonly CallToAsk[];
  /** Milliseconds until the next is due, 0 where one is; null while there is none. */
  nextMs(now: number): number | null;
  size(): number;
}

/** @param wantsOffers false for a number whose calls have no media description: it is not asked for then */
export function callsToAsk(wantsOffers: () => boolean): CallsToAsk {
  const entries = new Map<string, Entry>();
  /** Meta's own events name a call by one id alone, the service's by both: each leads to what it is asked by. */
  const askedBy = new Map<string, string>();

  function drop(entry: Entry): void {
    entries.delete(entry.id);
    for (const id of idsOf(entry)) askedBy.delete(id);
  }

  /** Takes out what is kept under any id of the call. */
  function take(call: CallName): Entry | null {
    let found: Entry | null = null;
    for (const id of idsOf(call)) {
      const entry = entries.get(askedBy.get(id) ?? '');
      if (entry !== undefined) drop(entry);
      found ??= entry ?? null;
    }
    return found;
  }

  function keep(call: CallName, entry: Omit<Entry, keyof CallToAsk | 'offer'> & { readonly offer: boolean }): void {
    const [id] = idsOf(call);
    if (id === undefined) return;
    entries.set(id, { ...entry, id, remoteId: call.remoteId, externalId: call.externalId });
    for (const each of idsOf(call)) askedBy.set(each, id);
    const [oldest] = entries.values();
    if (entries.size > MOST_CALLS && oldest !== undefined) drop(oldest);
  }

  function askAgain(id: string, again: (entry: Entry) => Partial<Entry>): Entry | null {
    const entry = entries.get(id);
    if (entry === undefined) return null;
    const next = { ...entry, ...again(entry) };
    entries.set(id, next);
    return next;
  }

  const due = (now: number): readonly Entry[] =>
    [...entries.values()]
      .filter(({ askAt }) => askAt <= now)
      .toSorted((one, other) => Number(other.offer) - Number(one.offer) || one.askAt - other.askAt);

  return {
    hinted(hint, now) {
      const before = take(hint);
      const told = before?.hinted ?? hint.status;
      const further = progress(told, hint.status) > 0 ? told : hint.status;
      keep(
        { remoteId: hint.remoteId ?? before?.remoteId ?? null, externalId: hint.externalId ?? before?.externalId ?? null },
        {
          askAt: Math.min(before?.askAt ?? now, now),
          hinted: further,
          hintedAt: now,
          offer: before?.offer ?? false,
          described: before?.described ?? false,
          behind: 0,
          failures: before?.failures ?? 0,
        },
      );
    },
    confirmed(shown, { now, askedAt, described }) {
      const before = take(shown);
      const overtaken = progress(shown.status, before?.hinted ?? shown.status) < 0;
      if (shown.status === 'ended') return;
      const known = described || before?.described === true || shown.sdpOffer !== null;
      const offer = !known && wantsOffers() && shown.status !== 'accepted' && shown.direction === 'inbound';
      const behind = overtaken ? (before?.behind ?? 0) + 1 : 0;
      const usual = now + (shown.status === 'accepted' ? CONNECTED_MS : RINGING_MS);
      const again = overtaken && behind <= MOST_OVERTAKEN;
      const soon = (before?.hintedAt ?? 0) > askedAt ? now : now + OVERTAKEN_MS;
      keep(shown, {
        askAt: offer ? now : again ? soon : usual,
        hinted: again ? (before?.hinted ?? null) : null,
        hintedAt: before?.hintedAt ?? now,
        offer,
        described: known,
        behind,
        failures: 0,
      });
    },
    unknown(id, now) {
      const entry = askAgain(id, ({ behind }) => ({ behind: behind + 1, failures: 0, askAt: now + OVERTAKEN_MS }));
      if (entry !== null && entry.behind <= (entry.hinted === null ? MOST_FORGOTTEN : MOST_OVERTAKEN)) return false;
      if (entry !== null) drop(entry);
      return true;
    },
    failed(id, now) {
      askAgain(id, ({ failures }) => ({
        failures: failures + 1,
        askAt: now + Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(4, failures)),
      }));
    },
    due,
    nextMs(now) {
      let next: number | null = null;
      for (const { askAt } of entries.values()) next = Math.min(next ?? askAt, askAt);
      return next === null ? null : Math.max(0, next - now);
    },
    size: () => entries.size,
  };
}
