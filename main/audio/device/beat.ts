import { BLOCK_MS } from '../dsp/sound-format.ts';

const BEAT_MS = 20;
/** So long without a beat, and it goes on without the speaker … */
const MISSED_MS = 30;
/** … which is looked for this often, so that 55 ms are the longest between two beats. */
const LOOK_EVERY_MS = 25;

export interface Beat {
  /** Until `stop`: one beat every 20 ms or so. */
  start(): void;
  stop(): void;
  /** The speaker has taken a block of its 10 ms. */
  blockPlayed(): void;
}

/**
 * Keeps time by the speaker, which wakes this process anyway: a timer beside it would do so fifty times a second more. Where no speaker
 * plays, being opened or stuck, a slow timer beats in its place.
 */
export function createBeat({ now, onBeat }: { readonly now: () => number; readonly onBeat: () => void }): Beat {
  let looking: NodeJS.Timeout | null = null;
  let playedMs = 0;
  let lastMs = 0;
  const beat = (): void => {
    if (looking === null) return; // stopped since it was put off
    lastMs = now();
    onBeat();
  };
  return {
    start() {
      if (looking !== null) return;
      lastMs = now();
      looking = setInterval(() => {
        if (now() - lastMs >= MISSED_MS) beat();
      }, LOOK_EVERY_MS);
    },
    stop() {
      if (looking !== null) clearInterval(looking);
      looking = null;
    },
    blockPlayed() {
      playedMs += BLOCK_MS;
      if (playedMs < BEAT_MS) return;
      playedMs = 0;
      queueMicrotask(beat); // the block goes to the device first
    },
  };
}
