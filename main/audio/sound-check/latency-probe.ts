import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../dsp/sound-format.ts';
import { createChirpFinder } from './chirp-finder.ts';
import { chirpSamples } from './test-sounds.ts';

const CHIRPS = 3;
/** Bluetooth takes some 300 ms; what is later is an echo of something else. */
const LONGEST_MS = 500;
/** Devices that have just been opened need a moment until they play. */
const LEAD_MS = 400;
const PERIOD_MS = 900;
const WHOLE_MS = LEAD_MS + CHIRPS * PERIOD_MS;
/** Two chirps agree within this: a busy machine hands blocks over late, a chance likeness lies anywhere. */
const AGREEMENT_MS = 20;

const SAMPLES_PER_MS = INNER_RATE_HZ / 1_000;

export interface LatencyProbe {
  /** The microphone's sound before anything is done to it: an echo canceller would take the chirp for what it is. */
  heard(block: Float32Array, nowMs: number): void;
  play(mix: Float32Array, nowMs: number): void;
  /** 0 to 1. */
  readonly progress: number;
  /** Milliseconds from handing a sample to the speaker to having it back from the microphone; null where nothing came back. */
  latencyMs(): number | null;
}

/** Plays chirps and listens. Both directions run by the block, so a sample's time is its block's, plus its place in there. */
export function createLatencyProbe(): LatencyProbe {
  const chirp = chirpSamples();
  const tape = new Float32Array((WHOLE_MS + LONGEST_MS) * SAMPLES_PER_MS);
  const arrivals = new Float64Array(Math.ceil(tape.length / BLOCK_SAMPLES));
  const playedAtMs: number[] = [];
  let taped = 0;
  let played = 0;

  /** The chirp of this turn, if it plays now, from its sample `from` on; blocks and turns begin together. */
  const playTurn = (mix: Float32Array, from: number, nowMs: number): void => {
    if (from === 0) playedAtMs.push(nowMs);
    for (let index = 0; index < mix.length; index += 1) mix[index] = (mix[index] ?? 0) + (chirp[from + index] ?? 0);
  };

  return {
    heard(block, nowMs) {
      if (taped + BLOCK_SAMPLES > tape.length) return;
      arrivals[taped / BLOCK_SAMPLES] = nowMs;
      for (let index = 0; index < BLOCK_SAMPLES; index += 1) tape[taped + index] = block[index] ?? 0;
      taped += BLOCK_SAMPLES;
    },
    play(mix, nowMs) {
      const sinceLead = played - LEAD_MS * SAMPLES_PER_MS;
      played += mix.length;
      const turn = Math.floor(sinceLead / (PERIOD_MS * SAMPLES_PER_MS));
      if (turn >= 0 && turn < CHIRPS) playTurn(mix, sinceLead - turn * PERIOD_MS * SAMPLES_PER_MS, nowMs);
    },
    get progress() {
      return Math.min(1, Math.min(played, taped) / (WHOLE_MS * SAMPLES_PER_MS));
    },
    latencyMs() {
      const shifts = LONGEST_MS * SAMPLES_PER_MS;
      const find = createChirpFinder(chirp, shifts + chirp.length);
      const found = playedAtMs.flatMap((atMs) => {
        const first = arrivals.subarray(0, taped / BLOCK_SAMPLES).findIndex((arrivalMs) => arrivalMs >= atMs);
        if (first < 0) return [];
        const from = first * BLOCK_SAMPLES;
        const shift = find(tape.subarray(from, Math.min(taped, from + shifts + chirp.length)), shifts);
        if (shift === null) return [];
        const at = from + shift;
        return [(arrivals[Math.floor(at / BLOCK_SAMPLES)] ?? 0) + (at % BLOCK_SAMPLES) / SAMPLES_PER_MS - atMs];
      });
      return agreedMs(found);
    },
  };
}

/** The middle of those that agree; one alone may be chance. */
function agreedMs(found: readonly number[]): number | null {
  const sorted = found.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  const agreeing = sorted.filter((one) => Math.abs(one - middle) <= AGREEMENT_MS);
  return agreeing.length >= 2 ? middle : null;
}
