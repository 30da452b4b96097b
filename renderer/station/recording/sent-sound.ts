import { inBackground } from '../in-background.ts';
import { openClipMix, type ClipMix } from './clip-mix.ts';

export interface ClipToPlay {
  readonly playId: string;
  readonly pcm: Int16Array;
  readonly loops: boolean;
}

/** What one call sends: the agent's voice, and for a while a clip with it. The sender keeps its place, so nothing is negotiated anew. */
export interface SentSound {
  /** Nothing is sent before. */
  flowTo(sender: RTCRtpSender): Promise<void>;
  readonly isFlowing: boolean;
  /** The voice that is sent from now on, in place of the one before. */
  setVoice(voice: MediaStreamTrack): Promise<void>;
  /** In place of the clip before. `over` is told once, with whether it was sent to its end. */
  play(clip: ClipToPlay, over: (isWhole: boolean) => void): void;
  stopClip(): void;
  /** The way to the customer is gone: a clip that should be heard once, and wholly, is not. */
  lost(): void;
  /** Told what is sent now, and each time that changes; returns what ends it. */
  follow(listener: (track: MediaStreamTrack | null) => void): () => void;
  close(): void;
}

export function openSentSound(): SentSound {
  let sender: RTCRtpSender | null = null;
  let voice: MediaStreamTrack | null = null;
  let mix: ClipMix | null = null;
  /** The clip that is wanted, from before its mix is there. */
  let playing: { readonly loops: boolean; readonly over: (isWhole: boolean) => void } | null = null;
  const listeners = new Set<(track: MediaStreamTrack | null) => void>();

  const track = (): MediaStreamTrack | null => (sender === null ? null : (mix?.track ?? voice));
  const send = async (): Promise<void> => {
    for (const listener of listeners) listener(track());
    await sender?.replaceTrack(mix?.track ?? voice); // never settles when the call is closed meanwhile
  };

  const endClip = (isWhole: boolean): void => {
    const [ended, used] = [playing, mix];
    playing = null;
    mix = null;
    if (used !== null) {
      inBackground('sending the voice alone again', send());
      inBackground('closing of a clip', used.close());
    }
    ended?.over(isWhole);
  };

  const start = async (clip: ClipToPlay, mine: NonNullable<typeof playing>): Promise<void> => {
    const opening = openClipMix({
      ...clip,
      ended: () => {
        if (playing === mine) endClip(true);
      },
    });
    const opened = await opening.catch((cause: unknown) => {
      if (playing === mine) endClip(false); // whoever waits for its end is not left waiting
      throw cause;
    });
    if (playing !== mine || opened === null) {
      if (playing === mine) endClip(false);
      await opened?.close();
      return;
    }
    mix = opened;
    mix.setVoice(voice);
    await send();
  };

  return {
    flowTo: (through) => {
      sender = through;
      return send();
    },
    get isFlowing() {
      return sender !== null;
    },
    setVoice: (next) => {
      voice = next;
      if (mix === null) return send();
      mix.setVoice(next);
      // The mix is what is sent: a sender that lost it gets it back with the voice that is opened anew for that.
      return sender?.replaceTrack(mix.track) ?? Promise.resolve();
    },
    play: (clip, over) => {
      endClip(false);
      if (sender === null) {
        over(false);
        return;
      }
      playing = { loops: clip.loops, over };
      inBackground('playing of a clip', start(clip, playing));
    },
    stopClip: () => endClip(false),
    lost: () => {
      if (playing?.loops === false) endClip(false);
    },
    follow: (listener) => {
      listeners.add(listener);
      listener(track());
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      endClip(false);
    },
  };
}
