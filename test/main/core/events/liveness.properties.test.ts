import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { unixMs } from '#contract/time.ts';
import { NEW_LINE, wayState } from '../../../../main/core/events/line-liveness.ts';
import { stepLiveness } from '../../../../main/core/events/liveness.ts';
import { dueAt, type Liveness, type LivenessInput, proofOf, TUNNEL_OFF } from '../../../../main/core/events/liveness-phases.ts';

const REGISTERED = { ...NEW_LINE, webhook: 'registered' } as const;
const START = 1_800_000_000_000;
const MINUTE_MS = 60_000;

type Happening = LivenessInput | { readonly type: 'pass'; readonly milliseconds: number };
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { arbitrary: fc.constantFrom<Happening>({ type: 'open' }, { type: 'off' }), weight: 1 },
  {
    arbitrary: fc.constantFrom<Happening>(
      { type: 'news', news: { state: 'opening' } },
      { type: 'news', news: { state: 'open', publicUrl: 'https://one.example' } },
      { type: 'news', news: { state: 'open', publicUrl: 'https://two.example' } },
      { type: 'news', news: { state: 'failed', error: appError('tunnel-lost') } },
      { type: 'wake' },
      { type: 'mend' },
      { type: 'webhook-heard' },
    ),
    weight: 6,
  },
  { arbitrary: fc.nat(3).map((back): Happening => ({ type: 'probe-heard', round: -back })), weight: 6 },
  { arbitrary: fc.nat(3).map((back): Happening => ({ type: 'probe-failed', round: -back })), weight: 3 },
  { arbitrary: fc.integer({ min: 0, max: 20_000 }).map((milliseconds): Happening => ({ type: 'pass', milliseconds })), weight: 8 },
);

/** One step of a history: the machine before and after it, the input, the instant. */
interface Told {
  readonly before: Liveness;
  readonly input: LivenessInput;
  readonly after: Liveness;
  readonly now: number;
  readonly asked: readonly number[];
  readonly reopens: number;
}

/** `timers`: whether the machine is told of the time when it asked to be. Rounds are named from the newest back. */
function history(happenings: readonly Happening[], timers: boolean): readonly Told[] {
  const told: Told[] = [];
  let liveness: Liveness = TUNNEL_OFF;
  let now = START;
  const tell = (input: LivenessInput): void => {
    const before = liveness;
    const step = stepLiveness(before, input, unixMs(now));
    liveness = step.liveness;
    const asked = step.orders.flatMap((order) => (order.type === 'probe' ? [order.round] : []));
    told.push({ before, input, after: liveness, now, asked, reopens: step.orders.length - asked.length });
  };
  for (const one of happenings) {
    if (one.type !== 'pass') {
      tell('round' in one ? { ...one, round: liveness.rounds + one.round } : one);
      continue;
    }
    const until = now + one.milliseconds;
    for (let due = dueAt(liveness); timers && due !== null && due <= until; due = dueAt(liveness)) {
      now = Math.max(now, due);
      tell({ type: 'time' });
    }
    now = until;
  }
  return told;
}

const histories = fc.array(happening, { maxLength: 80 });
const isLive = (liveness: Liveness, now: number): boolean => wayState(liveness, REGISTERED, unixMs(now)).live;

test('live always has a proof younger than a minute, also where no timer ever fires', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), fc.nat(200_000), (happenings, timers, later) => {
      for (const { after, now } of history(happenings, timers)) {
        for (const instant of [now, now + later]) {
          const state = wayState(after, REGISTERED, unixMs(instant));
          expect(state.cause === null).toBe(state.live);
          if (state.live) expect(instant - (state.provenAt ?? 0)).toBeLessThan(MINUTE_MS);
        }
      }
    }),
  );
});

test('live begins with a probe that came round, of the round that runs, and with nothing else', () => {
  fc.assert(
    fc.property(histories, fc.boolean(), (happenings, timers) => {
      for (const { before, input, after, now } of history(happenings, timers)) {
        if (isLive(before, now) || !isLive(after, now) || after.phase === before.phase) continue;
        expect(input).toEqual({ type: 'probe-heard', round: before.rounds });
      }
    }),
  );
});

test('a wake, another address, and the tunnel’s own word end every proof; only what is asked afterwards proves anew', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      let newestRoundThen = -1;
      for (const { before, input, after, now } of history(happenings, true)) {
        const isEnd = input.type === 'wake' || (input.type === 'news' && input.news.state !== 'open') || input.type === 'off';
        if (isEnd) {
          expect(proofOf(after, unixMs(now))).toBeNull();
          newestRoundThen = before.rounds;
        }
        if (input.type === 'probe-heard' && after.phase === 'proven' && before.phase !== 'proven') {
          expect(input.round).toBeGreaterThan(newestRoundThen);
        }
      }
    }),
  );
});

test('a round that is lost leaves live, and the tunnel is opened anew in the same step', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      for (const { before, input, after, reopens } of history(happenings, true)) {
        if (before.phase !== 'proven' || after.phase !== 'silent') continue;
        expect([input.type, reopens]).toEqual(['time', 1]);
      }
    }),
  );
});

test('it never waits for an instant that has passed, and asks about once a second at most, whatever happens', () => {
  fc.assert(
    fc.property(histories, (happenings) => {
      const told = history(happenings, true);
      for (const { input, after, now } of told) {
        if (input.type === 'time') expect(dueAt(after) ?? Infinity).toBeGreaterThan(now);
      }
      // Those that follow of time alone; news, wakes and clicks have their own pace.
      const byTime = told.filter(({ input }) => input.type === 'time');
      for (const { now } of byTime) {
        const lately = byTime.filter((other) => other.now > now - MINUTE_MS && other.now <= now);
        expect(lately.flatMap(({ asked }) => asked).length).toBeLessThanOrEqual(60 + happenings.length);
      }
    }),
    // A round of probes that is over in the very instant in which the tunnel is opened anew.
    {
      examples: [
        [
          [
            { type: 'open' },
            { type: 'news', news: { state: 'open', publicUrl: 'https://two.example' } },
            { type: 'pass', milliseconds: 45_000 },
          ],
        ],
      ],
    },
  );
});
