/**
 * DevTools Protocol over the two pipes of `--remote-debugging-pipe`: JSON messages divided by NUL bytes.
 * Chromium ends itself when the pipe closes, so a host that is killed leaves no browser behind.
 */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

import type { Command, CommandParameters, CommandReply, EventPayload, ProtocolEvent } from './protocol-types.ts';

/** One protocol session: the browser itself, or one page. */
export interface Session {
  /** Sends a command. Rejects with the protocol's message when Chromium refuses, or when the session has gone. */
  send<M extends Command>(method: M, params?: CommandParameters<M>): Promise<CommandReply<M>>;
  /** Listens to an event; returns the function that stops listening. */
  on<E extends ProtocolEvent>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}

export interface PipeConnection {
  readonly browser: Session;
  session(sessionId: string): Session;
  /** Resolves when the pipe has closed, for whatever reason. */
  readonly closed: Promise<void>;
}

interface Waiting {
  readonly method: string;
  readonly sessionId: string | undefined;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** Speaks the protocol over `toChromium` and `fromChromium` (file descriptors 3 and 4 of the browser process). */
export function connectPipe(toChromium: Writable, fromChromium: Readable): PipeConnection {
  const waiting = new Map<number, Waiting>();
  const emitters = new Map<string | undefined, EventEmitter>();
  let lastId = 0;
  let open = true;

  function emitterOf(sessionId: string | undefined): EventEmitter {
    const known = emitters.get(sessionId);
    if (known) return known;
    const made = new EventEmitter().setMaxListeners(0);
    emitters.set(sessionId, made);
    return made;
  }

  function failAll(matches: (entry: Waiting) => boolean, why: string): void {
    for (const [id, entry] of waiting) {
      if (!matches(entry)) continue;
      waiting.delete(id);
      entry.reject(new Error(`${entry.method}: ${why}`));
    }
  }

  function receive(message: Incoming): void {
    if (message.id !== undefined) {
      const entry = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) entry?.reject(new Error(`${entry.method}: ${message.error.message}`));
      else entry?.resolve(message.result);
      return;
    }
    if (message.method === undefined) return;
    if (message.method === 'Target.detachedFromTarget') {
      const gone = message.params?.sessionId;
      failAll((entry) => entry.sessionId === gone, 'the page has gone');
    }
    emitterOf(message.sessionId).emit(message.method, message.params);
  }

  let pieces: Buffer[] = [];
  fromChromium.on('data', (chunk: Buffer) => {
    let start = 0;
    let end = chunk.indexOf(0);
    while (end >= 0) {
      pieces.push(chunk.subarray(start, end));
      const text = Buffer.concat(pieces).toString('utf8');
      pieces = [];
      receive(JSON.parse(text) as Incoming);
      start = end + 1;
      end = chunk.indexOf(0, start);
    }
    pieces.push(chunk.subarray(start));
  });

  const closed = new Promise<void>((resolve) => {
    const shut = (): void => {
      if (!open) return;
      open = false;
      failAll(() => true, 'Chromium has closed');
      resolve();
    };
    fromChromium.on('close', shut);
    fromChromium.on('end', shut);
    // A write after Chromium has gone raises EPIPE here; the close above tells the story.
    toChromium.on('error', shut);
  });

  function session(sessionId: string | undefined): Session {
    return {
      send: <M extends Command>(method: M, params?: CommandParameters<M>) =>
        new Promise<CommandReply<M>>((resolve, reject) => {
          if (!open) {
            reject(new Error(`${method}: Chromium has closed`));
            return;
          }
          lastId += 1;
          // The protocol pairs a reply with its command by id, so the reply has the command's type.
          waiting.set(lastId, { method, sessionId, resolve: resolve as (result: unknown) => void, reject });
          toChromium.write(`${JSON.stringify({ id: lastId, method, params: params ?? {}, sessionId })}\0`);
        }),
      on: (event, listener) => {
        const emitter = emitterOf(sessionId);
        emitter.on(event, listener);
        return () => void emitter.off(event, listener);
      },
    };
  }

  return { browser: session(undefined), session, closed };
}
