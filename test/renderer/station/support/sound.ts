import { writeFileSync } from 'node:fs';

export const RATE_HZ = 48_000;

/** A sine in -1..1 at 48 kHz, mono. */
export function sine({
  frequencyHz,
  seconds,
  amplitude = 0.3,
}: {
  frequencyHz: number;
  seconds: number;
  amplitude?: number;
}): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * RATE_HZ) },
    (_, index) => amplitude * Math.sin((2 * Math.PI * frequencyHz * index) / RATE_HZ),
  );
}

/** Amplitude in 0..1 of one frequency (a single bin of the Fourier transform). */
export function amplitudeAt(samples: Float32Array, frequencyHz: number, rateHz = RATE_HZ): number {
  let re = 0;
  let im = 0;
  samples.forEach((sample, index) => {
    const angle = (2 * Math.PI * frequencyHz * index) / rateHz;
    re += sample * Math.cos(angle);
    im += sample * Math.sin(angle);
  });
  return samples.length === 0 ? 0 : (2 * Math.hypot(re, im)) / samples.length;
}

/** A WAV file of 16-bit mono at 48 kHz, as Chromium's fake microphone reads it. */
export function writeWav(path: string, samples: Float32Array): void {
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE_HZ, 24);
  wav.writeUInt32LE(RATE_HZ * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => wav.writeInt16LE(Math.round(sample * 32_767), 44 + index * 2));
  writeFileSync(path, wav);
}
