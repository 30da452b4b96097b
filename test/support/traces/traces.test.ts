import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asLongerFrames, readTraces, TRACES_FOLDER } from './read-traces.ts';
import { makeTraces } from './trace-shapes.ts';

describe('the checked-in traces', () => {
  test('are what make-traces.ts makes, no more and no less', () => {
    const made = makeTraces();
    expect(readdirSync(TRACES_FOLDER).filter((file) => file.endsWith('.txt'))).toEqual(made.map(({ file }) => file).toSorted());
    for (const { file, text } of made) expect(readFileSync(join(TRACES_FOLDER, file), 'utf8') === text, `${file} was made anew`).toBe(true);
  });

  test('are another story for another seed', () => {
    const [one, other] = [makeTraces(1), makeTraces(2)];
    expect(one.every(({ text }, index) => text !== other[index]?.text)).toBe(true);
  });

  test.each(readTraces(TRACES_FOLDER))('$name of $frameMs ms frames lasts a minute, and nothing overtakes', ({ frameMs, lateMs }) => {
    expect(lateMs.length * frameMs).toBe(60_000);
    for (let frame = 1; frame < lateMs.length; frame += 1)
      expect(frame * frameMs + (lateMs[frame] ?? 0)).toBeGreaterThanOrEqual((frame - 1) * frameMs + (lateMs[frame - 1] ?? 0) - 1e-6);
    expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(0);
  });
});

test('longer frames take every third line, which is when their first part arrived', () => {
  const trace = { name: 'any', frameMs: 20, lateMs: Float64Array.of(1, 2, 3, 4, 5, 6, 7) };
  expect(asLongerFrames(trace, 3)).toEqual({ name: 'any', frameMs: 60, lateMs: Float64Array.of(1, 4, 7) });
});
