import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { fail, ok } from '#contract/result.ts';
import { ago, DAY_MS, HOUR_MS, releaseOf, setUpdatesStage, type UpdatesStage } from '../../../support/updates/updates-stage.ts';

const UP = [{ phase: 'active' }, { phase: 'ended' }] as const;

async function ready(stage: UpdatesStage): Promise<void> {
  stage.offer(ok(releaseOf('1.1.0')));
  await stage.desk.look();
  await stage.finishDownload();
  expect(stage.phase()).toBe('ready');
}

describe('looking', () => {
  test('begins minutes after the start, goes on every few hours, and sooner after a failure', async () => {
    const stage = setUpdatesStage();
    expect(stage.asked).toEqual([]);
    await stage.clock.advance(5 * 60_000);
    expect(stage.asked).toEqual(['read stable']);
    stage.offer(fail(appError('update-unreachable')));
    await stage.clock.advance(7 * HOUR_MS);
    expect(stage.asked.length).toBe(3);
    expect(stage.progress()).toEqual({ phase: 'failed', error: appError('update-unreachable') });
    stage.offer(ok(releaseOf('1.0.0')));
    await stage.clock.advance(HOUR_MS);
    expect(stage.phase()).toBe('current');
    stage.stop();
    expect(stage.clock.pending()).toBe(0);
  });

  test('a newer version is downloaded quietly, and its way is told', async () => {
    const stage = setUpdatesStage();
    stage.offer(ok(releaseOf('1.1.0')));
    await stage.clock.advance(5 * 60_000);
    expect(stage.progress()).toEqual({ phase: 'downloading', version: '1.1.0', percent: 40 });
    await stage.finishDownload();
    expect(stage.progress()).toEqual({ phase: 'ready', version: '1.1.0', waitsFor: 'idle' });
    expect(stage.told).toEqual([]);
  });

  test('an agent who decides is told and not overtaken', async () => {
    const stage = setUpdatesStage({ settings: { automatic: false } });
    stage.offer(ok(releaseOf('1.1.0')));
    await stage.clock.advance(5 * 60_000);
    expect(stage.progress()).toEqual({ phase: 'found', version: '1.1.0', isStaged: false });
    expect(stage.desk.take()).toEqual(ok(null));
    await stage.finishDownload();
    expect(stage.progress()).toEqual({ phase: 'ready', version: '1.1.0', waitsFor: 'agent' });
    expect(stage.told).toEqual(['update-ready 1.1.0']);
  });

  test('a machine whose stage has not come waits for it, unless its agent asks', async () => {
    const staged = releaseOf('1.1.0', {
      publishedAt: ago(0),
      stages: [
        { afterHours: 0, percent: 10 },
        { afterHours: 48, percent: 100 },
      ],
    });
    const patient = setUpdatesStage({ seat: 50 });
    patient.offer(ok(staged));
    await patient.clock.advance(DAY_MS);
    expect(patient.progress()).toEqual({ phase: 'found', version: '1.1.0', isStaged: true });
    await patient.clock.advance(2 * DAY_MS);
    expect(patient.phase()).toBe('downloading');

    const eager = setUpdatesStage({ seat: 50 });
    eager.offer(ok(staged));
    await eager.desk.look();
    expect(eager.phase()).toBe('downloading');
  });

  test('a copy that somebody else updates looks for nothing', async () => {
    const stage = setUpdatesStage({ source: { none: 'by-system' } });
    await stage.clock.advance(2 * DAY_MS);
    expect(await stage.desk.look()).toMatchObject({ ok: false });
    expect(stage.asked).toEqual([]);
    expect(stage.progress()).toEqual({ phase: 'off', why: 'by-system' });
  });
});

