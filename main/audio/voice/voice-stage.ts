import { BLOCK_SAMPLES } from '../dsp/sound-format.ts';
import { createSeam } from '../dsp/seam.ts';

/** A library's work on the voice, one block at a time. */
export interface VoiceStage {
  /** In place. May throw, as anything of a third party may. */
  process(block: Float32Array): void;
  dispose(): void;
}

export interface StageSwitch<Stage extends VoiceStage> {
  /** Off takes effect within a block; on, after the stage has warmed up unheard. Never throws. */
  turn(on: boolean): void;
  /** In place; where the stage is off, the block stays as it is. Never throws, allocates nothing. */
  process(block: Float32Array): void;
  /** The stage while it runs, heard or warming up. */
  readonly stage: Stage | null;
  /** Takes the stage away at once, for good, after something else of it threw. */
  fail(): void;
  dispose(): void;
}

/** The first block of a stage is partly silence: the libraries hold 5 to 10 ms back. */
const WARM_UP_BLOCKS = 2;
const BLEND_STEP = 1 / BLOCK_SAMPLES;
const SEAM_SAMPLES = 240;

/**
 * Turns a stage on and off during a call without a click: what comes out is blended with what went in over one block. A stage that
 * throws is taken out, and the voice goes on as it came in.
 */
export function createStageSwitch<Stage extends VoiceStage>(create: () => Stage | null): StageSwitch<Stage> {
  const untouched = new Float32Array(BLOCK_SAMPLES);
  const seam = createSeam(SEAM_SAMPLES);
  let stage: Stage | null = null;
  let hasFailed = false;
  let isWanted = false;
  let warmUpBlocks = 0;
  let heard = 0; // share of the stage in what comes out

  const release = (): void => {
    const released = stage;
    stage = null;
    if (heard > 0) seam.cut();
    heard = 0;
    try {
      released?.dispose();
    } catch {
      hasFailed = true; // it cannot even let go; nothing of it is used again
    }
  };
  const fail = (): void => {
    hasFailed = true;
    release();
  };
  const start = (): void => {
    if (stage !== null || hasFailed) return;
    try {
      stage = create();
      warmUpBlocks = WARM_UP_BLOCKS;
    } catch {
      hasFailed = true; // this library does not work here; the voice goes on without it
    }
  };
  const blend = (block: Float32Array): void => {
    const target = isWanted ? 1 : 0;
    if (heard === target) return;
    for (let index = 0; index < block.length; index += 1) {
      heard = heard < target ? Math.min(target, heard + BLEND_STEP) : Math.max(target, heard - BLEND_STEP);
      const was = untouched[index] ?? 0;
      block[index] = was + ((block[index] ?? 0) - was) * heard;
    }
    if (heard === 0) release();
  };
  const run = (block: Float32Array): void => {
    if (stage === null) return;
    untouched.set(block);
    try {
      stage.process(block);
    } catch {
      block.set(untouched);
      fail();
      return;
    }
    if (warmUpBlocks > 0 && isWanted) {
      warmUpBlocks -= 1;
      block.set(untouched);
    } else blend(block);
  };

  return {
    turn(on) {
      isWanted = on;
      if (on) start();
      else if (heard === 0) release();
    },
    process(block) {
      run(block);
      seam.smooth(block, 0, block.length);
    },
    get stage() {
      return stage;
    },
    fail,
    dispose: release,
  };
}
