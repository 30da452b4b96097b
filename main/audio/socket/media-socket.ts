import WebSocket from 'ws';
import { appError, type AppError } from '#contract/errors.ts';
import { outboundRefusal } from '../../core/network/outbound-refusal.ts';
import type { OutboundWay } from '../../core/network/outbound-way.ts';
import { outboundAgent } from './outbound-agent.ts';

/** 43 seconds of 48 kHz PCM, four minutes of 8 kHz: what is larger is no voice. */
const LARGEST_MESSAGE_BYTES = 4 * 1_024 * 1_024;
const CLOSE_WITHIN_MS = 500;

/** A WebSocket as a media session sees it; `openMediaSocket` below, or a simulated one. */
export interface MediaSocket {
  /** The frame's bytes are copied before it returns. */
  send(frame: Buffer): void;
  /** The answer brings the mark back. */
  ping(mark: number): void;
  /** Bytes handed over and not yet given to the network. */
  readonly unsentBytes: number;
  /** Says goodbye with 1000; nothing is heard from it afterwards. */
  close(): void;
  /** Lets go without a word: what lies in it unsent is lost. Nothing is heard from it afterwards. */
  abandon(): void;
}

export interface MediaSocketListener {
  opened(): void;
  audio(message: Buffer): void;
  text(message: string): void;
  /** Null: an answer to none of our pings. */
  pong(mark: number | null): void;
  /** Exactly once, unless `close` or `abandon` was called first. */
  ended(end: SocketEnd): void;
}
export type SocketEnd =
  | { readonly how: 'never-opened'; readonly error: AppError }
  /** Closed with 1000: the service is done with the call's sound. */
  | { readonly how: 'finished' }
  | { readonly how: 'broken'; readonly detail: string };

export type OpenMediaSocket = (url: string, listener: MediaSocketListener) => MediaSocket;

/**
 * The realtime socket of one call: a thin layer over ws, without a decision. The URL is a secret and never leaves this
 * file: of errors only codes are passed on, because their texts may quote it.
 */
export function openMediaSocket(url: string, listener: MediaSocketListener, way?: OutboundWay): MediaSocket {
  const socket = connect(url, way);
  if (socket === null) return refused(listener);
  let silent = false;
  let open = false;
  const end = (how: SocketEnd): void => {
    if (silent) return;
    silent = true;
    listener.ended(how);
  };

  let trouble = 'unknown';
  socket.on('open', () => {
    if (silent) return;
    open = true;
    listener.opened();
  });
  socket.on('pong', (payload) => {
    if (!silent) listener.pong(markOf(payload));
  });
  socket.on('message', (message: Buffer, isBinary) => {
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
    if (!open) end({ how: 'never-opened', error: outboundRefusal(trouble) ?? appError('service-unreachable', `media socket: ${trouble}`) });
    else if (code === 1_000) end({ how: 'finished' });
    else end({ how: 'broken', detail: `close ${code}, ${trouble}` });
  });

  return {
    send(frame) {
      // A client's frames are masked into memory of ws's own. A write that fails is followed by 'close', which says so once.
      if (socket.readyState === WebSocket.OPEN) socket.send(frame, BINARY, ignoreFailure);
    },
    ping(mark) {
      if (socket.readyState === WebSocket.OPEN) socket.ping(String(mark), true, ignoreFailure);
    },
    get unsentBytes() {
      return socket.bufferedAmount;
    },
    close() {
      silent = true;
      sayGoodbye(socket);
    },
    abandon() {
      silent = true;
      socket.terminate();
    },
  };
}

const BINARY = { binary: true } as const;
const ignoreFailure = (): void => undefined;

function markOf(payload: Buffer): number | null {
  const said = payload.toString('latin1');
  return /^\d{1,9}$/.test(said) ? Number(said) : null;
}

function connect(url: string, way: OutboundWay | undefined): WebSocket | null {
  try {
    // Compression costs more delay than it saves bytes (p99 1.5 → 6.7 ms for −19 %).
    return new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: LARGEST_MESSAGE_BYTES,
      followRedirects: false,
      // On this machine, unencrypted, there is no way to speak of.
      ...(way === undefined || (way.proxy === null && url.startsWith('ws:')) ? {} : { agent: outboundAgent(url, way) }),
    });
  } catch {
    return null; // a malformed URL; the message would quote it
  }
}

/** Ends as every socket ends: later, so that the caller has its hands free. */
function refused(listener: MediaSocketListener): MediaSocket {
  let silent = false;
  const hush = (): void => {
    silent = true;
  };
  queueMicrotask(() => {
    if (!silent) listener.ended({ how: 'never-opened', error: appError('media-host-refused', 'not a WebSocket address') });
  });
  return { send: () => undefined, ping: () => undefined, unsentBytes: 0, close: hush, abandon: hush };
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
