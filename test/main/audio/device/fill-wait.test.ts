import { expect, test } from 'vitest';
import { createFillWait } from '../../../../main/audio/device/fill-wait.ts';

/** A queue that lets a block in `roomMs` after it was handed over, and a machine that is `lateMs` late. */
function speaker() {
  let nowMs = 1_000;
  const wait = createFillWait(() => nowMs);
  wait.handed();
  return (roomMs: number, lateMs = 0): number => {
    nowMs += roomMs;
    const waitMs = wait.taken();
    nowMs += waitMs + lateMs;
    wait.handed();
    return waitMs;
  };
}

test('a block waits where the one before had to wait for its place', () => {
  const block = speaker();
  expect(block(10)).toBe(5);
  expect(block(5)).toBe(5);
  expect(block(2)).toBe(5);
});

test('a block is made at once where the one before found room: the device has less in hand than it should', () => {
  const block = speaker();
  expect(block(0)).toBe(0);
  expect(block(1.9)).toBe(0);
});

test('a machine that is late by more than three milliseconds gets no more waits for ten seconds', () => {
  const block = speaker();
  expect(block(10, 3)).toBe(5); // by three is nothing yet
  expect(block(10, 3.1)).toBe(5);
  const spared = Array.from({ length: 999 }, () => block(10));
  expect(new Set(spared)).toEqual(new Set([0]));
  expect(block(10)).toBe(5);
});

test('a machine that is late each time is tried ever more seldom', () => {
  const block = speaker();
  const triedAtBlock: number[] = [];
  for (let index = 0; index < 7_500; index += 1) if (block(10, 10) > 0) triedAtBlock.push(index);
  // A block of it takes 20 ms: ten seconds, twenty and forty lie between.
  expect(triedAtBlock).toEqual([0, 501, 1_502, 3_503]);
});

test('only a wait that was on can be late', () => {
  const block = speaker();
  expect(block(0, 50)).toBe(0);
  expect(block(10)).toBe(5);
});
