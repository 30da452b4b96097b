export interface SampleRing {
  readonly length: number;
  readonly capacity: number;
  /** Adds the newest `count` samples of `samples` (all by default); returns how many of the oldest had to go. */
  push(samples: Float32Array, count?: number): number;
  /** Moves the oldest samples into `out` from `offset` on, as many as there are up to `count`; returns how many. */
  take(out: Float32Array, offset: number, count: number): number;
  /** Copies without taking; returns how many. */
  peek(out: Float32Array, count: number): number;
  discard(count: number): void;
}

/** A ring that forgets its oldest samples when it is full. Allocates only when it is made. */
export function createSampleRing(capacity: number): SampleRing {
  const store = new Float32Array(capacity);
  let start = 0;
  let length = 0;

  const copyOut = (out: Float32Array, offset: number, count: number): number => {
    const copied = Math.min(count, length, out.length - offset);
    for (let index = 0; index < copied; index += 1) out[offset + index] = store[(start + index) % capacity] ?? 0;
    return copied;
  };
  const discard = (count: number): void => {
    const gone = Math.min(count, length);
    start = (start + gone) % capacity;
    length -= gone;
  };
  return {
    get length() {
      return length;
    },
    capacity,
    push(samples, count = samples.length) {
      const skipped = Math.max(0, count - capacity);
      const overflow = Math.max(0, length + (count - skipped) - capacity);
      discard(overflow);
      for (let index = skipped; index < count; index += 1) {
        store[(start + length) % capacity] = samples[index] ?? 0;
        length += 1;
      }
      return skipped + overflow;
    },
    take(out, offset, count) {
      const copied = copyOut(out, offset, count);
      discard(copied);
      return copied;
    },
    peek: (out, count) => copyOut(out, 0, count),
    discard,
  };
}
