/** How much louder (above 0) or softer the app makes a sound, in dB; at 0 it stays as it comes. Touches no level of the system. */
export interface SoundGain {
  /** Of the agent's voice, after all else that is done to it. */
  readonly microphoneDb: number;
  /** Of what the agent hears of a call. */
  readonly speakerDb: number;
}

/** A quarter and four times the amplitude: enough for a headset that is too quiet by itself, too little to make a hum a voice. */
export const SOUND_GAIN_DB = { least: -12, most: 12, step: 1 } as const;

export const DEFAULT_GAIN: SoundGain = { microphoneDb: 0, speakerDb: 0 };

/** The factor of the amplitude that these dB are. */
export function gainFactor(db: number): number {
  return 10 ** (db / 20);
}

/** From here on loud sound is bent: speech seldom gets there, and a hard edge at full scale would crackle. */
const KNEE = 0.7;
const ABOVE_KNEE = 1 - KNEE;

/** A sample of any size brought within full scale (−1 to 1), without an edge: below the knee it stays as it is. */
export function withinFullScale(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  return Math.sign(sample) * (KNEE + ABOVE_KNEE * Math.tanh((size - KNEE) / ABOVE_KNEE));
}
