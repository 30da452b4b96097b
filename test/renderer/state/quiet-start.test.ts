import { expect, test } from 'vitest';
import { QUIET_START_MS } from '#contract/quiet-start-ms.ts';
import { beginQuietStart, hearGesture } from '../../../renderer/state/quiet-start.ts';
import type { GesturePart } from '../../../renderer/state/quiet-start.ts';

/** Which of the timeline's parts act on a card that appeared at 0 ms. */
function heardOf(timeline: readonly (readonly [number, GesturePart])[]): readonly boolean[] {
  let guard = beginQuietStart(0);
  return timeline.map(([now, part]) => {
    const heard = hearGesture(guard, { part, now });
    guard = heard.guard;
    return heard.isHeard;
  });
}

test('words being typed when the card comes up neither answer nor refuse', () => {
  expect(
    heardOf([
      [10, 'begins'],
      [60, 'goes-on'],
      [300, 'begins'],
      [599, 'goes-on'],
    ]),
  ).toEqual([false, false, false, false]);
});

test('a click after the first 600 ms acts', () => {
  expect(
    heardOf([
      [QUIET_START_MS, 'begins'],
      [QUIET_START_MS + 80, 'goes-on'],
    ]),
  ).toEqual([true, true]);
});

test('a press that began too early stays unheard, however late it is let go', () => {
  expect(
    heardOf([
      [550, 'begins'],
      [900, 'goes-on'],
      [901, 'goes-on'],
    ]),
  ).toEqual([false, false, false]);
});

test('after such a press the next one is heard', () => {
  expect(
    heardOf([
      [550, 'begins'],
      [900, 'goes-on'],
      [1_200, 'begins'],
      [1_260, 'goes-on'],
    ]),
  ).toEqual([false, false, true, true]);
});
