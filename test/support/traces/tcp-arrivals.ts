import type { Chance } from '../simulation/chance.ts';

/** A link that a phone call's TCP connection runs over, as it shows in when frames arrive. Everything in milliseconds. */
export interface TcpLink {
  readonly frameMs: number;
  readonly frames: number;
  readonly roundTripMs: number;
  readonly chance: Chance;
  /** Is the next segment lost? Asked once for each that is sent, in the order of their sending. */
  readonly lost?: () => boolean;
  /** What the way adds to the base for a segment sent at this time: queues, radio, a changed route. */
  readonly extraMs?: (sentMs: number) => number;
}

/** Of every segment: timers, queues, wake-ups. Measured medians lie near 1 ms. */
const SETTLED_MS = 0.3;
const NOISE_MS = 0.6;
/** Linux's smallest retransmission timeout over the round trip. */
const TIMEOUT_OVER_ROUND_TRIP_MS = 200;

interface Sending {
  readonly frame: number;
  readonly atMs: number;
  readonly times: number;
}

/**
 * When each frame can be read at the far end. TCP as measured: the first segment that comes through tells of those lost before
 * it, so that these are sent again a round trip later; what is lost again waits for the retransmission timer, which doubles.
 * Whatever was sent meanwhile is held back, and is read together with it.
 */
export function tcpArrivals({ frameMs, frames, roundTripMs, chance, lost = () => false, extraMs = () => 0 }: TcpLink): readonly number[] {
  const sendings: Sending[] = Array.from({ length: frames }, (_, frame) => ({ frame, atMs: frame * frameMs, times: 0 }));
  const arrivedMs = Array.from({ length: frames }, () => 0);
  const missing: number[] = [];
  const send = (sending: Sending): void => {
    const place = sendings.findIndex(({ atMs }) => atMs > sending.atMs);
    sendings.splice(place < 0 ? sendings.length : place, 0, sending);
  };
  for (let sending = sendings.shift(); sending !== undefined; sending = sendings.shift()) {
    const { frame, atMs, times } = sending;
    if (!lost()) {
      arrivedMs[frame] = atMs + extraMs(atMs) + SETTLED_MS + exponential(chance, NOISE_MS);
      for (const earlier of missing.splice(0)) send({ frame: earlier, atMs: atMs + roundTripMs, times: 1 });
    } else if (times === 0 && frame < frames - 1) missing.push(frame);
    else send({ frame, atMs: atMs + (roundTripMs + TIMEOUT_OVER_ROUND_TRIP_MS) * 2 ** Math.max(0, times - 1), times: times + 1 });
  }
  let readableMs = 0;
  return arrivedMs.map((atMs) => (readableMs = Math.max(readableMs, atMs)));
}

export function exponential(chance: Chance, mean: number): number {
  return -mean * Math.log(1 - chance.share());
}
