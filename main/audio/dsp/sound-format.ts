/** Inside the audio process sound is mono float in −1..1 at this rate, in blocks of this length. */
export const INNER_RATE_HZ = 48_000;
/** Ten milliseconds: the device period that measured lowest without glitches (48 kHz, 480 frames). */
export const BLOCK_SAMPLES = 480;
export const BLOCK_MS = 10;

const FULL_SCALE = 32_768;

/** Reads `count` s16le samples into `out`. Allocates nothing. */
export function readPcm16({ bytes, out, count }: { readonly bytes: Buffer; readonly out: Float32Array; readonly count: number }): void {
  for (let index = 0; index < count; index += 1) out[index] = bytes.readInt16LE(index * 2) / FULL_SCALE;
}

/** Writes `count` samples as s16le; louder than full scale is clipped, never wrapped. Allocates nothing. */
export function writePcm16({
  samples,
  out,
  count,
}: {
  readonly samples: Float32Array;
  readonly out: Buffer;
  readonly count: number;
}): void {
  for (let index = 0; index < count; index += 1) {
    const scaled = Math.round((samples[index] ?? 0) * FULL_SCALE);
    out.writeInt16LE(Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, scaled)), index * 2);
  }
}
