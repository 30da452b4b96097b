import { gainFactor, withinFullScale } from '#contract/sound-gain.ts';
import { inBackground } from '../in-background.ts';

// Chromium has it in windows since version 94; the standard has one for pictures alone, and TypeScript's DOM library has none.
// https://www.w3.org/TR/mediacapture-transform/
declare global {
  class MediaStreamTrackGenerator extends MediaStreamTrack {
    constructor(init: { readonly kind: 'audio' });
    readonly writable: WritableStream<AudioData>;
  }
}

/** Pieces of ten milliseconds that may wait while this window stands still. Older ones are left out: a voice must not lag. */
const MOST_WAITING = 20;

/** A track that carries another one's sound, louder or softer, and within full scale. */
export interface GainTrack {
  readonly track: MediaStreamTrack;
  /** The next piece leads over to this gain, so that nothing clicks. */
  use(db: number): void;
  /** Ends the track; the one it came from goes on. */
  close(): void;
}

/**
 * Piece by piece, and no audio graph: the clock of one without an output stands still on a busy machine (on two cores with a load of
 * eight it left out one piece in ten), while this goes by the clock of `from`. Where that gives nothing, nothing comes out either,
 * so a microphone that hangs is noticed as without a gain; and it ends with that one.
 */
export function openGainTrack(from: MediaStreamTrack, db: number): GainTrack {
  const track = new MediaStreamTrackGenerator({ kind: 'audio' });
  const reader = new MediaStreamTrackProcessor({ track: from, maxBufferSize: MOST_WAITING }).readable.getReader();
  const writer = track.writable.getWriter();
  let wanted = gainFactor(db);
  let reached = wanted;
  let closed = false;

  const carry = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const piece = amplifiedInstead(value, { first: reached, last: wanted });
      reached = wanted;
      try {
        await writer.write(piece);
      } finally {
        piece.close(); // the track closes what it takes, and leaves open what it does not
      }
    }
  };
  const end = (): void => {
    closed = true;
    track.stop();
    inBackground('end of a gain', reader.cancel());
  };
  const carryOn = async (): Promise<void> => {
    try {
      await carry();
    } catch (cause) {
      if (!closed) throw cause; // a track that was stopped takes no more pieces
    } finally {
      end();
    }
  };
  inBackground('gain of a track', carryOn());
  return {
    track,
    use: (next) => {
      wanted = gainFactor(next);
    },
    close: end,
  };
}

function amplifiedInstead(sound: AudioData, factor: { readonly first: number; readonly last: number }): AudioData {
  try {
    return amplified(sound, factor);
  } finally {
    sound.close();
  }
}

/** The factor moves evenly from one to the other. */
function amplified(sound: AudioData, { first, last }: { readonly first: number; readonly last: number }): AudioData {
  const { numberOfChannels, numberOfFrames, sampleRate, timestamp } = sound;
  const data = new Float32Array(numberOfChannels * numberOfFrames);
  const step = (last - first) / numberOfFrames;
  for (let channel = 0; channel < numberOfChannels; channel += 1) {
    const side = data.subarray(channel * numberOfFrames, (channel + 1) * numberOfFrames);
    sound.copyTo(side, { planeIndex: channel, format: 'f32-planar' });
    // By its index: a pair for each sample would be 48 000 things on the heap a second.
    for (let index = 0; index < numberOfFrames; index += 1)
      side[index] = withinFullScale((side[index] ?? 0) * (first + step * (index + 1)));
  }
  return new AudioData({ format: 'f32-planar', sampleRate, numberOfFrames, numberOfChannels, timestamp, data });
}
