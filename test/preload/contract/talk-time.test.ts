import { expect, test } from 'vitest';
import type { RecentCall } from '#contract/call.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { talkedSeconds, talkedText } from '#contract/talk-time.ts';
import { unixMs } from '#contract/time.ts';
import { ago, call, IDLE } from '../../../build/gallery/fixtures.ts';
import { csvRows } from '../../../main/core/history/history-csv.ts';
import { callView } from '../../../renderer/features/call/call-view.ts';
import { recentRow } from '../../../renderer/features/recents/recents-view.ts';
import { recentCall } from '../../support/contract-suites/call-history-suite.ts';

const t = createTranslator('en');

test.each([
  [0, 0, '0:00'],
  [499, 0, '0:00'],
  [500, 0, '0:00'],
  [999, 0, '0:00'],
  [1_000, 1, '0:01'],
  [59_600, 59, '0:59'],
  [192_500, 192, '3:12'],
  [3_723_999, 3_723, '1:02:03'],
  // A clock that was set back meanwhile.
  [-300, 0, '0:00'],
] as const)(
  'a call that was talked on for %i ms has the same length on its screen, in the lists and as exported',
  (talkedMs, seconds, shown) => {
    const answeredAt = ago(4_000_000);
    const times = { answeredAt, endedAt: unixMs(answeredAt + talkedMs) };
    const recent: RecentCall = { ...recentCall('a', answeredAt), ...times };
    const screen = callView(call({ phase: 'ended', reason: 'completed', error: null, ...times }), IDLE, t).detail?.text;
    expect(screen).toBe(t('call.duration', { duration: shown }));
    // The details of a call show its row's.
    expect(recentRow(recent, IDLE, { t, now: ago(0) }).duration).toBe(shown);
    const cells = csvRows({ language: 'en', t, nameOf: () => null })({ call: recent, note: null, unseen: false, fromService: false }).split(
      ',',
    );
    expect(cells[9]).toBe(String(seconds));
  },
);

test('a call that nobody took has no length', () => {
  const times = { answeredAt: null, endedAt: ago(0) };
  expect([talkedSeconds(times), talkedText(times)]).toEqual([null, null]);
});
