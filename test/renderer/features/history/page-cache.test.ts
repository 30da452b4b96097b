import { describe, expect, test } from 'vitest';
import type { HistoryPage } from '#contract/history.ts';
import { entryAt, missingPage, PAGE_ENTRIES, type PageCache, withPage } from '../../../../renderer/features/history/page-cache.ts';

const page = (from: number, total: number, revision = 1): HistoryPage => ({
  revision,
  total,
  from,
  entries: Array.from({ length: Math.min(PAGE_ENTRIES, total - from) }, () => null),
});
const read = (pages: readonly number[], total: number): PageCache =>
  pages.reduce<PageCache | null>((cache, one) => withPage(cache, 'all', page(one * PAGE_ENTRIES, total)), null) ??
  expect.unreachable('no page');

describe('what is read of a long list', () => {
  test('is the page one looks at, and the next where one looks at two', () => {
    expect(missingPage(null, { first: 50_050, last: 50_070 })).toBe(500);
    const cache = read([500], 100_000);
    expect(missingPage(cache, { first: 50_050, last: 50_070 })).toBeNull();
    expect(missingPage(cache, { first: 50_090, last: 50_110 })).toBe(501);
    expect(missingPage(cache, { first: 10, last: 20 })).toBe(0);
  });

  test('ends where the list does', () => {
    expect(missingPage(read([0], 30), { first: 0, last: 200 })).toBeNull();
    expect(missingPage(read([0], 30), { first: 120, last: 200 })).toBeNull();
    expect(missingPage(withPage(null, 'none', page(0, 0)), { first: 0, last: 20 })).toBeNull();
  });

  test('is found by its place; what is not read yet is told from what cannot be read', () => {
    const cache = read([2], 1_000);
    expect(entryAt(cache, 250)).toBeNull();
    expect(entryAt(cache, 350)).toBeUndefined();
  });

  test('begins anew with another list, and with every change of it', () => {
    const cache = read([0, 1], 1_000);
    expect(withPage(cache, 'missed', page(0, 12)).pages.size).toBe(1);
    expect(withPage(cache, 'all', page(0, 1_001, 2))).toMatchObject({ total: 1_001, revision: 2 });
    expect(withPage(cache, 'all', page(0, 1_001, 2)).pages.size).toBe(1);
    expect(withPage(cache, 'all', page(200, 1_000)).pages.size).toBe(3);
  });

  test('is forgotten far from where one looks, so that a day of scrolling does not fill the memory', () => {
    const cache = read(
      Array.from({ length: 200 }, (_one, index) => index),
      100_000,
    );
    expect(cache.pages.size).toBe(40);
    expect([cache.pages.has(199), cache.pages.has(0)]).toEqual([true, false]);
  });
});
