import WebSocket from 'ws';
import { appError, type AppError } from '#contract/errors.ts';
import { createLinkSilence } from './link-silence.ts';

const HANDSHAKE_WITHIN_MS = 5_000;
/** Keeps middleboxes from closing a quiet connection. */
const PING_EVERY_MS = 20_000;
/** Seconds of PCM, not minutes: what is larger is no voice. */
const LARGEST_MESSAGE_BYTES = 256 * 1_024;
const CLOSE_WITHIN_MS = 500;

export interface MediaSocket {
  send(frame: Buffer): void;
  /** Bytes handed over and not yet given to the network. */
  readonly unsentBytes: number;
  /** Says goodbye with 1000; nothing is heard from it afterwards. */
  close(): void;
}

export interface MediaSocketListener {
  opened(): void;
  audio(message: Buffer): void;
  text(message: string): void;
  /** Exactly once, unless `close` was called first. */
  ended(end: SocketEnd): void;
}
export type SocketEnd =
  | { readonly how: 'never-opened'; readonly error: AppError }
  /** Closed with 1000: the service is done with the call's sound. */
  | { readonly how: 'finished' }
  | { readonly how: 'broken'; readonly detail: string };

/**
 * The realtime socket of one call. The URL is a secret and never leaves this file: of errors only codes are
 * passed on, because their texts may quote it.
 */
export function openMediaSocket(url: string, listener: MediaSocketListener): MediaSocket {
  const socket = connect(url);
  if (socket === null) return refused(listener);
  let silent = false;
  let open = false;
  const end = (how: SocketEnd): void => {
    if (silent) return;
    silent = true;
    stopTimers();
    listener.ended(how);
  };

  const handshake = setTimeout(() => {
    end({ how: 'never-opened', error: appError('service-timeout', 'media socket: no handshake in 5 s') });
    socket.terminate();
  }, HANDSHAKE_WITHIN_MS);
  const pings = setInterval(() => {
    if (open) socket.ping();
  }, PING_EVERY_MS);
  const silence = createLinkSilence();
  const seconds = setInterval(() => {
    if (!open) return;
    const duty = silence.second();
    if (duty === 'ping') socket.ping();
    if (duty !== 'give-up') return;
    end({ how: 'broken', detail: 'the link is silent and answers no ping' });
    socket.terminate();
  }, 1_000);
  const stopTimers = (): void => {
    clearTimeout(handshake);
    clearInterval(pings);
    clearInterval(seconds);
  };

  let trouble = 'unknown';
  socket.on('open', () => {
    if (silent) return;
    open = true;
    clearTimeout(handshake);
    socket.ping();
    listener.opened();
  });
  socket.on('pong', () => {
    silence.heard('pong');
  });
  socket.on('message', (message: Buffer, isBinary) => {
    silence.heard('message');
    if (silent) return;
    if (isBinary) listener.audio(message);
    else listener.text(message.toString('utf8'));
  });
  socket.on('unexpected-response', (request, response) => {
    end({ how: 'never-opened', error: appError('service-broken', `media socket: HTTP ${response.statusCode ?? 0}`) });
    request.destroy();
  });
  socket.on('error', (cause: NodeJS.ErrnoException) => {
    trouble = cause.code ?? 'socket error'; // 'close' follows and ends it
  });
  socket.on('close', (code) => {
    if (!open) end({ how: 'never-opened', error: appError('service-unreachable', `media socket: ${trouble}`) });
    else if (code === 1_000) end({ how: 'finished' });
    else end({ how: 'broken', detail: `close ${code}, ${trouble}` });
  });

  return {
    send(frame) {
      // A write that fails is followed by 'close', which says so once.
      if (socket.readyState === WebSocket.OPEN) socket.send(frame, { binary: true }, () => undefined);
    },
    get unsentBytes() {
      return socket.bufferedAmount;
    },
    close() {
      silent = true;
      stopTimers();
      sayGoodbye(socket);
    },
  };
}

function connect(url: string): WebSocket | null {
  try {
    // Compression costs more delay than it saves bytes (p99 1.5 → 6.7 ms for −19 %).
    return new WebSocket(url, { perMessageDeflate: false, maxPayload: LARGEST_MESSAGE_BYTES, followRedirects: false });
  } catch {
    return null; // a malformed URL; the message would quote it
  }
}

/** Ends as every socket ends: later, so that the caller has its hands free. */
function refused(listener: MediaSocketListener): MediaSocket {
  let silent = false;
  queueMicrotask(() => {
    if (!silent) listener.ended({ how: 'never-opened', error: appError('media-host-refused', 'not a WebSocket address') });
  });
  return {
    send: () => undefined,
    unsentBytes: 0,
    close() {
      silent = true;
    },
  };
}

function sayGoodbye(socket: WebSocket): void {
  if (socket.readyState === WebSocket.CONNECTING) {
    socket.terminate();
    return;
  }
  const impatience = setTimeout(() => {
    socket.terminate();
  }, CLOSE_WITHIN_MS);
  socket.once('close', () => {
    clearTimeout(impatience);
  });
  socket.close(1_000);
}
