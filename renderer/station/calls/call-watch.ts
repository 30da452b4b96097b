import type { MediaState } from '#contract/call.ts';
import { inBackground } from '../in-background.ts';
import { listenForFar, NOT_HEARD } from '../media/far-audible.ts';
import { startMediaWatch, watchMedia } from '../media/media-watch.ts';
import { type RtpBytes, rtpBytes } from '../media/rtp-bytes.ts';
import { startSendWatch, watchSending } from '../media/send-watch.ts';

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
  /** Nothing of ours has left for five seconds. */
  sendingDry(): void;
}

/**
 * Looks at a connection ten times a second: does sound arrive, how loud is it, does ours leave. Returns what stops it.
 * Looks never overlap: a slow one delays the next.
 */
export function watchCall({ peer, farLevelDbfs, listener }: CallWatchParts): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const count = async (): Promise<RtpBytes & { readonly nowMs: number }> => ({
    ...rtpBytes(await peer.getStats()),
    nowMs: performance.now(),
  });

  const watch = async (): Promise<void> => {
    let before = await count();
    let state = startMediaWatch({ bytes: before.received, nowMs: before.nowMs });
    let sending = startSendWatch({ bytes: before.sent, nowMs: before.nowMs });
    let audible = NOT_HEARD;

    const look = async (): Promise<void> => {
      const now = await count();
      if (stopped) return;
      const levelDbfs = farLevelDbfs();
      const seen = watchMedia(state, { bytes: now.received, nowMs: now.nowMs });
      sending = watchSending(sending, { bytes: now.sent, nowMs: now.nowMs, isConnected: peer.connectionState === 'connected' });
      const heard = listenForFar(audible, { levelDbfs, lastingMs: now.nowMs - before.nowMs });
      if (seen.media !== state.media) listener.media(seen.media);
      if (heard.heard && !audible.heard) listener.farAudible();
      if (sending.isDry) listener.sendingDry();
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
