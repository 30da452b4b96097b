import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costMicros, type PriceTier, pulsesOf } from '#contract/billing.ts';
import { callId, type RecentCall } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { type BillingDesk, createBillingDesk } from '../../../../main/core/billing/billing-desk.ts';
import type { KeptPrices, PriceStore } from '../../../../main/core/billing/price-store.ts';
import { readPriceTable } from '../../../../main/core/billing/read-price-table.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';

const DAY_MS = 86_400_000;
const BRAZIL = '+5511988880001' as PhoneNumber;
const BRAZIL_RIO = '+5521988880002' as PhoneNumber;
const PORTUGAL = '+351912345678' as PhoneNumber;
const META = lineId('line-meta');

describe('a table of prices', () => {
  test.each([
    ['CSV with semicolons and decimal commas', 'Prefixo;Preço por minuto;Moeda\n+55;0,05;BRL\n5521;R$ 0,04;BRL\n'],
    ['CSV with commas and a byte order mark', '\uFEFFprefix,price,currency\r\n55,0.05,brl\r\n0055 21,0.04,brl\r\n'],
    ['CSV with tabs, and quotes around cells', 'currency\tper_minute\tprefix\nBRL\t"0.05"\t"55"\nBRL\t0.04\t55 21'],
    ['JSON', '{"currency":"BRL","prices":[{"prefix":"55","perMinute":0.05},{"prefix":5521,"perMinute":"0.04"}]}'],
  ])('is read from %s', (_what, text) => {
    expect(readPriceTable(text)).toEqual({
      table: {
        currency: 'BRL',
        rows: [
          { prefix: '55', fromMinutes: 0, perMinuteMicros: 50_000 },
          { prefix: '5521', fromMinutes: 0, perMinuteMicros: 40_000 },
        ],
      },
      problems: [],
    });
  });

  test('says which rows cannot be used and why, and takes the others', () => {
    const text = [
      'prefix;price;currency;from_minutes',
      '55;0,05;BRL;0',
      'Brasil;0,05;BRL;0',
      '351;caro;BRL;0',
      '351;5000;BRL;0',
      '34;0,02;EUR;0',
      '55;0,03;BRL;0',
      '55;0,03;BRL;50000',
      '44;0,02;BRL;meio',
      '33;0,02;real;0',
      '',
    ].join('\n');
    const { table, problems } = readPriceTable(text);
    expect(table?.rows.map(({ prefix, fromMinutes }) => `${prefix} ${fromMinutes}`)).toEqual(['55 0', '55 50000']);
    expect(problems).toEqual([
      { line: 3, what: 'prefix' },
      { line: 4, what: 'price' },
      { line: 5, what: 'price' },
      { line: 6, what: 'currency' },
      { line: 7, what: 'repeated' },
      { line: 9, what: 'tier' },
      { line: 10, what: 'currency' },
    ]);
  });

  test('is none where a text has no prices, and no text breaks it', () => {
    const table = (text: string) => readPriceTable(text).table;
    fc.assert(fc.property(fc.string(), (text) => table(text) === null));
    fc.assert(
      fc.property(
        fc.array(fc.string()),
        (cells) =>
          (table(`prefix;price
${cells.join(';')}`)?.rows.length ?? 1) > 0,
      ),
    );
    fc.assert(fc.property(fc.json(), (text) => (table(text)?.rows.length ?? 1) > 0));
  });
});

