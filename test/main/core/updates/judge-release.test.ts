import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { judgeRelease, type ReleaseFacts } from '../../../../main/core/updates/judge-release.ts';
import { rolloutPercent } from '../../../../main/core/updates/release-notice.ts';
import { isNewer, isWithinPin } from '../../../../main/core/updates/version.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';
import { ago, HOUR_MS, releaseOf } from '../../../support/updates/updates-stage.ts';

const FACTS: ReleaseFacts = {
  installed: '1.4.2',
  settings: { channel: 'stable', pinnedTo: null },
  newestSeenAt: null,
  seat: 50,
  now: SIMULATED_START,
};

describe('a signed release', () => {
  test.each([
    ['newer', releaseOf('1.4.3'), {}, 'take'],
    ['the same', releaseOf('1.4.2'), {}, 'nothing'],
    ['older: never a downgrade', releaseOf('1.4.1'), {}, 'nothing'],
    ['an early version of the one installed', releaseOf('1.4.2-rc.1'), {}, 'nothing'],
    ['taken back', releaseOf('1.4.3', { isHalted: true }), {}, 'nothing'],
    ['past the administrator’s pin', releaseOf('1.5.0'), { settings: { channel: 'stable', pinnedTo: '1.4' } }, 'nothing'],
    ['within it', releaseOf('1.4.9'), { settings: { channel: 'stable', pinnedTo: '1.4' } }, 'take'],
    ['of another channel', releaseOf('1.4.3', { channel: 'early' }), {}, 'refused'],
    ['expired', releaseOf('1.4.3', { expiresAt: SIMULATED_START }), {}, 'refused'],
    ['shown again after a newer one', releaseOf('1.4.3', { publishedAt: ago(2) }), { newestSeenAt: ago(1) }, 'refused'],
    ['without a version', releaseOf('latest'), {}, 'refused'],
    ['for others first', releaseOf('1.4.3', { stages: [{ afterHours: 0, percent: 50 }] }), {}, 'later'],
    ['for this one too', releaseOf('1.4.3', { stages: [{ afterHours: 0, percent: 51 }] }), {}, 'take'],
  ] as const)('that is %s', (_what, notice, facts, verdict) => {
    expect(judgeRelease(notice, { ...FACTS, ...facts }).verdict).toBe(verdict);
  });

  test('reaches every machine in the end, and never fewer than before', () => {
    const stages = [1, 10, 50, 100].map((percent, place) => ({ percent, afterHours: place * 24 }));
    const publishedAt = SIMULATED_START;
    const after = (hours: number): number => rolloutPercent({ stages, publishedAt }, unixMs(publishedAt + hours * HOUR_MS));
    expect([-1, 0, 23, 24, 71, 72, 1_000].map(after)).toEqual([0, 1, 1, 10, 50, 100, 100]);
  });
});

describe('versions', () => {
  const number = fc.integer({ min: 0, max: 30 });
  const version = fc
    .tuple(number, number, number, fc.option(fc.constantFrom('alpha', 'alpha.1', 'beta.2', 'beta.11', 'rc.1', '7'), { nil: null }))
    .map(([a, b, c, words]) => `${String(a)}.${String(b)}.${String(c)}${words === null ? '' : `-${words}`}`);

  test('are in one order', () => {
    const inOrder = [
      '1.0.0-7',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    for (const [place, one] of inOrder.entries()) {
      for (const [other, two] of inOrder.entries()) expect(isNewer(one, two), `${one} after ${two}`).toBe(place > other);
    }
  });

  test('neither is newer than the other only where they are the same', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        expect([isNewer(one, other), isNewer(other, one)].filter(Boolean).length).toBe(one === other ? 0 : 1);
      }),
    );
  });

  test.each(['latest', '1.2', '1.2.3.4', 'v1.2.3', '1.2.3+build', '', '999999.0.0', '1.0.0-'])(
    '%j is none, and newer than nothing',
    (text) => {
      expect(isNewer(text, '0.0.1')).toBe(false);
      expect(isWithinPin(text, '9')).toBe(false);
    },
  );

  test.each([
    ['1.4.9', '1.4', true],
    ['1.3.0', '1.4', true],
    ['1.5.0', '1.4', false],
    ['1.4.3', '1.4.2', false],
    ['1.4.2', '1.4.2', true],
    ['2.0.0', '1', false],
    ['0.9.9', '1.4.2', true],
  ])('%s under the pin %s', (text, pin, isWithin) => {
    expect(isWithinPin(text, pin)).toBe(isWithin);
  });
});
