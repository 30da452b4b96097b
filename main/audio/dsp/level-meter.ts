import { SOUND_GAIN_DB } from '#contract/sound-gain.ts';

/** What a meter shows for digital silence, and the lowest it shows at all. */
export const SILENCE_DBFS = -100;
/** The least of what is not silence. */
const FAINTEST_DBFS = -99.9;
/** The softest gain brings a microphone's noise down here; silence would say that the microphone is dead. */
const SOFTENED_DBFS = SILENCE_DBFS + SOUND_GAIN_DB.least;

export interface LevelMeter {
  add(samples: Float32Array): void;
  /** RMS since the last reading in dBFS, where a full-scale square wave is 0 and a full-scale sine −3; then starts anew. */
  takeDbfs(): number;
}

export function createLevelMeter(): LevelMeter {
  let energy = 0;
  let count = 0;
  return {
    add(samples) {
      let added = 0; // a sum that outlives the call would be a new number on the heap for each sample
      for (let index = 0; index < samples.length; index += 1) added += (samples[index] ?? 0) ** 2;
      energy += added;
      count += samples.length;
    },
    takeDbfs() {
      const dbfs = energyDbfs(energy, count);
      energy = 0;
      count = 0;
      return dbfs;
    },
  };
}

/** Level of one block, for decisions such as "is this quiet enough to skip". */
export function blockDbfs(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energyDbfs(energy, samples.length);
}

function energyDbfs(energy: number, count: number): number {
  if (count === 0 || energy === 0) return SILENCE_DBFS;
  const dbfs = 10 * Math.log10(energy / count);
  return dbfs <= SOFTENED_DBFS ? SILENCE_DBFS : Math.max(FAINTEST_DBFS, dbfs);
}
