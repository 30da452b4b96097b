import type { SoundCheckState } from '#contract/sound-check.ts';
import { BLOCK_MS, BLOCK_SAMPLES } from '../../../../main/audio/dsp/sound-format.ts';
import { createSoundCheck, type SoundCheck } from '../../../../main/audio/sound-check/sound-check.ts';
import { chanceOf } from '../../../support/simulation/chance.ts';

/** White noise of an RMS, the same for the same seed. */
export function noise(count: number, { rms, seed }: { readonly rms: number; readonly seed: number }): Float32Array {
  const { share } = chanceOf(seed, 'noise');
  // Box and Muller.
  return Float32Array.from({ length: count }, () => rms * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share()));
}

export interface CheckRoom {
  readonly check: SoundCheck;
  readonly states: readonly SoundCheckState[];
  /** Everything that was handed to the speaker. */
  readonly played: readonly number[];
  /** Lets block after block pass, the microphone's given by `voice`. */
  run(milliseconds: number, voice?: (block: number) => Float32Array): void;
}

/**
 * A speaker and a microphone under a simulated clock, `acousticMs` apart (null: a headset, where nothing comes back). Blocks may be
 * handed over up to `lateMs` late, two at a time then, as on a busy machine.
 */
export function openCheckRoom({
  acousticMs = null,
  lateMs = 0,
  background = 0,
}: {
  readonly acousticMs?: number | null;
  readonly lateMs?: number;
  readonly background?: number;
} = {}): CheckRoom {
  let nowMs = 1_000;
  let passed = 0;
  const states: SoundCheckState[] = [];
  const played: number[] = [];
  const { share } = chanceOf(7, 'late');
  const check = createSoundCheck({ now: () => nowMs, report: (state) => void states.push(state) });
  return {
    check,
    states,
    played,
    run(milliseconds, voice) {
      for (let block = 0; block < milliseconds / BLOCK_MS; block += 1) {
        const dueMs = 1_000 + passed * BLOCK_MS;
        nowMs = Math.max(nowMs, dueMs + share() * lateMs);
        const mix = new Float32Array(BLOCK_SAMPLES);
        check.play(mix);
        played.push(...mix);
        const from = acousticMs === null ? played.length : passed * BLOCK_SAMPLES - Math.round(acousticMs * 48);
        const heard = noise(BLOCK_SAMPLES, { rms: background, seed: passed });
        for (let index = 0; index < BLOCK_SAMPLES; index += 1)
          heard[index] = (heard[index] ?? 0) + 0.1 * (played[from + index] ?? 0) + (voice?.(block)[index] ?? 0);
        check.heard(heard);
        check.captured(heard);
        passed += 1;
        if (passed % 10 === 0) check.tick();
      }
    },
  };
}
