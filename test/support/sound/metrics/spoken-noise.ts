import { chanceOf } from '../../simulation/chance.ts';

/** Noise that rises and falls a few times a second, as syllables do, with pauses: for tests that need no words. */
export function spokenNoise({
  rateHz,
  seconds,
  seed,
}: {
  readonly rateHz: number;
  readonly seconds: number;
  readonly seed: number;
}): Float32Array {
  const noise = whiteNoise({ length: rateHz * seconds, seed });
  let smooth = 0;
  return noise.map((sample, index) => {
    const now = index / rateHz;
    smooth = 0.6 * smooth + 0.4 * sample;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 3.1 * now)) * Math.max(0, Math.sin(2 * Math.PI * 0.4 * now) + 0.5);
    return 0.5 * syllable * smooth;
  });
}

/** Even noise in −1..1. */
export function whiteNoise({ length, seed }: { readonly length: number; readonly seed: number }): Float32Array {
  const chance = chanceOf(seed, 'noise');
  return Float32Array.from({ length }, () => chance.share() * 2 - 1);
}
