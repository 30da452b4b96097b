/** One message of ours on its way to the socket. Reused: what it holds is good until the next one is taken. */
export interface SendFrame {
  readonly pcm: Buffer;
  /** When its first sample was spoken. */
  oldestMs: number;
  /** When its last sample was there. */
  completeMs: number;
  /** Nothing in it that a listener would miss. */
  isQuiet: boolean;
}

export interface FrameQueue {
  readonly length: number;
  /** The frame to write into next; it joins the queue by `push`. */
  readonly blank: SendFrame;
  push(): void;
  readonly oldest: SendFrame | null;
  /** Takes the oldest out. */
  take(): SendFrame | null;
}

/** Besides those that wait: the one that is written and the one that was taken last. */
const IN_HAND = 2;

/** Frames in the order they were spoken, in memory that is laid out once: the audio path allocates none. */
export function createFrameQueue({ mostFrames, frameBytes }: { readonly mostFrames: number; readonly frameBytes: number }): FrameQueue {
  const store: readonly SendFrame[] = Array.from({ length: mostFrames + IN_HAND }, () => ({
    pcm: Buffer.alloc(frameBytes),
    oldestMs: 0,
    completeMs: 0,
    isQuiet: true,
  }));
  const spare: SendFrame = { pcm: Buffer.alloc(frameBytes), oldestMs: 0, completeMs: 0, isQuiet: true };
  let start = 0;
  let length = 0;
  const at = (place: number): SendFrame => store[(start + place) % store.length] ?? spare;
  const take = (): SendFrame | null => {
    if (length === 0) return null;
    const frame = at(0);
    start = (start + 1) % store.length;
    length -= 1;
    return frame;
  };
  return {
    get length() {
      return length;
    },
    get blank() {
      return at(length);
    },
    push() {
      length += 1;
      if (length > mostFrames) take();
    },
    get oldest() {
      return length === 0 ? null : at(0);
    },
    take,
  };
}
