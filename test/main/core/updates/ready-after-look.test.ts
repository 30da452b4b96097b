import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { ago, releaseOf, setUpdatesStage } from '../../../support/updates/updates-stage.ts';

describe('what lies ready still waits for its moment', () => {
  test.each([
    ['finds the same version', ok(releaseOf('1.1.0'))],
    ['fails', fail(appError('update-unreachable'))],
    ['meets a notice that is refused', ok(releaseOf('1.1.0', { expiresAt: ago(0) }))],
  ])('after a look that lasts past a look at the moment, and %s', async (_what, answer) => {
    const gate = Promise.withResolvers<typeof answer>();
    let looks = 0;
    const stage = setUpdatesStage({
      source: {
        readRelease() {
          looks += 1;
          return looks === 1 ? Promise.resolve(ok(releaseOf('1.1.0'))) : gate.promise;
        },
      },
    });
    await stage.desk.look();
    await stage.finishDownload();
    const looking = stage.desk.look();
    await stage.clock.advance(31_000);
    expect(stage.phase()).toBe('looking');
    stage.setCalls([{ phase: 'active' }]);
    gate.resolve(answer);
    await looking;
    expect(stage.progress()).toEqual({ phase: 'ready', version: '1.1.0', waitsFor: 'call' });
    stage.setCalls([]);
    stage.idleFor(3_600);
    await stage.clock.advance(11 * 60_000);
    expect(stage.asked).toContain('install');
  });
});
