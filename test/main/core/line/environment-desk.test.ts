import { type AppError, appError } from '#contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { ACCESS, setAppStage } from '../../../support/fakes/app-stage.ts';

const UNREACHABLE: AppError = appError('service-unreachable');

describe('lines that the environment gives', () => {
  test('are opened at the start', async () => {
    const stage = setAppStage({ kept: [], environment: [ACCESS.meta, ACCESS.web] });
    await stage.clock.settle();
    expect(stage.app.state().lines).toMatchObject([
      { kind: 'meta', origin: 'environment' },
      { kind: 'web', origin: 'environment' },
    ]);
  });

  test('stand in the order in which they are given, whichever answers first', async () => {
    const stage = setAppStage({ kept: [], environment: [ACCESS.meta, ACCESS.web], started: false });
    stage.services.meta.failNext('detectKind', UNREACHABLE);
    stage.app.start([ACCESS.meta, ACCESS.web]);
    await stage.clock.settle();
    expect(stage.app.state().lines.map(({ kind }) => kind)).toEqual(['web']);
    await stage.clock.advance(2_000);
    expect(stage.app.state().lines.map(({ kind }) => kind)).toEqual(['meta', 'web']);
  });

  test('are asked for again after 2, 4, 8, 16, then every 30 s, until the service is there', async () => {
    const stage = setAppStage({ kept: [], environment: [ACCESS.web], started: false });
    for (let tries = 0; tries < 6; tries += 1) stage.services.web.failNext('detectKind', UNREACHABLE);
    stage.app.start([ACCESS.web]);
    const asked: number[] = [];
    for (let second = 0; second <= 95; second += 1) {
      const before = stage.services.web.count('detectKind');
      await stage.clock.advance(second === 0 ? 0 : 1_000);
      if (stage.services.web.count('detectKind') > before || second === 0) asked.push(second);
    }
    expect(asked).toEqual([0, 2, 6, 14, 30, 60, 90]);
    expect(stage.app.state().lines).toHaveLength(1);
    expect(stage.codes()).toEqual([]);
  });

  test('tell their trouble once: a notice that was put away does not come back every half minute', async () => {
    const stage = setAppStage({ kept: [], started: false });
    for (let tries = 0; tries < 5; tries += 1) stage.services.web.failNext('detectKind', UNREACHABLE);
    stage.app.start([ACCESS.web]);
    await stage.clock.settle();
    expect(stage.codes()).toEqual(['service-unreachable']);
    stage.app.dismissNotice(stage.app.state().notices[0]?.id ?? '');
    await stage.clock.advance(20_000);
    expect(stage.codes()).toEqual([]);
  });

  test('say what is wrong now instead of what was', async () => {
    const stage = setAppStage({ kept: [], started: false });
    stage.services.web.failNext('detectKind', UNREACHABLE);
    stage.services.web.failNext('detectKind', appError('key-rejected'));
    stage.app.start([ACCESS.web]);
    await stage.clock.advance(2_000);
    expect(stage.codes()).toEqual(['key-rejected']);
    await stage.clock.advance(300_000);
    expect(stage.services.web.count('detectKind')).toBe(2);
  });

  test.each(['line-disconnected', 'api-address-wrong'] as const)('are asked for every 30 s while the trouble is %s', async (code) => {
    const stage = setAppStage({ kept: [], started: false });
    for (let tries = 0; tries < 3; tries += 1) stage.services.web.failNext('detectKind', appError(code));
    stage.app.start([ACCESS.web]);
    await stage.clock.advance(60_000);
    expect([stage.services.web.count('detectKind'), stage.codes()]).toEqual([3, [code]]);
    await stage.clock.advance(30_000);
    expect(stage.app.state().lines).toMatchObject([{ kind: 'web', origin: 'environment' }]);
    expect(stage.codes()).toEqual([]);
  });

  test('that cannot be read still keep simulated customers away', async () => {
    const stage = setAppStage({ kept: [], settings: { practice: true }, started: false });
    stage.app.start([], true);
    await stage.clock.settle();
    expect([stage.practice.started(), stage.app.state().practice]).toEqual([0, null]);
  });

  test('keep the word of trouble while one of them still has it', async () => {
    const stage = setAppStage({ kept: [], started: false });
    stage.services.web.failNext('detectKind', UNREACHABLE);
    for (let tries = 0; tries < 3; tries += 1) stage.services.meta.failNext('detectKind', UNREACHABLE);
    stage.app.start([ACCESS.web, ACCESS.meta]);
    await stage.clock.advance(3_000);
    expect(stage.app.state().lines.map(({ kind }) => kind)).toEqual(['web']);
    expect(stage.codes()).toEqual(['service-unreachable']);
    await stage.clock.advance(30_000);
    expect(stage.codes()).toEqual([]);
  });

  test('that the agent has added already are no trouble', async () => {
    const stage = setAppStage({ environment: [ACCESS.web] });
    await stage.clock.settle();
    expect(stage.app.state().lines).toHaveLength(2);
    expect(stage.codes()).toEqual([]);
  });
});
