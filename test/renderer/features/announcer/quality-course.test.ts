import { expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import type { CallQuality } from '#contract/quality.ts';
import { GOOD_MEANS, GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';
import { courseAfter, NO_COURSE } from '../../../../renderer/features/announcer/quality-course.ts';

const ABOUT = { callId: callId('call'), second: GOOD_SECOND, whole: GOOD_WHOLE, means: GOOD_MEANS, mos: 4.46, isOverWifi: false };
const GOOD: CallQuality = { ...ABOUT, grade: 'good' };
const GAPS: CallQuality = { ...ABOUT, grade: 'bad', because: 'gaps' };
const LATE: CallQuality = { ...ABOUT, grade: 'bad', because: 'late' };
const DEAF: CallQuality = { ...ABOUT, grade: 'bad', because: 'no-microphone' };

/** At which of the seconds there was something to say. */
function told(seconds: readonly CallQuality[]): readonly number[] {
  let course = NO_COURSE;
  return seconds.flatMap((quality, index) => {
    const after = courseAfter(course, quality);
    const isNews = after !== course && after.hasChanged;
    course = after;
    return isNews ? [index] : [];
  });
}

test('a call that sounds well from its first second is no news, one that sounds badly is', () => {
  expect(told([GOOD, GOOD])).toEqual([]);
  expect(told([GAPS, GAPS])).toEqual([0]);
});

test('sound that gets worse is told, and that it is good again; not why it is bad, second by second', () => {
  expect(told([GOOD, GAPS, LATE, GAPS, GOOD, GOOD])).toEqual([1, 4]);
});

test('a missing device is another thing than bad sound', () => {
  expect(told([GAPS, DEAF])).toEqual([0, 1]);
});

test('the next call begins anew', () => {
  expect(told([GAPS, { ...GOOD, callId: callId('next') }])).toEqual([0]);
});
