import { expect, test } from 'vitest';
import { unixMs } from '#contract/time.ts';
import { nextTurn } from '../../../../renderer/features/permissions/use-line-advice.ts';
import { advisedLine } from '../../../support/advised-line.ts';

const NOW = unixMs(1_000_000);
const later = (milliseconds: number) => unixMs(NOW + milliseconds);

test('advice is good until the first number closes or opens, or what blocks a line is over', () => {
  const advice = [
    advisedLine({ hoursUntil: later(9_000), permittedUntil: later(1) }),
    advisedLine({ blockedUntil: later(5_000), hoursUntil: later(7_000) }),
  ];
  expect(nextTurn(advice, NOW)).toBe(NOW + 5_000);
  expect(nextTurn(advice, later(5_000))).toBe(NOW + 7_000);
});

test('and for good where no line says until when, or only what is over', () => {
  expect(nextTurn([], NOW)).toBeNull();
  expect(nextTurn([advisedLine({ hoursUntil: later(-1), blockedUntil: later(0) })], NOW)).toBeNull();
});
