/** The time of the simulated world, which nobody's clock is: services, tunnels and machines live in it side by side. */
export interface SimulatedTime {
  /** True Unix milliseconds. */
  nowMs(): number;
  after(milliseconds: number, work: () => void): () => void;
  /** Lets time pass. What falls due runs in order, and every promise that it settles runs on before the next. */
  pass(milliseconds: number): Promise<void>;
  /** Lets promises run on without time passing. */
  settle(): Promise<void>;
  /** What is still to happen. */
  pending(): number;
}

interface Due {
  readonly atMs: number;
  readonly order: number;
  readonly work: () => void;
  cancelled: boolean;
}

function isBefore(one: Due, other: Due): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/** A binary heap: thousands of things may be due, and the next one is asked for all the time. */
function dueQueue(): { readonly add: (due: Due) => void; readonly next: () => Due | undefined; readonly take: () => void } {
  const heap: Due[] = [];
  const at = (place: number): Due | undefined => heap[place];
  const swap = (one: number, other: number): void => {
    const [first, second] = [at(one), at(other)];
    if (first === undefined || second === undefined) return;
    heap[one] = second;
    heap[other] = first;
  };
  const precedes = (one: number, other: number): boolean => {
    const [first, second] = [at(one), at(other)];
    return first !== undefined && second !== undefined && isBefore(first, second);
  };
  return {
    add(due) {
      heap.push(due);
      for (let place = heap.length - 1; place > 0;) {
        const parent = (place - 1) >> 1;
        if (!precedes(place, parent)) return;
        swap(place, parent);
        place = parent;
      }
    },
    next: () => at(0),
    take() {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      for (let place = 0; ;) {
        const [left, right] = [2 * place + 1, 2 * place + 2];
        const least = precedes(right, left) ? right : left;
        if (!precedes(least, place)) return;
        swap(least, place);
        place = least;
      }
    },
  };
}

export function createSimulatedTime(startMs: number): SimulatedTime {
  const queue = dueQueue();
  let nowMs = startMs;
  let order = 0;
  let waiting = 0;

  // A turn of the real loop comes after every promise that can settle without time passing.
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  return {
    nowMs: () => nowMs,
    after(milliseconds, work) {
      order += 1;
      const due: Due = { atMs: nowMs + Math.max(0, milliseconds), order, work, cancelled: false };
      queue.add(due);
      waiting += 1;
      return () => {
        if (due.cancelled) return;
        due.cancelled = true;
        waiting -= 1;
      };
    },
    async pass(milliseconds) {
      const until = nowMs + milliseconds;
      await settle();
      for (let due = queue.next(); due !== undefined && due.atMs <= until; due = queue.next()) {
        queue.take();
        if (due.cancelled) continue;
        due.cancelled = true;
        waiting -= 1;
        nowMs = Math.max(nowMs, due.atMs);
        due.work();
        await settle();
      }
      nowMs = until;
    },
    settle,
    pending: () => waiting,
  };
}
