import { type Call, callId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import type { CallQuality, QualitySecond, QualityWhole } from '#contract/quality.ts';
import { expect, test } from 'vitest';
import { createQualityDesk } from '../../../../main/core/quality/quality-desk.ts';
import { createStrainWatch } from '../../../../main/core/quality/strain-watch.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { GOOD_SECOND, GOOD_WHOLE } from '../../../../build/gallery/quality-fixtures.ts';

const ID = callId('one');
const GAPS: QualitySecond = { ...GOOD_SECOND, concealedPercent: 12 };

/** In milliseconds: this process, and the one that tells of the sound. A figure alone is both. */
type Stall = number | Standstill;

interface Standstill {
  readonly main: number;
  readonly sound: number;
  /** So far into the second; in its middle unless told. */
  readonly sinceMs?: number;
  /** The process of the sound opens other devices meanwhile. */
  readonly opensDevices?: boolean;
}

interface Talk {
  readonly clock: SimulatedClock;
  /** One second of the call, and how long its processes stood still in it. */
  second(heard: QualitySecond, stall?: Stall, whole?: Partial<QualityWhole>): Promise<string>;
}

/** A call whose sound comes over a network, or from this machine. */
function talk({ isSoundHere = false, isOverWifi = false } = {}): Talk {
  const clock = createSimulatedClock();
  const desk = createQualityDesk({
    clock,
    log: memoryLog(),
    keep: () => undefined,
    kept: () => null,
    isSoundHere: (line) => isSoundHere && line === 'line',
    isOverWifi: () => isOverWifi,
  });
  let told: CallQuality | null = null;
  desk.onQuality((quality) => (told = quality));
  desk.follow([{ id: ID, lineId: lineId('line'), phase: 'active', kind: 'web' } as Call]);
  let seconds = 0;
  return {
    clock,
    async second(heard, stall = 0, whole = {}) {
      const standstill: Standstill = typeof stall === 'number' ? { main: stall, sound: stall } : stall;
      const { main, sound, sinceMs = 500, opensDevices = false } = standstill;
      await clock.advance(sinceMs);
      // Time passes, and no timer runs.
      clock.jump(main);
      await clock.advance(1_000 - sinceMs + sound - main);
      if (opensDevices) desk.devicesRun({ microphone: 'Headset', speaker: 'Headset' });
      seconds += 1;
      desk.heard({ callId: ID, second: heard, whole: { ...GOOD_WHOLE, seconds, ...whole } });
      const now = told as CallQuality | null;
      return now === null || now.grade === 'good' ? 'good' : `${now.because}${now.isOverWifi ? ', on Wi-Fi' : ''}`;
    },
  };
}
const course = async (call: Talk, seconds: readonly (readonly [QualitySecond, Stall?])[]): Promise<readonly string[]> => {
  const told: string[] = [];
  for (const [heard, stall] of seconds) told.push(await call.second(heard, stall));
  return told;
};

test('sound that breaks up while this computer stands still again and again is laid to the computer, until the warning is over', async () => {
  const call = talk({ isOverWifi: true });
  await call.second(GOOD_SECOND);
  expect(
    await course(call, [
      [GAPS, 150],
      [GAPS, 150],
      [GAPS, 150],
    ]),
  ).toEqual(['good', 'good', 'busy, on Wi-Fi']);
  // The load is gone; the warning stays for as long as warnings do, and does not turn against the network meanwhile.
  expect(new Set(await course(call, [[GAPS], [GOOD_SECOND], [GOOD_SECOND], [GOOD_SECOND], [GOOD_SECOND]]))).toEqual(
    new Set(['busy, on Wi-Fi']),
  );
  expect(await call.second(GOOD_SECOND)).toBe('good');
});

test('sound that breaks up while this computer keeps up is laid to the network', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(
    await course(call, [
      [GAPS, 40],
      [GAPS, 60],
      [GAPS, 40],
    ]),
  ).toEqual(['good', 'good', 'gaps']);
});

test.each([
  ['the process of the sound', { main: 0, sound: 200 }],
  ['this process', { main: 200, sound: 0 }],
])('%s alone standing still is enough', async (_name, stall) => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(
    await course(call, [
      [GAPS, stall],
      [GAPS, stall],
      [GAPS, stall],
    ]),
  ).toEqual(['good', 'good', 'busy']);
});

test('strain of a while ago excuses no network', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  await course(call, [
    [GOOD_SECOND, 400],
    [GOOD_SECOND, 400],
  ]);
  for (let second = 0; second < 10; second += 1) await call.second(GOOD_SECOND);
  expect(await course(call, [[GAPS], [GAPS], [GAPS]])).toEqual(['good', 'good', 'gaps']);
});

test('a machine that slept is not a busy one', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(await course(call, [[GAPS, 3_600_000], [GAPS], [GAPS]])).toEqual(['good', 'good', 'gaps']);
});

test('a second that is late by a lost connection does not speak against this computer', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  await call.clock.advance(700);
  await call.second(GAPS, 0, { reconnects: 1 });
  await call.second(GAPS, 0, { reconnects: 1 });
  expect(await call.second(GAPS, 0, { reconnects: 1 })).toBe('gaps');
});

/** This process stands still as a second is due, so that it beats late and hears of that second late. */
const ACROSS_A_REPORT = { main: 120, sound: 120, sinceMs: 950 };

test('one standstill that keeps beat and report waiting alike is one delay, and excuses no network', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(await course(call, [[GAPS, ACROSS_A_REPORT], [GAPS], [GAPS]])).toEqual(['good', 'good', 'gaps']);
});

test('such standstills again and again are strain', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(
    await course(call, [
      [GAPS, ACROSS_A_REPORT],
      [GAPS, ACROSS_A_REPORT],
      [GAPS, ACROSS_A_REPORT],
    ]),
  ).toEqual(['good', 'good', 'busy']);
});

test('one standstill that makes the seconds of three calls late is one delay', () => {
  const strain = createStrainWatch(createSimulatedClock());
  for (const lateMs of [120, 90, 120]) strain.told(lateMs);
  expect(strain.isStrained()).toBe(false);
});

test('a second that is late because devices were opened does not speak against this computer', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(await course(call, [[GAPS, { main: 0, sound: 300, opensDevices: true }], [GAPS], [GAPS]])).toEqual(['good', 'good', 'gaps']);
});

test.each([
  ['the process of the sound standing still in a later second', { main: 0, sound: 300 }, { main: 0, sound: 0, opensDevices: true }],
  ['this process standing still meanwhile', 0, { main: 300, sound: 300, opensDevices: true }],
])('opening devices does not excuse %s', async (_name, later, opening) => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(await course(call, [[GAPS, opening], [GAPS, later], [GAPS]])).toEqual(['good', 'good', 'busy']);
});

test('where the sound stays on this machine no network is blamed', async () => {
  const call = talk({ isSoundHere: true });
  expect(await course(call, [[GAPS], [GAPS], [GAPS]])).toEqual(['good', 'good', 'busy']);
});

test('nothing beats on when nobody tells of a call any more', async () => {
  const call = talk();
  await call.second(GOOD_SECOND);
  expect(call.clock.pending()).toBe(1);
  await call.clock.advance(3_000);
  expect(call.clock.pending()).toBe(0);
});
