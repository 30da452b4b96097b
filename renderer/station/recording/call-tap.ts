import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { inBackground } from '../in-background.ts';
import { readSamples } from './read-samples.ts';

/** Enough for a message of a fifth of a second. */
const PIECE_FRAMES = RECORDING_RATE_HZ / 5;

/** Both sides of a call as one row of samples: what is sent on the left, what is heard here on the right. */
export interface CallTap {
  setSent(track: MediaStreamTrack | null): void;
  setHeard(track: MediaStreamTrack | null): void;
  /** What is not heard here is not recorded. */
  setHeld(held: boolean): void;
  close(): void;
}

/** `told` gets interleaved pieces in order, and the rest at the end. Chromium brings both sides to one rate and one clock. */
export function openCallTap(told: (pcm: Int16Array) => void): CallTap {
  const context = new AudioContext({ sampleRate: RECORDING_RATE_HZ, sinkId: { type: 'none' } });
  const merger = context.createChannelMerger(2);
  const out = context.createMediaStreamDestination();
  out.channelCount = 2;
  out.channelCountMode = 'explicit';
  out.channelInterpretation = 'discrete';
  merger.connect(out);
  const farGate = context.createGain();
  farGate.connect(merger, 0, 1);
  const sources: { sent: MediaStreamAudioSourceNode | null; heard: MediaStreamAudioSourceNode | null } = { sent: null, heard: null };
  let piece = new Int16Array(PIECE_FRAMES * 2);
  let filled = 0;

  const handOver = (): void => {
    if (filled > 0) told(piece.slice(0, filled));
    filled = 0;
  };
  const [track] = out.stream.getAudioTracks();
  const stopReading =
    track === undefined
      ? () => undefined
      : readSamples(track, ([left, right]) => {
          for (const [index, sample] of left.entries()) {
            piece[filled] = sample16(sample);
            piece[filled + 1] = sample16(right[index] ?? 0);
            filled += 2;
            if (filled < piece.length) continue;
            handOver();
            piece = new Int16Array(PIECE_FRAMES * 2);
          }
        });

  const sourceOf = (from: MediaStreamTrack | null): MediaStreamAudioSourceNode | null =>
    from === null ? null : context.createMediaStreamSource(new MediaStream([from]));
  return {
    setSent: (sent) => {
      sources.sent?.disconnect();
      sources.sent = sourceOf(sent);
      sources.sent?.connect(merger, 0, 0);
    },
    setHeard: (heard) => {
      sources.heard?.disconnect();
      sources.heard = sourceOf(heard);
      sources.heard?.connect(farGate);
    },
    setHeld: (held) => {
      farGate.gain.value = held ? 0 : 1;
    },
    close: () => {
      stopReading();
      handOver();
      track?.stop();
      inBackground('closing of a recording', context.close());
    },
  };
}

function sample16(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
}
