import { chanceOf, type Chance } from '../simulation/chance.ts';
import { exponential, tcpArrivals, type TcpLink } from './tcp-arrivals.ts';

const SECONDS = 60;
const FRAME_LENGTHS_MS = [20, 60] as const;

type Weather = (chance: Chance) => Pick<TcpLink, 'roundTripMs' | 'lost' | 'extraMs'>;

/** What the networks of the checked-in traces are like. The name and the seed make the trace. */
const SHAPES: Readonly<Record<string, Weather>> = {
  lan: () => ({ roundTripMs: 2 }),
  'random-loss-rtt50': (chance) => ({ roundTripMs: 50, lost: () => chance.happens(0.015) }),
  'random-loss-rtt100': (chance) => ({ roundTripMs: 100, lost: () => chance.happens(0.02) }),
  bursts: (chance) => ({ roundTripMs: 50, lost: lossBursts(chance, { perFrame: 0.006, meanLength: 4 }) }),
  'exponential-jitter': (chance) => ({
    roundTripMs: 50,
    lost: () => chance.happens(0.003),
    extraMs: () => exponential(chance, 10),
  }),
  'wifi-spikes': (chance) => ({ roundTripMs: 20, extraMs: spikes(chance) }),
  'mobile-handover': (chance) => ({ roundTripMs: 60, lost: () => chance.happens(0.002), extraMs: handovers(chance) }),
  'stall-2s': () => ({ roundTripMs: 20, extraMs: stalls([20_000, 45_000], 2_000) }),
};

export interface MadeTrace {
  /** `wifi-spikes_60ms.txt` */
  readonly file: string;
  readonly text: string;
}

/** All checked-in traces, one number a line: by how many milliseconds a frame was late. The same on every machine. */
export function makeTraces(seed = 1): readonly MadeTrace[] {
  return Object.entries(SHAPES).flatMap(([shape, weather]) =>
    FRAME_LENGTHS_MS.map((frameMs) => {
      const chance = chanceOf(seed, shape);
      const frames = (SECONDS * 1_000) / frameMs;
      const arrivalsMs = tcpArrivals({ frameMs, frames, chance: chanceOf(seed, 'noise'), ...weather(chance) });
      const lines = arrivalsMs.map((arrivalMs, frame) => (arrivalMs - frame * frameMs).toFixed(2));
      return { file: `${shape}_${String(frameMs)}ms.txt`, text: `${lines.join('\n')}\n` };
    }),
  );
}

/** Losses come in a row: a queue that overflows, a radio that fades. */
function lossBursts(chance: Chance, { perFrame, meanLength }: { readonly perFrame: number; readonly meanLength: number }): () => boolean {
  let fading = false;
  return () => (fading = chance.happens(fading ? 1 - 1 / meanLength : perFrame));
}

/** A radio that scans, or waits for its turn: every other second it keeps everything for 30 to 160 ms; else a little jitter. */
function spikes(chance: Chance): (sentMs: number) => number {
  let startsMs = 500;
  let endsMs = startsMs + 60;
  return (sentMs) => {
    if (sentMs > endsMs) {
      startsMs = sentMs + exponential(chance, 1_800);
      endsMs = startsMs + 30 + chance.share() * 130;
    }
    return (sentMs >= startsMs ? Math.max(0, endsMs - sentMs) : 0) + exponential(chance, 3);
  };
}

/** Three times another cell: nothing for a third of a second to a second, and then another way, longer or shorter. */
function handovers(chance: Chance): (sentMs: number) => number {
  const cells = [0, 14_000, 31_000, 47_000].map((fromMs, index) => ({
    fromMs,
    wayMs: [5, 35, 12, 28][index] ?? 0,
    silentUntilMs: index === 0 ? 0 : fromMs + 300 + chance.share() * 600,
  }));
  return (sentMs) => {
    const cell = cells.findLast(({ fromMs }) => sentMs >= fromMs) ?? { wayMs: 0, silentUntilMs: 0 };
    return Math.max(0, cell.silentUntilMs - sentMs) + cell.wayMs + exponential(chance, 8);
  };
}

/** The way is shut for so long, and whatever was sent comes at its end. */
function stalls(fromMs: readonly number[], lengthMs: number): (sentMs: number) => number {
  return (sentMs) => Math.max(0, ...fromMs.map((startMs) => (sentMs >= startMs ? startMs + lengthMs - sentMs : 0)));
}
