export interface SampleHistory {
  /** Position behind the newest sample: how many were ever written. */
  readonly end: number;
  /** Position of the oldest sample that is still kept. */
  readonly start: number;
  write(samples: Float32Array): void;
  /** Copies `count` samples from position `from` on into `out` at `offset`; what is not kept reads as silence. */
  copy(out: Float32Array, where: { readonly from: number; readonly count: number; readonly offset?: number }): void;
}

/** The last `capacity` samples of an endless stream, each found by its position in it. Allocates only when it is made. */
export function createSampleHistory(capacity: number): SampleHistory {
  const store = new Float32Array(capacity);
  let end = 0;
  return {
    get end() {
      return end;
    },
    get start() {
      return Math.max(0, end - capacity);
    },
    write(samples) {
      const from = Math.max(0, samples.length - capacity);
      let place = (end + from) % capacity;
      for (let index = from; index < samples.length; index += 1) {
        store[place] = samples[index] ?? 0;
        place = place + 1 === capacity ? 0 : place + 1;
      }
      end += samples.length;
    },
    copy(out, { from, count, offset = 0 }) {
      let place = ((from % capacity) + capacity) % capacity;
      for (let index = 0; index < count; index += 1) {
        const position = from + index;
        out[offset + index] = position < end && position >= end - capacity && position >= 0 ? (store[place] ?? 0) : 0;
        place = place + 1 === capacity ? 0 : place + 1;
      }
    },
  };
}
