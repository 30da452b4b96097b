import { appError } from '#contract/errors.ts';
import type { MediaSocketListener, OpenMediaSocket, SocketEnd } from '../socket/media-socket.ts';
import type { LinkWatch } from './link-watch.ts';

const HANDSHAKE_WITHIN_MS = 5_000;
const ANY_NUMBER = Number.MAX_SAFE_INTEGER;

/** One socket of a call, from its handshake to its end. A lost one is never taken up again: its token is spent. */
export interface MediaSession {
  readonly isOpen: boolean;
  /** Bytes that wait on this machine; what lies in the system's buffer is not told, so where that is too much it is any number. */
  readonly unsentBytes: number;
  send(frame: Buffer): void;
  /** Every 20 ms or so: pings, gives up a handshake that takes too long and a link that is dead. */
  tick(nowMs: number): void;
  /** Says goodbye. Nothing is heard from it afterwards. */
  close(): void;
}

export interface MediaSessionListener {
  opened(): void;
  /** A binary message of any length; answers how many milliseconds of sound it holds. */
  audio(message: Buffer): number;
  text(message: string): void;
  /** Exactly once, unless `close` was called first. */
  ended(end: SocketEnd): void;
}

export interface MediaSessionOrder {
  /** Secret: it carries the token. */
  readonly wsUrl: string;
  readonly openSocket: OpenMediaSocket;
  /** What is known of the service from the call's earlier sockets goes on. */
  readonly link: LinkWatch;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly listener: MediaSessionListener;
}

/**
 *   opening ──handshake──▶ open ──closed, dead link──▶ ended
 *      └──refused, no handshake in 5 s──────────────────▲
 */
export function createMediaSession({ wsUrl, openSocket, link, now, listener }: MediaSessionOrder): MediaSession {
  const startedMs = now();
  let state: 'opening' | 'open' | 'ended' = 'opening';
  const end = (how: SocketEnd): void => {
    if (state === 'ended') return;
    state = 'ended';
    listener.ended(how);
  };
  const heard: MediaSocketListener = {
    opened() {
      if (state !== 'opening') return;
      state = 'open';
      link.opened(now());
      socket.ping(link.mark);
      listener.opened();
    },
    audio(message) {
      const soundMs = listener.audio(message);
      if (soundMs <= 0) link.sign(now());
      else if (link.sound(soundMs, now()) === 'ping') socket.ping(link.mark);
    },
    text(message) {
      link.sign(now());
      listener.text(message);
    },
    pong(mark) {
      if (mark === null) link.sign(now());
      else link.pong(mark, now());
    },
    ended: end,
  };
  const socket = openSocket(wsUrl, heard);
  const giveUp = (how: SocketEnd): void => {
    socket.abandon();
    end(how);
  };

  return {
    get isOpen() {
      return state === 'open';
    },
    get unsentBytes() {
      return link.isNarrow ? ANY_NUMBER : socket.unsentBytes;
    },
    send(frame) {
      link.sent(frame.length);
      socket.send(frame);
    },
    tick(nowMs) {
      if (state === 'opening' && nowMs - startedMs >= HANDSHAKE_WITHIN_MS) {
        giveUp({ how: 'never-opened', error: appError('service-timeout', 'media socket: no handshake in 5 s') });
      }
      if (state !== 'open') return;
      const duty = link.look(nowMs);
      if (duty === 'ping') socket.ping(link.mark);
      if (duty === 'give-up') giveUp({ how: 'broken', detail: 'the link is dead' });
    },
    close() {
      if (state === 'ended') return;
      state = 'ended';
      socket.close();
    },
  };
}
