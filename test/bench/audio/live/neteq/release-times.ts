/**
 * When packets leave a link that holds the i-th of them `traceMs[i]` back and keeps their order, as TCP does: a late
 * one holds back all that follow. After the last number the link is without delay.
 */
export function releaseTimes(traceMs: ArrayLike<number>): (arrivedMs: number) => number {
  let index = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  return (arrivedMs) => {
    lastMs = Math.max(lastMs, arrivedMs + (traceMs[index] ?? 0));
    index += 1;
    return lastMs;
  };
}
