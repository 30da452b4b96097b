import { openSilentContext } from './open-audio-context.ts';
import { dbfs, rms } from './sound-level.ts';

/** 4096 samples are 85 ms at 48 kHz: about what passes between two looks. */
const WINDOW_SAMPLES = 4_096;

export interface MicrophoneMeter {
  /** Level of the last 85 ms in dBFS, muted or not. */
  levelDbfs(): number;
  close(): Promise<void>;
}

/** Measures what the microphone hears, before mute. */
export function openMicrophoneMeter(track: MediaStreamTrack): MicrophoneMeter {
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
