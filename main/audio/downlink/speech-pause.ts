import { blockDbfs } from '../dsp/level-meter.ts';

/** Below this nobody misses anything. */
const ALWAYS_QUIET_DBFS = -55;
/** Above this nothing is a pause, however even it is. */
const NEVER_QUIET_DBFS = -32;
const OVER_FLOOR_DB = 6;
/** How fast the floor follows a room that becomes louder. */
const FLOOR_RISES_DB_PER_BLOCK = 0.03;

export interface SpeechPause {
  /** Whether this block, the next in the sound, lies between words: as quiet as the room behind the voice. */
  isQuiet(block: Float32Array): boolean;
}

export function createSpeechPause(): SpeechPause {
  let floorDbfs = ALWAYS_QUIET_DBFS;
  return {
    isQuiet(block) {
      const dbfs = blockDbfs(block);
      floorDbfs = Math.min(dbfs, floorDbfs + FLOOR_RISES_DB_PER_BLOCK);
      return dbfs < Math.min(NEVER_QUIET_DBFS, Math.max(ALWAYS_QUIET_DBFS, floorDbfs + OVER_FLOOR_DB));
    },
  };
}
