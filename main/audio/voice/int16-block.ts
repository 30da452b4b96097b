const FULL_SCALE = 32_768;

/** A block beside the place where a library keeps its 16-bit samples: `heap[at …]`. */
export interface Int16Block {
  readonly block: Float32Array;
  readonly heap: Int16Array;
  readonly at: number;
}

/** Hands a block of floats over as 16-bit samples; louder than full scale is clipped. Allocates nothing. */
export function writeInt16({ block, heap, at }: Int16Block): void {
  for (let index = 0; index < block.length; index += 1) {
    const scaled = Math.round((block[index] ?? 0) * FULL_SCALE);
    heap[at + index] = scaled > FULL_SCALE - 1 ? FULL_SCALE - 1 : scaled < -FULL_SCALE ? -FULL_SCALE : scaled;
  }
}

/** Takes it back. Allocates nothing. */
export function readInt16({ block, heap, at }: Int16Block): void {
  for (let index = 0; index < block.length; index += 1) block[index] = (heap[at + index] ?? 0) / FULL_SCALE;
}
