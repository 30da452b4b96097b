import { describe, expect, test } from 'vitest';
import { callId, type EndReason, type RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import type { QualityReport } from '#contract/quality.ts';
import { unixMs } from '#contract/time.ts';
import type { CallHistory } from '../../../main/core/ports.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from '../../../build/gallery/quality-fixtures.ts';

export function recentCall(id: string, startedAt: number, change: Partial<RecentCall> = {}): RecentCall {
  return {
    id: callId(id),
    lineId: lineId('line-1'),
    lineLabel: 'Vendas',
    kind: 'meta',
    direction: 'inbound',
    peer: phoneNumber('+5511999990001') as PhoneNumber,
    startedAt: unixMs(startedAt),
    answeredAt: unixMs(startedAt + 2_000.5),
    endedAt: unixMs(startedAt + 60_000),
    reason: 'completed',
    ...change,
  };
}

const EVERY_REASON: Readonly<Record<EndReason, null>> = {
  completed: null,
  missed: null,
  declined: null,
  'declined-elsewhere': null,
  'answered-elsewhere': null,
  'caller-cancelled': null,
  cancelled: null,
  'declined-by-peer': null,
  'no-answer': null,
  failed: null,
};

export function qualityReport(id: string, startedAt: number, change: Partial<QualityReport> = {}): QualityReport {
  const sample = { ...GOOD_SECOND, atSeconds: 0, mos: 4.41, grade: 'good', because: null } as const;
  return {
    callId: callId(id),
    startedAt: unixMs(startedAt),
    stepSeconds: 1,
    samples: [
      sample,
      { ...sample, atSeconds: 1, mos: null, delayMs: null, xruns: null, grade: 'poor', because: 'gaps' },
      { ...sample, atSeconds: 7.5, driftPpm: -0.25, grade: 'bad', because: 'no-speaker' },
    ],
    whole: GOOD_WHOLE,
    means: GOOD_MEANS,
    gradeSeconds: { good: 1, poor: 1, bad: 1 },
    ...change,
  };
}

/** What every CallHistory promises. `open` gives an empty one. */
export function callHistorySuite(name: string, open: () => CallHistory): void {
  describe(`call history (${name})`, () => {
    test('a call comes back exactly as it was added', () => {
      const history = open();
      const call = recentCall('a', 1_763_766_000_123.25);
      const missed = recentCall('b', 1_763_766_000_000, {
        answeredAt: null,
        reason: 'missed',
        kind: 'web',
        direction: 'outbound',
        lineLabel: "'; DROP--\u0000é📞",
        peer: null,
      });
      history.add(call, ['call_a']);
      history.add(missed, []);
      expect(history.recent(10)).toEqual([call, missed]);
      history.close();
    });

    test('every reason in the contract is kept', () => {
      const history = open();
      const reasons = Object.keys(EVERY_REASON) as EndReason[];
      for (const [index, reason] of reasons.entries()) history.add(recentCall(reason, index, { reason }), []);
      expect(history.recent(100).map(({ reason }) => reason)).toEqual(reasons.toReversed());
      history.close();
    });

    test('the newest call comes first, in whatever order calls were added, and no more than asked for', () => {
      const history = open();
      for (const start of [3_000, 1_000, 5_000, 2_000, 4_000]) history.add(recentCall(`c${String(start)}`, start), []);
      expect(history.recent(3).map(({ startedAt }) => startedAt)).toEqual([5_000, 4_000, 3_000]);
      expect(history.recent(0)).toEqual([]);
      expect(history.recent(-1)).toEqual([]);
      history.close();
    });

    test('a call that is added again is one call', () => {
      const history = open();
      history.add(recentCall('a', 1_000, { reason: 'missed' }), ['call_a']);
      history.add(recentCall('a', 1_000, { reason: 'answered-elsewhere' }), ['call_a']);
      expect(history.recent(10).map(({ reason }) => reason)).toEqual(['answered-elsewhere']);
      history.close();
    });

    test('older calls come page by page, each from where the last one ended, and none is left out', () => {
      const history = open();
      for (const start of [1_000, 2_000, 3_000, 4_000, 5_000]) history.add(recentCall(`c${String(start)}`, start), []);
      const first = history.recent(2);
      const second = history.recent(2, first.at(-1)?.startedAt);
      const third = history.recent(2, second.at(-1)?.startedAt);
      expect([first, second, third].map((page) => page.map(({ startedAt }) => startedAt))).toEqual([
        [5_000, 4_000],
        [4_000, 3_000, 2_000],
        [2_000, 1_000],
      ]);
      history.close();
    });

    test('calls that began at the same instant are all found, wherever a page ends among them', () => {
      const history = open();
      const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      for (const [index, id] of ids.entries()) history.add(recentCall(id, index < 2 ? 1_000 : 2_000), []);
      let page = history.recent(3);
      const shown = new Set(page.map(({ id }) => id));
      for (let pages = 0; pages < 2; pages += 1) {
        page = history.recent(3, page.at(-1)?.startedAt);
        for (const { id } of page) shown.add(id);
      }
      expect([...shown].toSorted()).toEqual(ids);
      history.close();
    });

    test('a call is known by each name that the service has for it, on its own line only', () => {
      const history = open();
      history.add(recentCall('a', 1_000), ['call_1', 'wacid.1', '']);
      const on = (line: string, ...ids: readonly string[]): boolean => history.knows(lineId(line), ids);
      expect([on('line-1', 'call_1'), on('line-1', 'wacid.1'), on('line-1', 'call_9', 'wacid.1')]).toEqual([true, true, true]);
      expect([on('line-1', 'call_9'), on('line-1', ''), on('line-1'), on('line-2', 'call_1')]).toEqual([false, false, false, false]);
      history.close();
    });

    test('a name that is learnt later is added to those from before', () => {
      const history = open();
      history.add(recentCall('a', 1_000), ['wacid.1']);
      history.add(recentCall('a', 1_000), ['call_1']);
      expect([history.knows(lineId('line-1'), ['wacid.1']), history.knows(lineId('line-1'), ['call_1'])]).toEqual([true, true]);
      expect(history.recent(10)).toHaveLength(1);
      history.close();
    });

    test('a call is found by our own name for it', () => {
      const history = open();
      history.add(recentCall('a', 1_000), []);
      history.add(recentCall('b', 2_000), []);
      expect(history.find(callId('a'))).toEqual(recentCall('a', 1_000));
      expect(history.find(callId('c'))).toBeNull();
      history.close();
    });

    test('how a call sounded comes back exactly as it was kept, and the last report of a call is the one', () => {
      const history = open();
      history.keepQuality(qualityReport('a', 1_000.5, { samples: [] }));
      history.keepQuality(qualityReport('a', 1_000.5));
      history.keepQuality(qualityReport('b', 2_000, { stepSeconds: 4 }));
      expect(history.quality(callId('a'))).toEqual(qualityReport('a', 1_000.5));
      expect(history.quality(callId('b'))).toEqual(qualityReport('b', 2_000, { stepSeconds: 4 }));
      expect(history.quality(callId('c'))).toBeNull();
      history.close();
    });
  });
}
