import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBeat } from '../../../../main/audio/device/beat.ts';
import { createSoundWatch } from '../../../../main/audio/device/sound-watch.ts';

let beats: number[];
const beatOf = () =>
  createBeat({
    now: () => performance.now(),
    onBeat: () => {
      beats.push(performance.now());
    },
  });

beforeEach(() => {
  beats = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The speaker plays a block every ten milliseconds. */
async function play(beat: ReturnType<typeof beatOf>, blocks: number): Promise<void> {
  for (let block = 0; block < blocks; block += 1) {
    await vi.advanceTimersByTimeAsync(10);
    beat.blockPlayed();
  }
  await vi.advanceTimersByTimeAsync(0);
}

test('beats with every second block that the speaker plays, and with nothing else', async () => {
  const beat = beatOf();
  beat.start();
  const startedMs = performance.now();
  await play(beat, 100);
  expect(beats.map((atMs) => atMs - startedMs)).toEqual(Array.from({ length: 50 }, (_, index) => 20 * (index + 1)));
});

test('the block is handed over before anything is done at its beat', async () => {
  const beat = beatOf();
  beat.start();
  beat.blockPlayed();
  beat.blockPlayed();
  expect(beats).toEqual([]);
  await Promise.resolve();
  expect(beats).toHaveLength(1);
});

test('goes on without a speaker: before it is open, and where it is stuck', async () => {
  const beat = beatOf();
  beat.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beats).toHaveLength(20);
  await play(beat, 100);
  expect(beats).toHaveLength(70);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beats.length).toBeGreaterThanOrEqual(89);
});

test('is silent when nobody needs it, whatever the speaker still plays', async () => {
  const beat = beatOf();
  beat.start();
  beat.start();
  beat.blockPlayed();
  beat.blockPlayed();
  beat.stop();
  await play(beat, 10);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beats).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

// The slow timer looks at its own times, so at each of its phases.
test.each([0, 10, 20, 30, 40])(
  'a sound server that dies takes the beat along, and is given up 400 ms later all the same (%i)',
  async (phaseMs) => {
    const watch = createSoundWatch();
    const deadMs: number[] = [];
    const beat = createBeat({
      now: () => performance.now(),
      onBeat: () => {
        if (watch.check(performance.now()).health === 'dead') deadMs.push(performance.now());
      },
    });
    beat.start();
    await vi.advanceTimersByTimeAsync(phaseMs);
    watch.opened('microphone', performance.now());
    watch.opened('speaker', performance.now());
    for (let block = 0; block < 100; block += 1) {
      watch.alive('microphone', performance.now());
      watch.alive('speaker', performance.now());
      await play(beat, 1);
    }
    const diedMs = performance.now() - 10;
    await vi.advanceTimersByTimeAsync(2_000);
    beat.stop();
    expect((deadMs[0] ?? Infinity) - diedMs).toBeLessThanOrEqual(500);
    expect(deadMs[0]).toBeGreaterThanOrEqual(diedMs + 400);
  },
);
