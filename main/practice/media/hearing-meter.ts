import { dominantFrequencyHz } from './dominant-frequency.ts';
import { rmsDbfs, toneDbfs } from './tone-power.ts';

/** Length of the sliding window, of one step of it, and of the history kept. */
const WINDOW_MS = 200;
const STEP_MS = 20;
const HISTORY_STEPS = 500;
/** The dominant frequency costs more than the rest, so it is looked for on every fifth step. */
const FREQUENCY_EVERY_STEPS = 5;

/** What the customer heard in the 200 ms (and in the last 20 ms) up to `atMs`. Levels in dBFS; a full-scale sine has −3. */
export interface HeardMoment {
  readonly atMs: number;
  readonly rmsDbfs: number;
  readonly lastStepDbfs: number;
  readonly tone440Dbfs: number;
  readonly tone1000Dbfs: number;
  /** Strongest frequency below 4 kHz, found at most 100 ms before; null for silence. */
  readonly dominantHz: number | null;
}

/** A reading of the meter. Times are Unix ms, null until something arrived. */
export interface HearingReading {
  readonly sampleRateHz: number;
  readonly framesReceived: number;
  readonly samplesReceived: number;
  readonly firstAudioAtMs: number | null;
  readonly lastAudioAtMs: number | null;
  /** The moments of the last 10 s, oldest first. */
  readonly moments: readonly HeardMoment[];
}

export interface HearingMeter {
  /** Takes one message of any length: called for every frame, so it looks at the signal once per 20 ms of it. */
  hear(samples: Int16Array): void;
  /** The moments after `sinceMs`. */
  read(sinceMs: number): HearingReading;
}

/** Measures what a customer hears. `now` is Unix ms. */
export function createHearingMeter(sampleRateHz: number, now: () => number): HearingMeter {
  const stepSamples = Math.round((sampleRateHz * STEP_MS) / 1_000);
  const window = new Float32Array(Math.round((sampleRateHz * WINDOW_MS) / 1_000));
  const moments: HeardMoment[] = [];
  let filled = 0;
  let steps = 0;
  let dominantHz: number | null = null;
  let framesReceived = 0;
  let samplesReceived = 0;
  let firstAudioAtMs: number | null = null;
  let lastAudioAtMs: number | null = null;

  const look = (atMs: number): void => {
    steps += 1;
    if (steps % FREQUENCY_EVERY_STEPS === 0) dominantHz = dominantFrequencyHz(window, sampleRateHz);
    moments.push({
      atMs,
      rmsDbfs: rmsDbfs(window),
      lastStepDbfs: rmsDbfs(window.subarray(window.length - stepSamples)),
      tone440Dbfs: toneDbfs(window, { frequencyHz: 440, sampleRateHz }),
      tone1000Dbfs: toneDbfs(window, { frequencyHz: 1_000, sampleRateHz }),
      dominantHz,
    });
    if (moments.length > HISTORY_STEPS) moments.shift();
  };

  return {
    hear(samples) {
      const atMs = now();
      framesReceived += 1;
      samplesReceived += samples.length;
      firstAudioAtMs ??= atMs;
      lastAudioAtMs = atMs;
      let taken = 0;
      while (taken < samples.length) {
        if (filled === 0) window.copyWithin(0, stepSamples);
        const count = Math.min(stepSamples - filled, samples.length - taken);
        const start = window.length - stepSamples + filled;
        for (let index = 0; index < count; index += 1) window[start + index] = (samples[taken + index] ?? 0) / 32_768;
        taken += count;
        filled += count;
        if (filled === stepSamples) {
          filled = 0;
          look(atMs);
        }
      }
    },
    read: (sinceMs) => ({
      sampleRateHz,
      framesReceived,
      samplesReceived,
      firstAudioAtMs,
      lastAudioAtMs,
      moments: moments.filter((moment) => moment.atMs > sinceMs),
    }),
  };
}
