import { expect, test } from 'vitest';
import { createBurstTimer } from './burst-timer.ts';

const BLOCK = 480;
const BLOCK_MS = 10;

/** A device that gives back what it got, so many blocks later. */
function loop(blocksLater: number, blocks: number): readonly number[] {
  const timer = createBurstTimer();
  const line: Float32Array[] = Array.from({ length: blocksLater }, () => new Float32Array(BLOCK));
  timer.start();
  for (let block = 0; block < blocks; block += 1) {
    const out = new Float32Array(BLOCK).fill(0.9); // what lay in it before must not be played
    timer.fill(out, block * BLOCK_MS);
    line.push(out);
    timer.heard(line.shift() ?? out, block * BLOCK_MS);
  }
  return timer.tookMs;
}

test('each burst takes as long as the device does', () => {
  const tookMs = loop(6, 400);
  expect(tookMs.length).toBeGreaterThan(8);
  expect(new Set(tookMs)).toEqual(new Set([60]));
});

test('a burst that never comes back counts as a second', () => {
  expect(loop(500, 300)[0]).toBe(1_000);
});
