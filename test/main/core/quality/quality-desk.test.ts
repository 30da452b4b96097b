import { type Call, callId } from '#contract/call.ts';
import type { CallQuality, GradedSound, QualityReport, QualitySecond } from '#contract/quality.ts';
import { expect, test } from 'vitest';
import { createQualityDesk } from '../../../../main/core/quality/quality-desk.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';
import { setAppStage } from '../../../support/fakes/app-stage.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';

/** The desk alone, with what it keeps. The service is on the internet, by a cable. */
function openDesk(clock = createSimulatedClock(), kept: QualityReport[] = []) {
  const desk = createQualityDesk({
    clock,
    log: memoryLog(),
    keep: (report) => void kept.push(report),
    kept: () => kept.at(-1) ?? null,
    isSoundHere: () => false,
    isOverWifi: () => false,
  });
  return { desk, kept };
}

/** The whole app in a call of a customer that was answered, and what it tells of the sound. */
async function callOn(kind: 'meta' | 'web') {
  const stage = setAppStage();
  const told: CallQuality[] = [];
  stage.app.onQuality((quality) => void told.push(quality));
  stage.services[kind].ring(CUSTOMER);
  await stage.clock.advance(2_000);
  const id = stage.onlyId();
  stage.app.answer(id);
  await stage.clock.settle();
  return { stage, id, told };
}

function gradedSound(quality: CallQuality): GradedSound {
  return quality.grade === 'good' ? { grade: quality.grade } : { grade: quality.grade, because: quality.because };
}

