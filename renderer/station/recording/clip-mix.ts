import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { openSilentContext } from '../media/open-audio-context.ts';

/** What lies between us and the customer's ear still has to pass before the clip was heard to its end. */
const TAIL_SECONDS = 0.4;

/** A clip and the agent's voice in one track, for as long as the clip sounds. */
export interface ClipMix {
  readonly track: MediaStreamTrack;
  /** The voice that goes with it, in place of the one before. Its own mute still holds. */
  setVoice(voice: MediaStreamTrack | null): void;
  close(): Promise<void>;
}

export async function openClipMix(order: {
  readonly pcm: Int16Array;
  readonly loops: boolean;
  /** It was heard to its end. Never told of one that loops, or that was closed before. */
  readonly ended: () => void;
}): Promise<ClipMix | null> {
  const { pcm, loops, ended } = order;
  const context = openSilentContext();
  await context.resume();
  const out = context.createMediaStreamDestination();
  out.channelCount = 1;
  const [track] = out.stream.getAudioTracks();
  if (track === undefined || pcm.length === 0) {
    await context.close();
    return null;
  }
  const tailSamples = loops ? 0 : RECORDING_RATE_HZ * TAIL_SECONDS;
  const buffer = context.createBuffer(1, pcm.length + tailSamples, RECORDING_RATE_HZ);
  buffer.copyToChannel(
    Float32Array.from(pcm, (sample) => sample / 32_768),
    0,
  );
  const clip = context.createBufferSource();
  clip.buffer = buffer;
  clip.loop = loops;
  clip.connect(out);
  clip.addEventListener('ended', () => {
    if (context.state !== 'closed') ended();
  });
  clip.start();
  let source: MediaStreamAudioSourceNode | null = null;
  return {
    track,
    setVoice: (voice) => {
      source?.disconnect();
      source = voice === null ? null : context.createMediaStreamSource(new MediaStream([voice]));
      source?.connect(out);
    },
    close: () => {
      track.stop();
      source?.disconnect();
      return context.close();
    },
  };
}
