import { expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { IDLE, RECENTS, SALES, SUPPORT, ago } from '../../../../build/gallery/fixtures.ts';
import { lineToDial } from '../../../../renderer/features/dial/choose-line.ts';
import { lastDialled } from '../../../../renderer/features/dial/last-dialled.ts';

const BROKEN = { ...SALES, status: { state: 'unreachable', error: appError('key-rejected'), since: ago(1) } } as const;

test('a call goes out on the chosen line, whatever its state', () => {
  expect(lineToDial([BROKEN, SUPPORT], BROKEN.id)).toBe(BROKEN);
});

test('without a choice, or when the chosen line is gone, the first that works is taken', () => {
  expect(lineToDial([BROKEN, SUPPORT], null)).toBe(SUPPORT);
  expect(lineToDial([SUPPORT], SALES.id)).toBe(SUPPORT);
  expect(lineToDial([BROKEN], null)).toBe(BROKEN);
  expect(lineToDial([], null)).toBeNull();
});

test('an empty field brings back the last number we called, not the last that called us', () => {
  expect(lastDialled(RECENTS)?.peer).toBe('+5521988880002');
  expect(lastDialled(IDLE.recents.filter((recent) => recent.direction === 'inbound'))).toBeNull();
  expect(lastDialled(RECENTS.toReversed())?.peer).toBe('+5521988880002');
});
