const RATE_HZ = 48_000;

/** A sine as s16le mono at 48 kHz. */
export function tone({ frequencyHz, seconds, level = 0.3 }: { frequencyHz: number; seconds: number; level?: number }): Buffer {
  const pcm = Buffer.alloc(Math.round(seconds * RATE_HZ) * 2);
  for (let index = 0; index < pcm.length / 2; index += 1) {
    pcm.writeInt16LE(Math.round(32_767 * level * Math.sin((2 * Math.PI * frequencyHz * index) / RATE_HZ)), index * 2);
  }
  return pcm;
}

/** Amplitude in 0..1 of one frequency in s16le mono at 48 kHz (Goertzel's single-bin transform). */
export function levelAt(pcm: Buffer, frequencyHz: number): number {
  const samples = Math.floor(pcm.length / 2);
  const omega = (2 * Math.PI * frequencyHz) / RATE_HZ;
  let re = 0;
  let im = 0;
  for (let index = 0; index < samples; index += 1) {
    const sample = pcm.readInt16LE(index * 2) / 32_768;
    re += sample * Math.cos(omega * index);
    im += sample * Math.sin(omega * index);
  }
  return samples === 0 ? 0 : (2 * Math.hypot(re, im)) / samples;
}

/**
 * The 50 ms that hold most of one frequency. A loaded machine tears gaps into what is played; between two gaps the
 * tone is whole.
 */
export function clearestMoment(pcm: Buffer, frequencyHz: number): Buffer {
  const windowBytes = RATE_HZ / 10;
  let clearest = pcm.subarray(0, windowBytes);
  for (let start = windowBytes; start + windowBytes <= pcm.length; start += windowBytes) {
    const moment = pcm.subarray(start, start + windowBytes);
    if (levelAt(moment, frequencyHz) > levelAt(clearest, frequencyHz)) clearest = moment;
  }
  return clearest;
}
