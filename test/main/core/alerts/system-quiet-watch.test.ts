import type { Call } from '#contract/call.ts';
import { expect, test } from 'vitest';
import { createSystemQuietWatch } from '../../../../main/core/alerts/system-quiet-watch.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { PLAIN_SETTINGS } from '../../../support/fakes/memory-stores.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const MINUTE = 60_000;

function openWatch() {
  const clock = createSimulatedClock();
  let answer: boolean | null = false;
  let takesMs = 0;
  let asked = 0;
  let changes = 0;
  const watch = createSystemQuietWatch({
    clock,
    log: memoryLog(),
    read: () => {
      asked += 1;
      const told = answer;
      return new Promise((resolve) => clock.after(takesMs, () => resolve(told)));
    },
    changed: () => void (changes += 1),
  });
  return {
    clock,
    watch,
    asked: () => asked,
    changes: () => changes,
    says(next: boolean | null, afterMs = 0) {
      answer = next;
      takesMs = afterMs;
    },
    async sees(calls: readonly Call[], cardInSystemQuiet = false) {
      watch.follow({ calls, settings: { ...PLAIN_SETTINGS, alerts: { ...PLAIN_SETTINGS.alerts, cardInSystemQuiet } } });
      await clock.advance(1);
    },
  };
}

test('where the card comes up whatever the system wants, nobody asks', async () => {
  const { clock, watch, asked, sees } = openWatch();
  await sees([CALL_IN.ringing], true);
  await clock.advance(60 * MINUTE);
  expect([asked(), watch.isQuiet()]).toEqual([0, null]);
});

test('while nothing rings the system is asked every five minutes, for each question is a program that starts', async () => {
  const { clock, asked, sees } = openWatch();
  await sees([CALL_IN.active]);
  expect(asked()).toBe(1);
  await clock.advance(5 * MINUTE - 10);
  await sees([]);
  expect(asked()).toBe(1);
  await clock.advance(55 * MINUTE + 10);
  expect(asked()).toBe(12 + 1);
});

test('it is asked anew when a call begins to ring, every half minute while it rings, and seldom again afterwards', async () => {
  const { clock, asked, sees } = openWatch();
  await sees([]);
  await clock.advance(MINUTE);
  await sees([CALL_IN.ringing]);
  expect(asked()).toBe(2);
  await sees([CALL_IN.ringing]);
  expect(asked()).toBe(2);
  await clock.advance(MINUTE);
  expect(asked()).toBe(4);
  await sees([]);
  // The question that was due while it rang is still asked.
  await clock.advance(30_000);
  expect(asked()).toBe(5);
  await clock.advance(4 * MINUTE);
  expect(asked()).toBe(5);
});

test('until the system answers, its last answer holds', async () => {
  const { clock, watch, changes, says, sees } = openWatch();
  says(true);
  await sees([]);
  expect([watch.isQuiet(), changes()]).toEqual([true, 1]);
  says(false, 2_000);
  await sees([CALL_IN.ringing]);
  await clock.advance(1_000);
  expect([watch.isQuiet(), changes()]).toEqual([true, 1]);
  await clock.advance(1_000);
  expect([watch.isQuiet(), changes()]).toEqual([false, 2]);
});

test('who wants the card in any case is told nothing of the system any more, also by an answer that comes late', async () => {
  const { clock, watch, asked, says, sees } = openWatch();
  says(true);
  await sees([]);
  says(true, 2_000);
  await sees([CALL_IN.ringing]);
  await sees([CALL_IN.ringing], true);
  await clock.advance(60 * MINUTE);
  expect([watch.isQuiet(), asked()]).toEqual([null, 2]);
});

test('after the end nobody is asked any more', async () => {
  const { clock, watch, asked, sees } = openWatch();
  await sees([CALL_IN.ringing]);
  watch.stop();
  await clock.advance(60 * MINUTE);
  expect([asked(), clock.pending()]).toEqual([1, 0]);
});