test('a call in which the sound begins to stutter is told poor in the third second, and leaves one line in the log', async () => {
  const { stage, id, told } = await callOn('web');
  for (const concealedPercent of [0, 5, 5, 5])
    stage.audio.emit({ type: 'quality', callId: id, second: { ...GOOD_SECOND, concealedPercent }, whole: GOOD_WHOLE });
  expect(told.map(gradedSound)).toEqual([{ grade: 'good' }, { grade: 'good' }, { grade: 'good' }, { grade: 'poor', because: 'gaps' }]);
  expect(told.at(-1)).toMatchObject({ callId: id, second: { concealedPercent: 5 }, whole: GOOD_WHOLE });

  stage.app.hangUp(id);
  await stage.clock.settle();
  const lines = stage.log.lines.filter((line) => line.includes('how the call sounded'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"poorSeconds":1');
  expect(lines[0]).toContain('"measuredSeconds":62');
  // Those that were under way when it ended begin no second line.
  stage.audio.emit({ type: 'quality', callId: id, second: GOOD_SECOND, whole: GOOD_WHOLE });
  await stage.app.changeSettings({ theme: 'dark' });
  await stage.clock.settle();
  expect(told).toHaveLength(4);
  expect(stage.log.lines.filter((line) => line.includes('how the call sounded'))).toHaveLength(1);
});

test('a call without speaker or microphone is never called good, from the first second until the device is there', async () => {
  const { stage, id, told } = await callOn('web');
  const soundOn = (microphone: string | null, speaker: string | null, part: Partial<QualitySecond> = {}): GradedSound | null => {
    stage.audio.emit({ type: 'running', running: { microphone, speaker } });
    stage.audio.emit({ type: 'quality', callId: id, second: { ...GOOD_SECOND, ...part }, whole: GOOD_WHOLE });
    const last = told.at(-1);
    return last === undefined ? null : gradedSound(last);
  };
  expect(soundOn('Headset', null)).toEqual({ grade: 'bad', because: 'no-speaker' });
  expect(soundOn(null, 'Headset')).toEqual({ grade: 'bad', because: 'no-microphone' });
  expect(soundOn(null, null)).toEqual({ grade: 'bad', because: 'no-speaker' });
  expect(soundOn('Headset', 'Headset')).toEqual({ grade: 'good' });
  // Who only listens sends nothing, and needs no microphone.
  expect(soundOn(null, 'Headset', { sendDropped: null })).toEqual({ grade: 'good' });
});

test('seconds of which nobody told, because the sound was gone, are bad ones in the log', async () => {
  const { stage, id } = await callOn('web');
  for (const seconds of [61, 62, 66, 67])
    stage.audio.emit({ type: 'quality', callId: id, second: GOOD_SECOND, whole: { ...GOOD_WHOLE, seconds } });
  stage.app.hangUp(id);
  await stage.clock.settle();
  expect(stage.log.lines.find((line) => line.includes('how the call sounded'))).toContain('"badSeconds":3');
});

test('seconds of which nobody told pull the mean score down as the worst there are', () => {
  const { desk } = openDesk();
  const means: (number | null)[] = [];
  desk.onQuality((quality) => void means.push(quality.means.mos));
  desk.follow([{ id: callId('one'), phase: 'active', kind: 'web' } as Call]);
  for (const seconds of [1, 2, 6]) desk.heard({ callId: callId('one'), second: GOOD_SECOND, whole: { ...GOOD_WHOLE, seconds } });
  // Three good seconds and three lost ones.
  expect(means).toEqual([4.5, 4.5, 2.75]);
});

test('seconds that are told late or at once have each a point of their own in the course', async () => {
  const clock = createSimulatedClock();
  const { desk, kept } = openDesk(clock);
  desk.follow([{ id: callId('one'), phase: 'active', kind: 'web' } as Call]);
  let seconds = 0;
  const tell = (): void => desk.heard({ callId: callId('one'), second: GOOD_SECOND, whole: { ...GOOD_WHOLE, seconds: (seconds += 1) } });
  for (const waitMs of [0, 1_600, 800, 700, 2_000, 0, 3_000]) {
    await clock.advance(waitMs);
    tell();
  }
  desk.follow([]);
  expect(kept.at(-1)?.samples.map(({ atSeconds }) => atSeconds)).toEqual([0, 2, 3, 4, 5, 6, 8]);
});

test('two calls one after the other are graded each for itself', () => {
  const { desk } = openDesk();
  const grades: string[] = [];
  desk.onQuality(({ grade }) => void grades.push(grade));
  const [first, second] = [callId('one'), callId('two')];
  const bad = { ...GOOD_SECOND, delayMs: 900 };
  const up = (id: typeof first): readonly Call[] => [{ id, phase: 'active', kind: 'web' } as Call];
  desk.follow(up(first));
  for (let count = 0; count < 3; count += 1) desk.heard({ callId: first, second: bad, whole: GOOD_WHOLE });
  desk.follow(up(second));
  desk.heard({ callId: second, second: bad, whole: GOOD_WHOLE });
  expect(grades).toEqual(['good', 'good', 'bad', 'good']);
});

test('of a Meta call the station tells, and a missing device of web numbers is no fault of it', async () => {
  const { stage, id, told } = await callOn('meta');
  stage.audio.emit({ type: 'running', running: { microphone: null, speaker: null } });
  const second = { ...GOOD_SECOND, sendDropped: null, xruns: null, driftPpm: null, roundTripMs: 90, lostPercent: 0, sendLostPercent: 0.5 };
  stage.station.emit({ type: 'quality', callId: id, second, whole: { ...GOOD_WHOLE, seconds: 1 } });
  stage.station.emit({ type: 'quality', callId: id, second: { ...second, roundTripMs: 110 }, whole: { ...GOOD_WHOLE, seconds: 2 } });
  expect(told.map(gradedSound)).toEqual([{ grade: 'good' }, { grade: 'good' }]);
  expect(told.at(-1)?.mos).toBeGreaterThan(4.2);
  expect(told.at(-1)?.means).toMatchObject({ roundTripMs: 100, lostPercent: 0, sendLostPercent: 0.5, jitterMs: 6 });
});

test('when a call ends its report is kept with it, second by second, gaps and all', async () => {
  const { stage, id } = await callOn('web');
  const startedAt = stage.clock.now();
  const tell = (seconds: number, part: Partial<QualitySecond> = {}): void =>
    stage.audio.emit({ type: 'quality', callId: id, second: { ...GOOD_SECOND, ...part }, whole: { ...GOOD_WHOLE, seconds } });
  tell(1);
  for (const seconds of [2, 3, 4]) {
    await stage.clock.advance(1_000);
    tell(seconds, { concealedPercent: 20 });
  }
  await stage.clock.advance(6_000); // the socket was lost, and five seconds with it
  tell(10);
  expect(stage.history.quality(id)).toBeNull();
  stage.app.hangUp(id);
  await stage.clock.settle();
  const report = stage.history.quality(id) ?? expect.unreachable();
  expect(report).toMatchObject({ callId: id, startedAt, stepSeconds: 1, gradeSeconds: { good: 3, poor: 0, bad: 7 } });
  expect(report.samples.map(({ atSeconds }) => atSeconds)).toEqual([0, 1, 2, 3, 9]);
  expect(report.samples.map(({ grade }) => grade)).toEqual(['good', 'good', 'good', 'bad', 'bad']);
  expect(report.samples[3]).toMatchObject({ because: 'gaps', concealedPercent: 20 });
  // 4.5 twice, 3.47 three times, and 1 for each of the five seconds without a stream.
  expect(report.means.mos).toBe(2.44);
  expect(report.whole.seconds).toBe(10);
});

test('a call in which nobody spoke has no report', async () => {
  const stage = setAppStage();
  stage.services.web.ring(CUSTOMER);
  await stage.clock.advance(2_000);
  const id = stage.onlyId();
  stage.app.reject(id);
  await stage.clock.settle();
  expect(stage.history.quality(id)).toBeNull();
});

test('of a long call a crash leaves what was measured until the last minute', async () => {
  const { stage, id } = await callOn('web');
  for (let seconds = 1; seconds <= 130; seconds += 1) {
    stage.audio.emit({ type: 'quality', callId: id, second: { ...GOOD_SECOND, farDbfs: -27.8461 }, whole: { ...GOOD_WHOLE, seconds } });
    await stage.clock.advance(1_000);
  }
  const report = stage.history.quality(id) ?? expect.unreachable();
  expect(report.samples).toHaveLength(120);
  expect(report.gradeSeconds).toEqual({ good: 120, poor: 0, bad: 0 });
  expect(report.samples.at(-1)).toMatchObject({ atSeconds: 119, farDbfs: -27.8 });
});

test('a call that quitting ends has its report too', async () => {
  const { stage, id } = await callOn('web');
  stage.audio.emit({ type: 'quality', callId: id, second: GOOD_SECOND, whole: { ...GOOD_WHOLE, seconds: 1 } });
  const stopped = stage.app.stop();
  await stage.clock.advance(5_000);
  await stopped;
  expect(stage.history.quality(id)?.samples).toHaveLength(1);
});

test('a call that was taken up again after a crash has one report, and the time without us was bad', async () => {
  const clock = createSimulatedClock();
  const id = callId('one');
  const kept: QualityReport[] = [];
  const sessionOf = () => openDesk(clock, kept).desk;
  const up: readonly Call[] = [{ id, phase: 'active', kind: 'web' } as Call];
  const talk = async (desk: ReturnType<typeof sessionOf>, seconds: number): Promise<void> => {
    desk.follow(up);
    for (let second = 1; second <= seconds; second += 1) {
      desk.heard({
        callId: id,
        second: GOOD_SECOND,
        whole: { ...GOOD_WHOLE, seconds: second, concealedPercent: 0, delayMs: 30, worstDelayMs: 90 },
      });
      await clock.advance(1_000);
    }
  };
  await talk(sessionOf(), 60);
  await clock.advance(20_000); // the app is gone, and comes back
  const again = sessionOf();
  await talk(again, 20);
  again.follow([]);
  const report = kept.at(-1) ?? expect.unreachable();
  expect(report.samples.map(({ atSeconds }) => atSeconds)).toEqual([...Array(60).keys(), ...Array.from(Array(20).keys(), (at) => at + 80)]);
  expect(report.gradeSeconds).toEqual({ good: 80, poor: 0, bad: 20 });
  expect(report.whole).toMatchObject({ seconds: 100, concealedPercent: 20, delayMs: 30, worstDelayMs: 90, reconnects: 1 });
  expect(report.whole.receivedBytes).toBe(2 * GOOD_WHOLE.receivedBytes);
  expect(report.means.roundTripMs).toBe(GOOD_SECOND.roundTripMs);
  expect(report.means.mos).toBe(3.8); // 80 seconds of 4.5, 20 of 1
});