describe('a call', () => {
  test('is never interrupted: the update waits for its end, and then for a quiet machine', async () => {
    const stage = setUpdatesStage();
    stage.idleFor(3_600);
    await ready(stage);
    stage.setCalls(UP);
    expect(stage.progress()).toMatchObject({ waitsFor: 'call' });
    expect(await stage.desk.install()).toEqual(fail(appError('update-in-call')));
    await stage.clock.advance(5 * HOUR_MS);
    expect(stage.asked).not.toContain('install');
    stage.setCalls([{ phase: 'ended' }]);
    await stage.clock.advance(9 * 60_000);
    expect(stage.asked).not.toContain('install');
    await stage.clock.advance(90_000);
    expect(stage.asked).toContain('install');
    expect(stage.progress()).toEqual({ phase: 'installing', version: '1.1.0' });
  });

  test.each(['ringing', 'answering', 'dialing', 'alerting', 'active', 'stranded'] as const)('that is %s holds it back', async (phase) => {
    const stage = setUpdatesStage();
    stage.idleFor(3_600);
    await ready(stage);
    stage.setCalls([{ phase }]);
    await stage.clock.advance(HOUR_MS);
    expect(await stage.desk.install()).toEqual(fail(appError('update-in-call')));
    expect(stage.asked).not.toContain('install');
  });

  test('that begins to ring while the update is looked at once more keeps the phone, and the update waits', async () => {
    const stage = setUpdatesStage({
      source: {
        installNow(mayLeave) {
          stage.setCalls([{ phase: 'ringing' }]);
          return Promise.resolve(mayLeave() ? ok(null) : fail(appError('update-in-call')));
        },
      },
    });
    await ready(stage);
    expect(await stage.desk.install()).toEqual(fail(appError('update-in-call')));
    expect(stage.progress()).toMatchObject({ phase: 'ready', waitsFor: 'call' });
  });

  test('that rings minutes after a Mac began to install, as it closes the windows, leaves the update ready, and it is installed after the call', async () => {
    let stayed: () => void = () => undefined;
    let tries = 0;
    const stage = setUpdatesStage({
      source: {
        installNow(_mayLeave, told) {
          stayed = told;
          tries += 1;
          return Promise.resolve(ok(null));
        },
      },
    });
    await ready(stage);
    expect(await stage.desk.install()).toEqual(ok(null));
    expect(stage.phase()).toBe('installing');
    stage.setCalls([{ phase: 'ringing' }]);
    stayed();
    expect(stage.progress()).toEqual({ phase: 'ready', version: '1.1.0', waitsFor: 'call' });
    stage.setCalls([]);
    stage.idleFor(3_600);
    await stage.clock.advance(HOUR_MS);
    expect(tries).toBeGreaterThan(1);
    // Of the first time, and late: it takes nothing away.
    stage.offer(ok(releaseOf('1.1.0', { isHalted: true, publishedAt: ago(0) })));
    await stage.clock.advance(2 * 60_000);
    await stage.desk.look();
    stayed();
    expect(stage.phase()).toBe('current');
  });

  test('is not all that keeps a Mac from closing late: an update that is no longer being installed, or was taken back, closes nothing', async () => {
    const asked: (() => boolean)[] = [];
    const stage = setUpdatesStage({
      source: {
        installNow(mayLeave) {
          asked.push(mayLeave);
          return Promise.resolve(ok(null));
        },
      },
    });
    await ready(stage);
    await stage.desk.install();
    expect(asked.map((mayLeave) => mayLeave())).toEqual([true]);
    await stage.clock.advance(2 * 60_000);
    expect(stage.phase()).toBe('ready');
    expect(asked.map((mayLeave) => mayLeave())).toEqual([false]);
    await stage.desk.install();
    expect(asked.map((mayLeave) => mayLeave())).toEqual([true, true]);
    await stage.clock.advance(2 * 60_000);
    stage.offer(ok(releaseOf('1.1.0', { isHalted: true, publishedAt: ago(0) })));
    await stage.desk.look();
    expect(stage.phase()).toBe('current');
    expect(asked.map((mayLeave) => mayLeave())).toEqual([false, false]);
  });

  test('does not share its network with a download that has not begun', async () => {
    const stage = setUpdatesStage();
    stage.setCalls(UP);
    stage.offer(ok(releaseOf('1.1.0')));
    await stage.clock.advance(5 * 60_000);
    expect(stage.phase()).toBe('found');
    expect(stage.desk.take()).toEqual(fail(appError('update-in-call')));
    stage.setCalls([]);
    expect(stage.phase()).toBe('downloading');
  });
});

