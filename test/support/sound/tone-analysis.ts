/** What Goertzel says of digital silence. */
export const NOTHING_DBFS = -140;

/**
 * Level of one frequency in dBFS, where a full-scale sine is 0 (Goertzel's single-bin transform, Hann window, so
 * that a strong tone elsewhere leaks little). `samples` in −1..1.
 */
export function goertzelDbfs(samples: Float32Array, rateHz: number, hz: number): number {
  const count = samples.length;
  if (count === 0) return NOTHING_DBFS;
  const omega = (2 * Math.PI * hz) / rateHz;
  const coefficient = 2 * Math.cos(omega);
  let before = 0;
  let last = 0;
  let windowSum = 0;
  for (let index = 0; index < count; index += 1) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / count);
    const now = (samples[index] ?? 0) * window + coefficient * last - before;
    before = last;
    last = now;
    windowSum += window;
  }
  const power = before * before + last * last - coefficient * before * last;
  const amplitude = (2 * Math.sqrt(Math.max(0, power))) / windowSum;
  return amplitude <= 0 ? NOTHING_DBFS : Math.max(NOTHING_DBFS, 20 * Math.log10(amplitude));
}

/** Level of everything, in dBFS where a full-scale sine is −3. */
export function rmsDbfs(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy === 0 ? NOTHING_DBFS : Math.max(NOTHING_DBFS, 10 * Math.log10(energy / samples.length));
}

/** s16le mono bytes to floats; an odd byte at the end is left out. */
export function floatsOf(pcm: Buffer): Float32Array {
  return Float32Array.from({ length: pcm.length >> 1 }, (_, index) => pcm.readInt16LE(index * 2) / 32_768);
}

export interface ToneShape {
  readonly hz: number;
  readonly rateHz: number;
  readonly seconds: number;
  /** Amplitude in dBFS of a sine: −6 by default. */
  readonly dbfs?: number;
}

export function toneSamples({ hz, rateHz, seconds, dbfs = -6 }: ToneShape): Float32Array {
  const amplitude = 10 ** (dbfs / 20);
  return Float32Array.from(
    { length: Math.round(rateHz * seconds) },
    (_, index) => amplitude * Math.sin((2 * Math.PI * hz * index) / rateHz),
  );
}

/** As s16le mono bytes, for pacat or a socket. */
export function tonePcm(shape: ToneShape): Buffer {
  const samples = toneSamples(shape);
  const pcm = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => pcm.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))), index * 2));
  return pcm;
}
