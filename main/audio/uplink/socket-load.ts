/** A frame of ours carries a header of this many bytes: two, two of length, four of mask. */
const HEADER_BYTES = 8;
/** As many of the frames handed over last are remembered. */
const REMEMBERED = 8;

export interface SocketLoad {
  handedOver(oldestMs: number): void;
  /** How many frames `unsentBytes` are; the few bytes of pings between them are none. */
  frames(unsentBytes: number): number;
  /** When the oldest of so many unsent frames was spoken; null where there is none. */
  oldestMs(frames: number): number | null;
}

/** What lies in a socket that the network does not empty: frames leave it in order, so their number tells which they are. */
export function createSocketLoad(frameBytes: number): SocketLoad {
  const spokenMs = new Float64Array(REMEMBERED);
  let handed = 0;
  return {
    handedOver(oldestMs) {
      spokenMs[handed % REMEMBERED] = oldestMs;
      handed += 1;
    },
    frames: (unsentBytes) => Math.min(handed, Math.round(unsentBytes / (frameBytes + HEADER_BYTES))),
    oldestMs: (frames) => (frames === 0 ? null : (spokenMs[(handed - Math.min(frames, REMEMBERED)) % REMEMBERED] ?? null)),
  };
}
