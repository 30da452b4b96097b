const FRAME_MS = 20;
/** Beyond these a frame says no more about quality (Hansen and Pellom 1998). */
const LEAST_DB = -10;
const MOST_DB = 35;
/** Frames so far below the reference's mean level are pauses, and left out. */
const PAUSE_DB = -40;

/** Signal-to-noise ratio in dB, frame by frame, averaged over the frames in which the reference speaks; 35 for equal sounds. */
export function segmentalSnr(sounds: { readonly heard: Float32Array; readonly reference: Float32Array; readonly rateHz: number }): number {
  const { heard, reference } = sounds;
  const frame = Math.round((FRAME_MS * sounds.rateHz) / 1_000);
  const length = Math.min(heard.length, reference.length);
  const frames: { signal: number; noise: number }[] = [];
  for (let from = 0; from + frame <= length; from += frame) {
    const energy = { signal: 0, noise: 0 };
    for (let index = from; index < from + frame; index += 1) {
      energy.signal += (reference[index] ?? 0) ** 2;
      energy.noise += ((heard[index] ?? 0) - (reference[index] ?? 0)) ** 2;
    }
    frames.push(energy);
  }
  const meanSignal = frames.reduce((sum, { signal }) => sum + signal, 0) / frames.length;
  const spoken = frames.filter(({ signal }) => signal > meanSignal * 10 ** (PAUSE_DB / 10));
  const decibels = spoken.map(({ signal, noise }) => Math.min(MOST_DB, Math.max(LEAST_DB, 10 * Math.log10(signal / noise))));
  return decibels.reduce((sum, value) => sum + value, 0) / decibels.length;
}
