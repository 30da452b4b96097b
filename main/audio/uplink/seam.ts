/** Short enough to be instant, long enough not to click. */
const FADE_MS = 5;
const BYTES = 2;

export interface Seam {
  /** A frame follows on the last one, in front of which something was left out. Changes it in place. */
  close(frame: Buffer, follows: 'what-was-sent' | 'silence'): void;
  /** This frame is sent. */
  sent(frame: Buffer): void;
}

/** Where frames were left out, the next one rises from what is heard before it: from its last sample, or from silence. */
export function createSeam(rateHz: number): Seam {
  const fadeSamples = Math.round((FADE_MS * rateHz) / 1_000);
  let last = 0;
  return {
    close(frame, follows) {
      const from = follows === 'silence' ? 0 : last;
      const count = Math.min(fadeSamples, frame.length / BYTES);
      for (let index = 0; index < count; index += 1) {
        const gain = index / count;
        frame.writeInt16LE(Math.round(from * (1 - gain) + frame.readInt16LE(index * BYTES) * gain), index * BYTES);
      }
    },
    sent(frame) {
      last = frame.readInt16LE(frame.length - BYTES);
    },
  };
}
