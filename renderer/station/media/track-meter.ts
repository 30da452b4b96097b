import { openSilentContext } from './open-audio-context.ts';
import { dbfs, rms } from './sound-level.ts';

/** 4096 samples are 85 ms at 48 kHz: about what passes between two looks. */
const WINDOW_SAMPLES = 4_096;

export interface TrackMeter {
  /** RMS level of the last 85 ms in dBFS. */
  levelDbfs(): number;
  close(): Promise<void>;
}

/**
 * Measures what a track carries. Not by getStats: its energy is that of 10 ms peaks, some 10 dB above the RMS of
 * speech, and for a microphone it is taken behind mute. A received track must also be played to carry anything.
 */
export function openTrackMeter(track: MediaStreamTrack): TrackMeter {
  const context = openSilentContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = WINDOW_SAMPLES;
  source.connect(analyser);
  const samples = new Float32Array(WINDOW_SAMPLES);
  return {
    levelDbfs: () => {
      analyser.getFloatTimeDomainData(samples);
      return dbfs(rms(samples));
    },
    close: () => {
      source.disconnect();
      return context.close();
    },
  };
}
