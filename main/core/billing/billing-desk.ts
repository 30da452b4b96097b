import type { AppState } from '#contract/app-state.ts';
import { type BillingState, type CallRate, type PricePreview, type PriceTable, pulsesOf } from '#contract/billing.ts';
import type { Call, CallId, RecentCall } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import type { Line } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Clock } from '../ports.ts';
import { numberPrice } from './call-price.ts';
import type { PriceStore } from './price-store.ts';
import { readPriceTable } from './read-price-table.ts';
import { type BilledCall, monthTotals } from './totals.ts';

/** What calls cost, by the company's table, or by the one that was imported here. */
export interface BillingDesk {
  state(): BillingState;
  table(): PriceTable | null;
  preview(text: string): PricePreview;
  /** Takes the table in the text as the agent's own; null takes the one there is away. */
  use(text: string | null): Result<null, AppError>;
  /** What a minute of a call to the number costs now, in millionths of the currency; null without a price. */
  perMinute(to: PhoneNumber): number | null;
  follow(state: Pick<AppState, 'calls' | 'recents' | 'lines'>): void;
}

export function createBillingDesk(ports: {
  readonly clock: Clock;
  /** The agent's own table. */
  readonly store: PriceStore;
  /** The company's, which goes before it; null: there is none. */
  readonly company: PriceTable | null;
  /** Why the agent's own may neither be replaced nor removed, or null. */
  readonly locked: AppError | null;
  /** Calls that this station placed since, as the history has them; those of others on the same number stand on their bill. */
  readonly placedSince: (at: UnixMs) => readonly RecentCall[];
  /** When the day, and the month, of an instant began, by the machine's own calendar. */
  readonly dayStart: (at: UnixMs) => UnixMs;
  readonly monthStart: (at: UnixMs) => UnixMs;
  readonly tell: (error: AppError) => void;
  readonly changed: () => void;
}): BillingDesk {
  const { clock, store, company, locked, changed } = ports;
  let own = store.read();
  const inForce = (): PriceTable | null => company ?? own?.table ?? null;
  /** Calls of ours of this month that were talked on, by id. */
  const billed = new Map<CallId, BilledCall>();
  let lines: readonly Line[] = [];
  let rates: readonly CallRate[] = [];
  let made: { readonly day: UnixMs; readonly state: BillingState } | null = null;

  const take = (recents: readonly RecentCall[]): boolean => {
    const before = billed.size;
    for (const call of recents) {
      const { id, kind, direction, answeredAt, endedAt, peer, lineId, lineLabel, startedAt } = call;
      if (kind !== 'meta' || direction !== 'outbound' || answeredAt === null || peer === null) continue;
      billed.set(id, { peer, lineId, lineLabel, startedAt, pulses: pulsesOf(endedAt - answeredAt) });
    }
    return billed.size !== before;
  };
  const openedAt = clock.now();
  take(ports.placedSince(ports.monthStart(openedAt)));

  const totals = (): ReturnType<typeof monthTotals> => {
    const now = clock.now();
    return monthTotals([...billed.values()], {
      table: inForce(),
      dayStart: ports.dayStart(now),
      monthStart: ports.monthStart(now),
      isPractice: (lineId) => lines.some(({ id, origin }) => id === lineId && origin === 'practice'),
    });
  };

  const rateOf = (call: Call): CallRate => {
    const free = call.direction === 'inbound' ? 'customer-called' : call.kind === 'web' ? 'web-number' : null;
    const table = inForce();
    const price = free !== null || table === null || call.peer === null ? null : numberPrice(table, call.peer);
    const pulsesBefore = price === null ? 0 : (totals().pulsesByPrefix.get(price.prefix) ?? 0);
    return { callId: call.id, free, tiers: price?.tiers ?? [], pulsesBefore };
  };

  const make = (): BillingState => {
    const { today, month, lines: byLine } = totals();
    const prices = inForce();
    const table =
      prices === null
        ? null
        : { currency: prices.currency, rows: prices.rows.length, importedAt: company === null ? (own?.importedAt ?? null) : null };
    return { table, rates, today, month, lines: byLine };
  };

  return {
    state() {
      const day = ports.dayStart(clock.now());
      if (made?.day !== day) made = { day, state: make() };
      return made.state;
    },
    table: inForce,
    preview: readPriceTable,
    use(text) {
      if (locked !== null) return fail(locked);
      const table = text === null ? null : readPriceTable(text).table;
      if (text !== null && table === null) return fail(appError('prices-unusable'));
      own = table === null ? null : { table, importedAt: clock.now() };
      const notKept = store.write(own);
      if (notKept !== null) ports.tell(notKept);
      made = null;
      changed();
      return ok(null);
    },
    perMinute(to) {
      const table = inForce();
      const price = table === null ? null : numberPrice(table, to);
      if (price === null) return null;
      const minutes = (totals().pulsesByPrefix.get(price.prefix) ?? 0) / 10;
      const tier = price.tiers
        .toSorted((one, other) => other.fromMinutes - one.fromMinutes)
        .find(({ fromMinutes }) => fromMinutes <= minutes);
      return (tier ?? price.tiers[0])?.perMinuteMicros ?? null;
    },
    follow(state) {
      if (lines.length !== state.lines.length) made = null;
      ({ lines } = state);
      // Older ones were asked for above, and some of them others have placed.
      const isNew = take(state.recents.filter(({ endedAt }) => endedAt >= openedAt));
      const live = state.calls.filter(({ phase }) => phase !== 'ended');
      const isSame = live.length === rates.length && live.every(({ id }, index) => rates[index]?.callId === id);
      if (isSame && !isNew) return;
      rates = live.map(rateOf);
      made = null;
      changed();
    },
  };
}
