import type { HistoryEntry, HistoryPage } from '#contract/history.ts';

/** Entries of one page of the cache. */
export const PAGE_ENTRIES = 100;
/** Some 4,000 calls around the place one looks at. */
const MOST_PAGES = 40;

/** What was read of one list, page by page. */
export interface PageCache {
  /** The filter as text: pages of another list do not fit. */
  readonly list: string;
  readonly revision: number;
  readonly total: number;
  readonly pages: ReadonlyMap<number, HistoryPage['entries']>;
}

/** The places that are on the screen, both included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** The page to read next for a range; null where all of it is there. Before anything is known it is the first. */
export function missingPage(cache: PageCache | null, { first, last }: Range): number | null {
  if (cache === null) return pageOf(first);
  if (cache.total === 0) return null;
  const end = Math.min(last, cache.total - 1);
  for (let page = pageOf(Math.min(first, end)); page <= pageOf(end); page += 1) if (!cache.pages.has(page)) return page;
  return null;
}

/** The cache with one more page. A page of another list, or of a newer revision, begins anew. */
export function withPage(cache: PageCache | null, list: string, page: HistoryPage): PageCache {
  const known = cache !== null && cache.list === list && cache.revision === page.revision ? cache.pages : [];
  const place = pageOf(page.from);
  const pages = new Map(known);
  pages.set(place, page.entries);
  if (pages.size > MOST_PAGES) {
    const farthest = [...pages.keys()].reduce((far, one) => (Math.abs(one - place) > Math.abs(far - place) ? one : far), place);
    pages.delete(farthest);
  }
  return { list, revision: page.revision, total: page.total, pages };
}

/** Undefined: not read yet. Null: it cannot be read. */
export function entryAt(cache: PageCache, place: number): HistoryEntry | null | undefined {
  return cache.pages.get(pageOf(place))?.[place % PAGE_ENTRIES];
}

function pageOf(place: number): number {
  return Math.floor(place / PAGE_ENTRIES);
}