describe('installing', () => {
  test('does not happen under the agent’s hands', async () => {
    const stage = setUpdatesStage();
    await ready(stage);
    await stage.clock.advance(HOUR_MS);
    expect(stage.asked).not.toContain('install');
    stage.idleFor(700);
    await stage.clock.advance(60_000);
    expect(stage.asked).toContain('install');
  });

  test('that needs a password waits for the agent', async () => {
    const stage = setUpdatesStage({ source: { isUnattended: false } });
    stage.idleFor(7_200);
    await ready(stage);
    await stage.clock.advance(HOUR_MS);
    expect(stage.progress()).toMatchObject({ waitsFor: 'agent' });
    expect(stage.told).toEqual(['update-ready 1.1.0']);
    expect(await stage.desk.install()).toEqual(ok(null));
    expect(stage.asked).toContain('install');
  });

  test('that a call held back at the last moment waits again', async () => {
    const stage = setUpdatesStage();
    await ready(stage);
    expect(await stage.desk.install()).toEqual(ok(null));
    stage.setCalls([{ phase: 'ringing' }]);
    await stage.clock.advance(2 * 60_000);
    expect(stage.progress()).toEqual({ phase: 'ready', version: '1.1.0', waitsFor: 'call' });
  });

  test('a release that its publisher takes back meanwhile is not installed', async () => {
    const stage = setUpdatesStage();
    stage.idleFor(0);
    await ready(stage);
    stage.offer(ok(releaseOf('1.1.0', { isHalted: true, publishedAt: ago(0) })));
    await stage.desk.look();
    expect(stage.phase()).toBe('current');
    expect(stage.asked.at(-1)).toBe('forget');
    expect(await stage.desk.install()).toMatchObject({ ok: false });
  });

  test('a look that fails takes nothing away from what is ready', async () => {
    const stage = setUpdatesStage();
    await ready(stage);
    stage.offer(fail(appError('update-unreachable')));
    expect(await stage.desk.look()).toEqual(fail(appError('update-unreachable')));
    expect(stage.phase()).toBe('ready');
  });
});

test('a notice that was replaced by a newer one is refused when it is shown again', async () => {
  const stage = setUpdatesStage();
  stage.offer(ok(releaseOf('1.0.0', { publishedAt: ago(0) })));
  await stage.desk.look();
  stage.offer(ok(releaseOf('1.1.0', { publishedAt: ago(HOUR_MS) })));
  expect(await stage.desk.look()).toMatchObject({ ok: false, error: { code: 'update-refused' } });
  expect(stage.asked).toEqual(['read stable', 'read stable']);
});

test('an administrator’s pin and another channel are looked at again at once', async () => {
  const stage = setUpdatesStage({ settings: { pinnedTo: '1.0' } });
  stage.offer(ok(releaseOf('1.1.0')));
  await stage.desk.look();
  expect(stage.phase()).toBe('current');
  stage.use({ pinnedTo: null });
  await stage.clock.settle();
  expect(stage.phase()).toBe('downloading');
});

test('a version that harms customers places no more calls', async () => {
  const stage = setUpdatesStage();
  expect(stage.desk.mayDial()).toBeNull();
  stage.offer(ok(releaseOf('1.1.0', { noCallsBelow: '1.0.1' })));
  await stage.desk.look();
  expect(stage.desk.mayDial()).toMatchObject({ code: 'update-required' });
  expect(stage.told).toEqual(['update-required 1.0.1']);
  stage.offer(ok(releaseOf('1.1.0', { noCallsBelow: null, publishedAt: ago(0) })));
  await stage.finishDownload();
  await stage.desk.look();
  expect(stage.desk.mayDial()).toBeNull();
});
