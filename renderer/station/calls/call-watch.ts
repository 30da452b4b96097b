import type { MediaState } from '#contract/call.ts';
import { inBackground } from '../in-background.ts';
import { listenForFar, NOT_HEARD } from '../media/far-audible.ts';
import { inboundBytes } from '../media/inbound-bytes.ts';
import { startMediaWatch, watchMedia, type MediaLook } from '../media/media-watch.ts';

const LOOK_EVERY_MS = 100;

export interface CallWatchParts {
  readonly peer: RTCPeerConnection;
  readonly farLevelDbfs: () => number;
  readonly listener: CallWatchListener;
}

export interface CallWatchListener {
  media(media: MediaState): void;
  /** At every look. */
  looked(farDbfs: number): void;
  /** Once: the far side can be heard. */
  farAudible(): void;
}

/**
 * Looks at a connection ten times a second: does sound arrive, how loud is it. Returns what stops it.
 * Looks never overlap: a slow one delays the next.
 */
export function watchCall({ peer, farLevelDbfs, listener }: CallWatchParts): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const count = async (): Promise<MediaLook> => ({ bytes: inboundBytes(await peer.getStats()), nowMs: performance.now() });

  const watch = async (): Promise<void> => {
    let before = await count();
    let state = startMediaWatch(before);
    let audible = NOT_HEARD;

    const look = async (): Promise<void> => {
      const now = await count();
      if (stopped) return;
      const levelDbfs = farLevelDbfs();
      const seen = watchMedia(state, now);
      const heard = listenForFar(audible, { levelDbfs, lastingMs: now.nowMs - before.nowMs });
      if (seen.media !== state.media) listener.media(seen.media);
      if (heard.heard && !audible.heard) listener.farAudible();
      listener.looked(levelDbfs);
      [before, state, audible] = [now, seen, heard];
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
