import { describe, expect, test } from 'vitest';
import { SOUND_GAIN_DB } from '#contract/sound-gain.ts';
import { createGainStage } from '../../../main/audio/dsp/gain-stage.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from '../../../main/audio/dsp/sound-format.ts';

const HZ = 1_000;

/** One block of a sine that goes on from block to block. */
function sine(blockIndex: number, peak: number): Float32Array {
  return Float32Array.from({ length: BLOCK_SAMPLES }, (_, index) => {
    const at = (blockIndex * BLOCK_SAMPLES + index) / INNER_RATE_HZ;
    return peak * Math.sin(2 * Math.PI * HZ * at);
  });
}

function levelDb(block: Float32Array): number {
  return 10 * Math.log10(block.reduce((sum, sample) => sum + sample ** 2, 0) / block.length);
}

function steepest(blocks: readonly Float32Array[]): number {
  const samples = blocks.flatMap((block) => [...block]);
  return Math.max(...samples.slice(1).map((sample, index) => Math.abs(sample - (samples[index] ?? 0))));
}

describe('software gain', () => {
  test('at 0 dB every bit of a block stays, also after it was another', () => {
    const stage = createGainStage();
    const block = sine(0, 0.99);
    stage.process(block);
    expect(block).toEqual(sine(0, 0.99));
    stage.use(6);
    stage.process(sine(1, 0.1));
    stage.use(0);
    stage.process(sine(2, 0.1)); // leads back
    const after = sine(3, 0.99);
    stage.process(after);
    expect(after).toEqual(sine(3, 0.99));
  });

  test.each([SOUND_GAIN_DB.least, -6, -1, 1, 6, SOUND_GAIN_DB.most])('%i dB are that, to a hundredth', (db) => {
    const stage = createGainStage();
    stage.use(db);
    stage.process(sine(0, 0.1));
    const block = sine(1, 0.1);
    stage.process(block);
    expect(levelDb(block) - levelDb(sine(1, 0.1))).toBeCloseTo(db, 2);
  });

  test('a change leads over within one block, without a click', () => {
    const stage = createGainStage();
    const blocks = [0, 1, 2, 3].map((index) => {
      if (index === 1) stage.use(SOUND_GAIN_DB.most);
      if (index === 2) stage.use(SOUND_GAIN_DB.least);
      const block = sine(index, 0.1);
      stage.process(block);
      return block;
    });
    // No steeper than a sine that is as loud all the time: a jump in the middle of one would be twice that.
    const loud = 0.1 * 10 ** (SOUND_GAIN_DB.most / 20);
    expect(steepest(blocks)).toBeLessThanOrEqual(steepest([sine(0, loud)]) * 1.02);
    expect(levelDb(blocks[3] ?? sine(0, 1)) - levelDb(sine(3, 0.1))).toBeCloseTo(SOUND_GAIN_DB.least, 2);
  });

  test('what would be too loud is bent within full scale without an edge; what is not, stays in proportion', () => {
    const stage = createGainStage();
    stage.use(SOUND_GAIN_DB.most);
    stage.process(sine(0, 0));
    const ramp = Float32Array.from({ length: BLOCK_SAMPLES }, (_, index) => index / BLOCK_SAMPLES);
    stage.process(ramp);
    const steps = [...ramp.slice(1)].map((sample, index) => sample - (ramp[index] ?? 0));
    expect(Math.max(...ramp)).toBeLessThanOrEqual(1);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    // An edge would be a step beside which there is suddenly none.
    const bends = steps.slice(1).map((step, index) => Math.abs(step - (steps[index] ?? 0)));
    expect(Math.max(...bends)).toBeLessThan(0.1 * Math.max(...steps));
    const quiet = sine(2, 0.1);
    stage.process(quiet);
    expect(quiet[11]).toBeCloseTo((sine(2, 0.1)[11] ?? 0) * 10 ** (SOUND_GAIN_DB.most / 20), 6);
  });
});
