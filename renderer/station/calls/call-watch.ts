import type { MediaState } from '#contract/call.ts';
import { inBackground } from '../in-background.ts';
import { listenForFar, NOT_HEARD } from '../media/far-audible.ts';
import { inboundSound } from '../media/inbound-sound.ts';
import { startMediaWatch, watchMedia } from '../media/media-watch.ts';
import { levelBetween, SILENCE_DBFS } from '../media/sound-level.ts';

const LOOK_EVERY_MS = 100;

export interface CallWatchListener {
  media(media: MediaState): void;
  farLevel(farDbfs: number): void;
  /** Once: the far side can be heard. */
  farAudible(): void;
}

/**
 * Looks at a connection ten times a second: does sound arrive, how loud is it. Returns what stops it.
 * Looks never overlap: a slow one delays the next.
 */
export function watchCall(peer: RTCPeerConnection, listener: CallWatchListener): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const watch = async (): Promise<void> => {
    let sound = inboundSound(await peer.getStats());
    let state = startMediaWatch({ nowMs: performance.now(), bytes: sound.bytes });
    let audible = NOT_HEARD;

    const look = async (): Promise<void> => {
      const after = inboundSound(await peer.getStats());
      if (stopped) return;
      const seen = watchMedia(state, { nowMs: performance.now(), bytes: after.bytes });
      const levelDbfs = levelBetween(sound, after) ?? SILENCE_DBFS;
      const heard = listenForFar(audible, { levelDbfs, lastingMs: (after.seconds - sound.seconds) * 1_000 });
      if (seen.media !== state.media) listener.media(seen.media);
      if (heard.heard && !audible.heard) listener.farAudible();
      listener.farLevel(levelDbfs);
      [sound, state, audible] = [after, seen, heard];
      next();
    };
    const next = (): void => {
      timer = setTimeout(() => inBackground('look at a call', look()), LOOK_EVERY_MS);
    };
    if (!stopped) next();
  };

  inBackground('watch of a call', watch());
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
