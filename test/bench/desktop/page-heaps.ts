import type { Page } from 'playwright-core';

const MEBIBYTE = 1_048_576;

/** All pages of the app together. */
export interface PageHeaps extends PageHeap {
  /** Each page by itself, in MiB, by its name: where something grows, it says in which. */
  readonly eachMiB: ReadonlyMap<string, number>;
}

interface PageHeap {
  /** What JavaScript holds, in MiB. */
  readonly heapMiB: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What the pages hold on to: their garbage is collected first, which Chromium puts off for as long as there is memory. */
export async function pageHeaps(pages: Readonly<Record<string, Page>>): Promise<PageHeaps> {
  const heaps = await Promise.all(Object.entries(pages).map(async ([name, page]) => [name, await pageHeap(page)] as const));
  const sum = (of: (heap: PageHeap) => number): number => heaps.reduce((total, [, heap]) => total + of(heap), 0);
  return {
    heapMiB: sum(({ heapMiB }) => heapMiB),
    nodes: sum(({ nodes }) => nodes),
    listeners: sum(({ listeners }) => listeners),
    eachMiB: new Map(heaps.map(([name, { heapMiB }]) => [name, heapMiB])),
  };
}

async function pageHeap(page: Page): Promise<PageHeap> {
  const session = await page.context().newCDPSession(page);
  // The second collection takes what the first one's finalizers let go.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heapMiB: usedSize / MEBIBYTE, nodes, listeners: jsEventListeners };
}
