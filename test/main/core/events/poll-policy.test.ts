import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP_ERROR_CODES } from '#contract/errors.ts';
import { MOST_REQUESTS_A_MINUTE, pollDelayMs, requestBudget, type PollSituation } from '../../../../main/core/events/poll-policy.ts';

const CALM: PollSituation = { webhookLive: false, stake: 'idle', lastError: null, failures: 0, retryAfterMs: null, spread: 0 };

describe('how often to look', () => {
  test.each([
    [false, 'idle', 2_000],
    [false, 'ringing', 1_500],
    [false, 'talking', 5_000],
    [true, 'idle', 30_000],
    [true, 'ringing', 10_000],
    [true, 'talking', 30_000],
  ] as const)('webhooks live: %s, %s: every %i ms, and up to a tenth more by chance', (webhookLive, stake, milliseconds) => {
    expect(pollDelayMs({ ...CALM, webhookLive, stake })).toBe(milliseconds);
    expect(pollDelayMs({ ...CALM, webhookLive, stake, spread: 1 })).toBe(Math.round(milliseconds * 1.1));
  });

  test('failures back off 2, 4, 8, 16, 30 s, from half of it by chance', () => {
    const waits = (spread: number): number[] =>
      [1, 2, 3, 4, 5, 6, 60].map((failures) => pollDelayMs({ ...CALM, lastError: 'service-broken', failures, spread }));
    expect(waits(1)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(waits(0)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  });

  test('what only the agent can mend is asked about rarely from the start', () => {
    expect(pollDelayMs({ ...CALM, lastError: 'key-rejected', failures: 1, spread: 1 })).toBe(30_000);
  });

  test('the service is never asked before it said, and in no case more often than the budget allows', () => {
    const situation = fc.record<PollSituation>({
      webhookLive: fc.boolean(),
      stake: fc.constantFrom('idle', 'ringing', 'talking'),
      lastError: fc.option(fc.constantFrom(...APP_ERROR_CODES)),
      failures: fc.nat(10_000),
      retryAfterMs: fc.option(fc.nat(3_600_000)),
      spread: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(situation, (now) => {
        const delay = pollDelayMs(now);
        if (now.lastError !== null) return delay >= 1_000 && delay >= (now.retryAfterMs ?? 0);
        return delay >= 60_000 / MOST_REQUESTS_A_MINUTE && delay <= 33_000;
      }),
    );
  });
});

describe('the budget of a number', () => {
  test('forty requests in any minute, whenever they come', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(fc.nat(5_000), { maxLength: 300 }), fc.array(fc.nat(1_400), { minLength: 100, maxLength: 300 })),
        (gaps) => {
          const budget = requestBudget();
          const sent: number[] = [];
          let now = 0;
          for (const gap of gaps) {
            now += gap;
            const wait = budget.waitMs(now);
            if (budget.left(now) > 0 !== (wait === 0)) return false;
            now += wait;
            budget.spend(now);
            sent.push(now);
          }
          return sent.every((at) => sent.filter((other) => other > at - 60_000 && other <= at).length <= MOST_REQUESTS_A_MINUTE);
        },
      ),
    );
  });
});
