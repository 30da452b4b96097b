import { appError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { describe, expect, test } from 'vitest';
import { ACCESS, type AppStage, setAppStage } from '../../support/fakes/app-stage.ts';
import { CUSTOMER } from '../../support/fakes/people.ts';

const META = lineId('practice-meta');

async function practising(): Promise<AppStage> {
  const stage = setAppStage({ kept: [], settings: { practice: true } });
  await stage.clock.settle();
  return stage;
}

describe('the practice line', () => {
  test('shows its customers and rings when asked to', async () => {
    const stage = await practising();
    expect(stage.app.state().practice).toMatchObject({ customers: [{ number: CUSTOMER }], schedules: [] });
    expect(await stage.app.practiceRing(META, CUSTOMER)).toEqual({ ok: true, value: null });
    expect(stage.practice.rung).toEqual([CUSTOMER]);
  });

  test('remembers schedules, one per line', async () => {
    const stage = await practising();
    await stage.app.practiceSchedule(META, 30);
    await stage.app.practiceSchedule(META, 60);
    expect(stage.app.state().practice?.schedules).toEqual([{ lineId: META, everySeconds: 60 }]);
    expect((await stage.app.practiceSchedule(META, 0)).ok).toBe(false);
    expect(stage.app.state().practice?.schedules).toEqual([{ lineId: META, everySeconds: 60 }]);
    await stage.app.practiceSchedule(META, null);
    expect(stage.app.state().practice?.schedules).toEqual([]);
  });

  test('has names in the language of the window, also when that changes, but for a line that the agent has named', async () => {
    const stage = await practising();
    const names = (): readonly (string | undefined)[] => [
      ...stage.app.state().lines.map(({ label }) => label),
      stage.app.state().practice?.customers[0]?.name,
    ];
    expect(names()).toEqual(['Practice official', 'Practice web', 'Ana']);
    stage.app.changeLine(META, { label: 'My line' });
    await stage.app.changeSettings({ language: 'es' });
    await stage.clock.settle();
    expect(names()).toEqual(['My line', 'Practice web (es)', 'Ana (es)']);
    await stage.app.changeSettings({ practice: false });
    await stage.app.changeSettings({ practice: true });
    expect(names()).toEqual(['Practice official (es)', 'Practice web (es)', 'Ana (es)']);
  });

  test('refuses lines that are not its own, and everything while it does not run', async () => {
    const stage = await practising();
    expect(await stage.app.practiceRing(lineId('line-meta'), CUSTOMER)).toMatchObject({ error: { code: 'invalid-input' } });
    await stage.app.changeSettings({ practice: false });
    expect(await stage.app.practiceRing(META, CUSTOMER)).toMatchObject({ error: { code: 'practice-unavailable' } });
  });

  test('that dies by itself takes its lines along and says so', async () => {
    const stage = await practising();
    stage.practice.die();
    await stage.clock.settle();
    expect(stage.app.state()).toMatchObject({ practice: null, lines: [] });
    expect(stage.codes()).toEqual(['practice-unavailable']);
    expect(stage.feeds.running()).toBe(0);
  });

  test('switched on and off in a hurry ends as it was last wished, with nothing left running', async () => {
    const stage = setAppStage({ kept: [] });
    const letGo = stage.practice.hold('start');
    const wishes = [true, false, true, false].map((practice) => stage.app.changeSettings({ practice }));
    letGo();
    await Promise.all(wishes);
    expect(stage.practice.running()).toBe(0);
    expect(stage.app.state()).toMatchObject({ practice: null, lines: [] });
    await Promise.all([true, false, true].map((practice) => stage.app.changeSettings({ practice })));
    expect(stage.practice.running()).toBe(1);
    expect(stage.app.state().lines).toHaveLength(2);
    expect(stage.feeds.running()).toBe(2);
  });

  test('shows as wished at once, also where it takes its time to start', async () => {
    const stage = setAppStage({ kept: [] });
    const shown: boolean[] = [];
    stage.app.subscribe(({ settings }) => void shown.push(settings.practice));
    const letGo = stage.practice.hold('start');
    const change = stage.app.changeSettings({ practice: true });
    await stage.clock.settle();
    expect(shown.at(-1)).toBe(true);
    letGo();
    await change;
  });

  test('is told to be on its way only while it is', async () => {
    const stage = setAppStage({ kept: [] });
    expect(stage.app.state().isPracticeStarting).toBe(false);
    const letGo = stage.practice.hold('start');
    const change = stage.app.changeSettings({ practice: true });
    await stage.clock.settle();
    expect(stage.published.at(-1)?.isPracticeStarting).toBe(true);
    letGo();
    await change;
    expect(stage.app.state()).toMatchObject({ isPracticeStarting: false, practice: { schedules: [] } });
  });

  test('beside lines from outside starts when it is asked for, and is never said to be on its way before', async () => {
    const stage = setAppStage({ kept: [], settings: { practice: true }, environment: [ACCESS.web] });
    await stage.clock.settle();
    expect(stage.app.state()).toMatchObject({ practice: null, isPracticeStarting: false });
    await stage.app.changeSettings({ language: 'en' });
    expect(stage.practice.started()).toBe(0);
    await stage.app.changeSettings({ practice: true });
    expect(stage.app.state().lines.map(({ origin }) => origin)).toEqual(['environment', 'practice', 'practice']);
  });

  test('that stopped by itself or could not start is off, and comes back when it is asked for', async () => {
    const stage = await practising();
    stage.practice.die();
    await stage.clock.settle();
    expect(stage.app.state().isPracticeStarting).toBe(false);
    stage.practice.failNext(appError('practice-unavailable'));
    await stage.app.changeSettings({ practice: true });
    expect(stage.app.state()).toMatchObject({ practice: null, isPracticeStarting: false });
    expect(stage.codes()).toEqual(['practice-unavailable']);
    await stage.app.changeSettings({ practice: true });
    expect(stage.app.state().lines).toHaveLength(2);
    expect(stage.codes()).toEqual([]);
  });

  test('that was still starting when the app stopped is stopped as well', async () => {
    const stage = setAppStage({ kept: [], settings: { practice: true }, started: false });
    const letGo = stage.practice.hold('start');
    stage.app.start([]);
    const stopped = stage.app.stop();
    letGo();
    await stopped;
    expect([stage.practice.running(), stage.feeds.running(), stage.clock.pending()]).toEqual([0, 0, 0]);
  });

  test('can be tried again after it could not start', async () => {
    const stage = setAppStage({ kept: [] });
    stage.practice.failNext(appError('practice-unavailable'));
    await stage.app.changeSettings({ practice: true });
    expect(stage.app.state().practice).toBeNull();
    await stage.app.changeSettings({ practice: false });
    await stage.app.changeSettings({ practice: true });
    expect(stage.app.state().lines).toHaveLength(2);
  });
});
