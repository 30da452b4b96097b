import { expect, test } from 'vitest';
import { textPieces, variablesIn } from '#contract/message-template.ts';

test.each(['{{', '{{}', '{{ nome'])('a text of the service that is full of spaces takes no time: %s', (opening) => {
  const text = `${opening}${' '.repeat(4_096)}`;
  const tookMs = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    expect([variablesIn([text]), textPieces(text)]).toEqual([[], [{ kind: 'text', text }]]);
    return performance.now() - begun;
  });
  // The best of five: a busy machine adds to a single one.
  expect(Math.min(...tookMs)).toBeLessThan(50);
});