describe('pulses of six seconds', () => {
  test.each([
    [0, 1],
    [1, 1],
    [6_000, 1],
    [6_001, 2],
    [60_000, 10],
    [60_001, 11],
  ])('%i ms are %i', (talkMs, pulses) => {
    expect(pulsesOf(talkMs)).toBe(pulses);
  });

  const tiers: readonly PriceTier[] = [
    { fromMinutes: 0, perMinuteMicros: 50_000 },
    { fromMinutes: 2, perMinuteMicros: 30_000 },
  ];

  test('cost by the tier they fall in, also across a border', () => {
    expect(costMicros({ tiers, pulsesBefore: 0, pulses: 1 })).toBe(5_000);
    expect(costMicros({ tiers, pulsesBefore: 20, pulses: 10 })).toBe(30_000);
    expect(costMicros({ tiers, pulsesBefore: 19, pulses: 2 })).toBe(8_000);
    expect(costMicros({ tiers: [], pulsesBefore: 0, pulses: 10 })).toBeNull();
  });

  test('cost the same in one piece and in two', () => {
    const cost = (pulsesBefore: number, pulses: number): number => costMicros({ tiers, pulsesBefore, pulses }) ?? Number.NaN;
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (before, one, other) => {
        expect(cost(before, one + other)).toBe(cost(before, one) + cost(before + one, other));
      }),
    );
  });
});

