import { inBackground } from '../in-background.ts';

// Chromium has it in windows since version 94; TypeScript's DOM library knows it in workers alone, where the standard has it.
// https://www.w3.org/TR/mediacapture-transform/
declare global {
  class MediaStreamTrackProcessor {
    constructor(init: { readonly track: MediaStreamTrack; readonly maxBufferSize: number });
    readonly readable: ReadableStream<AudioData>;
  }
}

/** Pieces of ten milliseconds that may wait while this window stands still. */
const MOST_WAITING = 1_000;

/** Tells every sample of a stereo track in order, left and right apart. Off the audio thread and without a worklet's file. Returns what ends it. */
export function readSamples(track: MediaStreamTrack, told: (sides: readonly [Float32Array, Float32Array]) => void): () => void {
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: MOST_WAITING }).readable.getReader();
  let stopped = false;

  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      try {
        if (!stopped) told([sideOf(value, 0), sideOf(value, Math.min(1, value.numberOfChannels - 1))]);
      } finally {
        value.close();
      }
    }
  };
  inBackground('reading of a recording', read());
  return () => {
    stopped = true;
    inBackground('end of a recording', reader.cancel());
  };
}

function sideOf(sound: AudioData, planeIndex: number): Float32Array {
  const samples = new Float32Array(sound.numberOfFrames);
  sound.copyTo(samples, { planeIndex, format: 'f32-planar' });
  return samples;
}
