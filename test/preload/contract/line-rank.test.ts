import { describe, expect, test } from 'vitest';
import type { LineAdvice, LineReason, LineVerdict } from '#contract/line-advice.ts';
import { compareLines, decidingCriterion, type LineCriterion } from '#contract/line-rank.ts';
import { advisedLine } from '../../support/advised-line.ts';

const line = (reasons: readonly LineReason[], part: Partial<LineAdvice> = {}): LineAdvice => advisedLine({ reasons, ...part });
const verdict = (name: LineVerdict): Partial<LineAdvice> => ({ verdict: name });

describe('the better of two lines', () => {
  test.each<readonly [string, LineCriterion, LineAdvice, LineAdvice]>([
    [
      'passes, though the other is the one they know',
      'passes',
      line(['permission-unknown'], verdict('careful')),
      line(['permission-missing', 'last-used'], verdict('blocked')),
    ],
    [
      'is the one they know, though the other costs nothing',
      'last-used',
      line(['outside-hours', 'permitted', 'last-used'], verdict('careful')),
      line(['no-permission-needed', 'free']),
    ],
    [
      'is not the one they know where one more call in vain would cost the permission',
      'permission',
      line(['no-permission-needed', 'free']),
      line(['unanswered-fourth', 'permitted', 'last-used'], verdict('careful')),
    ],
    ['is permitted for more than a day', 'permission', line(['permitted']), line(['permission-ending', 'permitted'], verdict('careful'))],
    [
      'is known to be permitted',
      'permission',
      line(['permitted', 'outside-hours'], verdict('careful')),
      line(['permission-unknown'], verdict('careful')),
    ],
    ['is open', 'hours', line(['permitted', 'polling']), line(['outside-hours', 'permitted'], verdict('careful'))],
    ['is live', 'connection', line(['permitted', 'costs'], { perMinuteMicros: 9 }), line(['no-permission-needed', 'free', 'polling'])],
    ['costs nothing', 'cost', line(['no-permission-needed', 'free']), line(['permitted', 'costs'], { perMinuteMicros: 1 })],
    [
      'has the lower price',
      'cost',
      line(['permitted', 'costs'], { perMinuteMicros: 1 }),
      line(['permitted', 'costs'], { perMinuteMicros: 2 }),
    ],
    ['has a price that is known', 'cost', line(['permitted', 'costs'], { perMinuteMicros: 9 }), line(['permitted'])],
  ])('%s', (_what, criterion, better, worse) => {
    expect(decidingCriterion(better, worse)).toBe(criterion);
    expect(compareLines(better, worse)).toBeLessThan(0);
    expect(compareLines(worse, better)).toBeGreaterThan(0);
  });

  test('is neither where nothing tells them apart', () => {
    expect(decidingCriterion(line(['permitted']), line(['permitted-for-good']))).toBeNull();
    expect(compareLines(line(['permitted']), line(['permitted']))).toBe(0);
  });
});
