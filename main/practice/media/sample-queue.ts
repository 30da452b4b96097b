/** PCM samples in order, in a ring the queue owns. Neither push nor pull allocates. */
export interface SampleQueue {
  readonly length: number;
  /** Adds samples; when full, the oldest go. */
  push(samples: Int16Array): void;
  /** Fills `out`; with silence where there is nothing. Answers how many samples were real. */
  pull(out: Int16Array): number;
}

export function createSampleQueue(capacity: number): SampleQueue {
  const ring = new Int16Array(capacity);
  let start = 0;
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(samples) {
      for (const sample of samples) {
        ring[(start + length) % capacity] = sample;
        if (length === capacity) start = (start + 1) % capacity;
        else length += 1;
      }
    },
    pull(out) {
      const count = Math.min(out.length, length);
      for (let index = 0; index < count; index += 1) out[index] = ring[(start + index) % capacity] ?? 0;
      out.fill(0, count);
      start = (start + count) % capacity;
      length -= count;
      return count;
    },
  };
}
