import type { AppError } from '#contract/errors.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import type { OpenMediaSocket, SocketEnd } from '../socket/media-socket.ts';
import { readTextFrame } from '../socket/text-frame.ts';
import { createLinkWatch } from './link-watch.ts';
import { createMediaSession, type MediaSession } from './media-session.ts';

/** The sockets of one call, one after the other: a token opens one, and a lost one takes a new session. */
export interface CallSessions {
  readonly isOpen: boolean;
  /** Nothing should be put into the socket now: it would arrive old. */
  readonly isSuspect: boolean;
  readonly socket: Pick<MediaSession, 'send' | 'unsentBytes'>;
  /** How many sockets opened after the first. */
  readonly reconnects: number;
  /** How long the last answered ping took; null before the first. */
  readonly roundTripMs: number | null;
  tick(nowMs: number): void;
  reopen(wsUrl: string): void;
  close(): void;
}

export interface CallSessionsListener {
  opened(isFirst: boolean): void;
  /** Answers how many milliseconds of sound it holds. */
  audio(message: Buffer): number;
  rateAnnounced(sampleRate: WireSampleRate): void;
  /** The service is done with the call's sound. */
  stopped(): void;
  /** The socket that was asked for did not open. */
  failed(error: AppError, isFirst: boolean): void;
  lost(detail: string): void;
}

export function createCallSessions(order: {
  readonly wsUrl: string;
  readonly openSocket: OpenMediaSocket;
  readonly now: () => number;
  readonly listener: CallSessionsListener;
}): CallSessions {
  const { openSocket, now, listener } = order;
  const link = createLinkWatch();
  let hasBeenOpen = false;
  let reconnects = 0;

  const ended = (end: SocketEnd): void => {
    switch (end.how) {
      case 'never-opened':
        listener.failed(end.error, !hasBeenOpen);
        return;
      case 'finished':
        listener.stopped();
        return;
      case 'broken':
        listener.lost(end.detail);
        return;
    }
  };
  const open = (wsUrl: string): MediaSession =>
    createMediaSession({
      wsUrl,
      openSocket,
      link,
      now,
      listener: {
        opened() {
          const isFirst = !hasBeenOpen;
          hasBeenOpen = true;
          if (!isFirst) reconnects += 1;
          listener.opened(isFirst);
        },
        audio: listener.audio,
        text(message) {
          const said = readTextFrame(message);
          if (said.sampleRate !== null) listener.rateAnnounced(said.sampleRate);
          if (said.stop) listener.stopped();
        },
        ended,
      },
    });
  let session = open(order.wsUrl);

  return {
    get isOpen() {
      return session.isOpen;
    },
    get isSuspect() {
      return link.isSuspect;
    },
    get socket() {
      return session;
    },
    get reconnects() {
      return reconnects;
    },
    get roundTripMs() {
      return link.roundTripMs;
    },
    tick(nowMs) {
      session.tick(nowMs);
    },
    reopen(wsUrl) {
      session.close(); // harmless where it is lost already, and there is never more than one
      session = open(wsUrl);
    },
    close() {
      session.close();
    },
  };
}
