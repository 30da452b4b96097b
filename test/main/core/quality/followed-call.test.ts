import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import { followCall } from '../../../../main/core/quality/followed-call.ts';
import { GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';
import { qualityReport } from '../../../support/contract-suites/call-history-suite.ts';

test('of a long call that is taken up after a crash each sample weighs as many seconds as it stands for', () => {
  const sample = { ...GOOD_SECOND, roundTripMs: 100, atSeconds: 0, mos: 4, grade: 'good', because: null } as const;
  const kept = qualityReport('a', 0, { stepSeconds: 8, samples: [sample], gradeSeconds: { good: 8, poor: 0, bad: 0 } });
  const call = followCall(GOOD_WHOLE, { now: unixMs(8_000), kept });
  expect(call.averages.add({ ...GOOD_SECOND, roundTripMs: 1_000 }, 1.3)).toMatchObject({ roundTripMs: 200, mos: 3.7 });
});

test('seconds that were lost before and in the crash count in the mean score as the worst', () => {
  const sample = { ...GOOD_SECOND, atSeconds: 0, mos: 4, grade: 'good', because: null } as const;
  const samples = [sample, { ...sample, atSeconds: 4 }];
  const kept = qualityReport('a', 0, { samples, gradeSeconds: { good: 2, poor: 0, bad: 3 } });
  // Two seconds of 4, three lost between them, four lost in the crash, and one of 4 after it.
  const call = followCall(GOOD_WHOLE, { now: unixMs(9_000), kept });
  expect(call.averages.add(GOOD_SECOND, 4).mos).toBe(1.9);
  expect(call.atSeconds).toBe(4);
});