describe('what this station’s calls cost', () => {
  const clock = createSimulatedClock();
  const dayStart = (at: UnixMs): UnixMs => unixMs(Math.floor(at / DAY_MS) * DAY_MS);
  const today = dayStart(clock.now());
  const monthStart = (): UnixMs => unixMs(today - 10 * DAY_MS);
  let made = 0;
  const call = (part: Partial<RecentCall> & { readonly talkMs: number }): RecentCall => {
    const { talkMs, ...rest } = part;
    const startedAt = part.startedAt ?? unixMs(today + 1_000);
    made += 1;
    return {
      id: callId(`c${made}`),
      lineId: META,
      lineLabel: 'Vendas',
      kind: 'meta',
      direction: 'outbound',
      peer: BRAZIL,
      startedAt,
      answeredAt: unixMs(startedAt + 5_000),
      endedAt: unixMs(startedAt + 5_000 + talkMs),
      reason: 'completed',
      ...rest,
    };
  };
  const opened = (history: readonly RecentCall[], parts: Partial<Parameters<typeof createBillingDesk>[0]> = {}): BillingDesk =>
    createBillingDesk({
      clock,
      store: memoryPrices(),
      company: null,
      locked: null,
      placedSince: (at) => history.filter(({ startedAt }) => startedAt >= at),
      dayStart,
      monthStart,
      tell: () => undefined,
      changed: () => undefined,
      ...parts,
    });
  const memoryPrices = (kept: KeptPrices | null = null): PriceStore => ({ read: () => kept, write: (next) => ((kept = next), null) });
  const TABLE = 'prefix;price;currency\n55;0,60;BRL\n5521;0,30;BRL';

  test('is the sum of whole pulses of calls that we placed and that were taken, by the longest prefix', () => {
    const desk = opened([
      call({ talkMs: 60_000 }),
      call({ talkMs: 7_000, peer: BRAZIL_RIO }),
      call({ talkMs: 60_000, direction: 'inbound' }),
      call({ talkMs: 60_000, kind: 'web' }),
      call({ talkMs: 0, answeredAt: null, reason: 'no-answer' }),
      call({ talkMs: 60_000, startedAt: unixMs(today - DAY_MS) }),
      call({ talkMs: 60_000, startedAt: unixMs(today - 11 * DAY_MS) }),
      call({ talkMs: 6_000, peer: PORTUGAL }),
    ]);
    expect(desk.use(TABLE)).toEqual({ ok: true, value: null });
    // 10 pulses at 6 cents, 2 at 3 cents.
    expect(desk.state().today).toEqual({ calls: 3, pulses: 13, micros: 660_000, unpricedPulses: 1 });
    expect(desk.state().month).toEqual({ calls: 4, pulses: 23, micros: 1_260_000, unpricedPulses: 1 });
    expect(desk.state().lines).toMatchObject([{ lineLabel: 'Vendas', month: { calls: 4 } }]);
  });

  test('grows with a call that ends, and begins at nothing the next day', async () => {
    const own = createSimulatedClock();
    const desk = createBillingDesk({
      clock: own,
      store: memoryPrices(),
      company: null,
      locked: null,
      placedSince: () => [],
      dayStart,
      monthStart,
      tell: () => undefined,
      changed: () => undefined,
    });
    desk.follow({
      lines: [],
      calls: [],
      recents: [call({ talkMs: 6_001, startedAt: own.now() }), call({ talkMs: 6_001, startedAt: unixMs(own.now() - DAY_MS) })],
    });
    expect(desk.state().today).toMatchObject({ calls: 1, pulses: 2, micros: 0, unpricedPulses: 2 });
    await own.advance(DAY_MS);
    expect(desk.state().today.calls).toBe(0);
    expect(desk.state().month.calls).toBe(1);
  });

  test('is told for the call under way: nothing where they called, nothing on a web number, else by the tiers', () => {
    const desk = opened([call({ talkMs: 60_000 })]);
    desk.use(TABLE);
    const outbound = { ...CALL_IN.dialing, kind: 'meta', peer: BRAZIL } as const;
    const rate = (calls: Parameters<BillingDesk['follow']>[0]['calls']) => {
      desk.follow({ lines: [], recents: [], calls: [] });
      desk.follow({ lines: [], recents: [], calls });
      return desk.state().rates[0];
    };
    expect(rate([outbound])).toMatchObject({ free: null, pulsesBefore: 10, tiers: [{ perMinuteMicros: 600_000 }] });
    expect(rate([{ ...outbound, peer: PORTUGAL }])).toMatchObject({ free: null, tiers: [] });
    expect(rate([CALL_IN.ringing])).toMatchObject({ free: 'customer-called' });
    expect(rate([{ ...outbound, kind: 'web' }])).toMatchObject({ free: 'web-number' });
    expect(desk.perMinute(BRAZIL_RIO)).toBe(300_000);
    expect(desk.perMinute(PORTUGAL)).toBeNull();
  });

  test('keeps the table from before where a file has none', () => {
    const desk = opened([]);
    desk.use(TABLE);
    expect(desk.use('olá')).toMatchObject({ ok: false, error: { code: 'prices-unusable' } });
    expect(desk.state().table).toMatchObject({ currency: 'BRL', rows: 2 });
    desk.use(null);
    expect(desk.state().table).toBeNull();
  });

  describe('by the company’s table', () => {
    const company = { currency: 'USD', rows: [{ prefix: '55', fromMinutes: 0, perMinuteMicros: 100_000 }] };
    const locked = appError('locked-by-policy', 'prices: Aurora');
    const own: KeptPrices = {
      table: { currency: 'BRL', rows: [{ prefix: '55', fromMinutes: 0, perMinuteMicros: 600_000 }] },
      importedAt: unixMs(7),
    };

    test('goes before the agent’s own, everywhere, and says whose it is', () => {
      const desk = opened([call({ talkMs: 60_000 })], { store: memoryPrices(own), company, locked });
      expect(desk.state()).toMatchObject({ table: { currency: 'USD', rows: 1, importedAt: null }, today: { micros: 100_000 } });
      expect([desk.table(), desk.perMinute(BRAZIL)]).toEqual([company, 100_000]);
      desk.follow({ lines: [], recents: [], calls: [{ ...CALL_IN.dialing, kind: 'meta', peer: BRAZIL }] });
      expect(desk.state().rates[0]?.tiers).toMatchObject([{ perMinuteMicros: 100_000 }]);
    });

    test('is neither replaced nor removed, and the agent’s own is there again on the day the policy goes', () => {
      const store = memoryPrices(own);
      const desk = opened([], { store, company, locked });
      for (const text of [TABLE, null]) expect(desk.use(text)).toEqual({ ok: false, error: locked });
      expect([store.read(), desk.table()]).toEqual([own, company]);
      expect(opened([], { store }).state().table).toEqual({ currency: 'BRL', rows: 1, importedAt: 7 });
    });

    test('may be locked without being brought: the agent’s own stays as it was', () => {
      const desk = opened([], { store: memoryPrices(own), locked });
      expect(desk.use(null)).toEqual({ ok: false, error: locked });
      expect(desk.state().table).toEqual({ currency: 'BRL', rows: 1, importedAt: 7 });
    });
  });
});
