import { expect, test } from 'vitest';
import { startSendWatch, watchSending, type SendLook } from '../../../../renderer/station/media/send-watch.ts';

/** Looks ten times a second, `seconds` long, and lists the seconds at which it is to be mended. */
function mendedAt(seconds: number, look: (second: number) => Omit<SendLook, 'nowMs'>): number[] {
  let watch = startSendWatch({ nowMs: 7_000, bytes: look(0).bytes });
  const mended: number[] = [];
  for (let tenth = 1; tenth <= seconds * 10; tenth += 1) {
    watch = watchSending(watch, { nowMs: 7_000 + tenth * 100, ...look(tenth / 10) });
    if (watch.isDry) mended.push(tenth / 10);
  }
  return mended;
}
const sending = (bytes: number): Omit<SendLook, 'nowMs'> => ({ bytes, isConnected: true });

test('sound that leaves is let alone, also where packets bunch', () => {
  expect(mendedAt(30, (second) => sending(Math.floor(second / 2) * 4_000))).toEqual([]);
});

test('five seconds without a byte are mended once, and again every five where that did not help', () => {
  expect(mendedAt(18, (second) => sending(Math.min(second, 2) * 4_000))).toEqual([7, 12, 17]);
});

test('a track that was mended counts from its own beginning', () => {
  expect(mendedAt(20, (second) => sending(second < 2 ? second * 4_000 : second < 7 ? 0 : (second - 6) * 10))).toEqual([6.9]);
});

test('while the connection is down nothing is mended, because nothing could leave', () => {
  const down = (second: number): boolean => second > 2 && second < 14;
  expect(mendedAt(16, (second) => ({ bytes: 4_000 * Math.min(second, 2), isConnected: !down(second) }))).toEqual([]);
});
