import { queryObjects } from 'node:v8';

/**
 * What JavaScript holds once the garbage is gone, in bytes: before it walks the heap V8 collects all that it can. Compiled code comes and
 * goes by the megabyte none the less, unless the process was told otherwise.
 */
export async function heldBytes(): Promise<number> {
  for (let time = 0; time < 2; time += 1) {
    // What finalizers let go is garbage a turn later.
    await new Promise((resolve) => setImmediate(resolve));
    queryObjects(AbortController, { format: 'count' });
  }
  return process.memoryUsage().heapUsed;
}

/** How many there are in the heap. */
export interface ObjectCount {
  readonly maps: number;
  readonly sets: number;
  readonly promises: number;
  readonly aborts: number;
  /** Closures: a listener or a timer that is left behind is one. */
  readonly functions: number;
}

/** Walks the whole heap for each, which takes half a second. */
export function countObjects(): ObjectCount {
  const countOf = (kind: Parameters<typeof queryObjects>[0]): number => queryObjects(kind, { format: 'count' });
  return {
    maps: countOf(Map),
    sets: countOf(Set),
    promises: countOf(Promise),
    aborts: countOf(AbortController),
    functions: countOf(Function),
  };
}
