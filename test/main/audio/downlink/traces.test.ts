import { beforeAll, describe, expect, test } from 'vitest';
import { missedBounds } from '../../../bench/audio/bounds.ts';
import { createEngineReceiver } from '../../../bench/audio/engine-receiver.ts';
import { measureEngine, measureNetEq, phasesOf } from '../../../bench/audio/measure.ts';
import { SAMPLES_PER_MS, type Receiver, type ReceiverStats } from '../../../bench/audio/receiver.ts';
import { replay } from '../../../bench/audio/replay.ts';
import { speech } from '../../../bench/audio/speech.ts';
import { whiteNoise } from '../../../support/sound/metrics/spoken-noise.ts';
import { readTraces, TRACES_FOLDER, type Trace } from '../../../support/traces/read-traces.ts';

const TRACES = readTraces(TRACES_FOLDER);
const PHASES_MS = phasesOf(3);
let sound: Float32Array = new Float32Array();

beforeAll(async () => {
  sound = await speech(25);
});

describe('on a network like', () => {
  test.each(TRACES)('$name, frames of $frameMs ms, calls sound sooner or smoother than with NetEq’s policy', (trace) => {
    const measuring = { trace, phasesMs: PHASES_MS };
    expect(missedBounds(trace, measureEngine(measuring, { sound }), measureNetEq(measuring))).toEqual([]);
  });
});

describe('what the jitter buffer says of itself', () => {
  test.each(TRACES)('on $name, $frameMs ms: whatever is heard and not in the stream, it counts as concealed or expanded', (trace) => {
    const { concealed, stats } = replay({ trace, phaseMs: 3, receiver: createEngineReceiver({ frameMs: trace.frameMs, sound }) });
    expect(concealed).toBeGreaterThanOrEqual(stats.concealed);
    // After two seconds of nothing it no longer waits for the stream, but for a new one.
    expect(concealed - stats.concealed).toBeLessThanOrEqual(stats.restarts * 100 * SAMPLES_PER_MS);
  });

  test.each(TRACES.filter(({ name }) => name === 'lan' || name === 'wifi-spikes'))(
    'on $name, $frameMs ms: the place it tells is the place that sounds',
    (trace) => {
      const noise = whiteNoise({ length: 48_000, seed: 5 });
      const { compared, misplaced } = compareSound(trace, noise);
      expect(compared).toBeGreaterThan(4_500);
      expect(misplaced).toBe(0);
    },
  );
});

/** Of the blocks well away from any change: how many are not, sample by sample, the stream at the place the statistics tell. */
function compareSound(trace: Trace, stream: Float32Array): { readonly compared: number; readonly misplaced: number } {
  const receiver = createEngineReceiver({ frameMs: trace.frameMs, sound: stream });
  let steadyPulls = 0;
  let compared = 0;
  let misplaced = 0;
  const watched: Receiver = {
    arrive: (frame, nowMs) => {
      receiver.arrive(frame, nowMs);
    },
    pull(nowMs) {
      const before = { ...receiver.stats };
      const block = receiver.pull(nowMs);
      steadyPulls = isPlain(before, receiver.stats) ? steadyPulls + 1 : 0;
      // A blend from the cut before may reach some milliseconds into the blocks after it.
      if (block === null || steadyPulls < 4) return block;
      compared += 1;
      if (block.some((sample, index) => Math.abs(sample - (stream[(before.consumed + index) % stream.length] ?? 0)) > 1e-3)) misplaced += 1;
      return block;
    },
    get stats() {
      return receiver.stats;
    },
    get targetMs() {
      return receiver.targetMs;
    },
  };
  replay({ trace, phaseMs: 3, receiver: watched });
  return { compared, misplaced };
}

/** The pull between these took ten milliseconds of the stream as they are. */
function isPlain(before: ReceiverStats, after: ReceiverStats): boolean {
  return (
    after.consumed - before.consumed === 10 * SAMPLES_PER_MS &&
    after.concealed === before.concealed &&
    after.accelerated === before.accelerated &&
    after.expanded === before.expanded
  );
}
