import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { StreamId } from '../../audio/protocol.ts';
import type { WebAudioSession } from '../../core/ports.ts';

/**
 * A call's stream in the audio process:
 *
 *   opening ──opened──▶ open ──its socket is gone──▶ lost ──a new session──▶ reopening ──opened──▶ open
 *      └──────its socket is gone──────────────────────▲──────not opened───────────┘
 */
export type StreamPhase = 'opening' | 'open' | 'lost' | 'reopening';

export interface OpenCall {
  readonly stream: StreamId;
  readonly session: WebAudioSession;
  muted: boolean;
  held: boolean;
  recorded: boolean;
  /** The clip that plays in it; null where there is none. */
  playId: string | null;
  readonly phase: StreamPhase;
  /** Whether the process has been told of it. */
  isOrdered: boolean;
  /** What the latest opening came to. A sound that was lost before anybody could be told that it is there did not open. */
  outcome(): Promise<Result<null, AppError>>;
  opened(): void;
  reopening(session: WebAudioSession): void;
  /** Its socket, or all of it: who waits for its opening is told the reason. True where nobody does. */
  gone(reason: AppError): boolean;
}

export interface OpenCalls {
  add(session: WebAudioSession): OpenCall;
  remove(call: OpenCall): void;
  all(): readonly OpenCall[];
  byCall(callId: CallId): OpenCall | undefined;
  byStream(stream: StreamId): OpenCall | undefined;
  /** Resolves with `closed` of its stream, or `allClosed()`. */
  closing(call: OpenCall): Promise<unknown>;
  /** The call of a stream that was told to close and has not yet. */
  closingOf(stream: StreamId): CallId | undefined;
  closed(stream: StreamId): void;
  allClosed(): void;
}

/** Which call has which stream of the audio process. A stream's id is never used again. */
export function openCalls(): OpenCalls {
  const calls = new Map<StreamId, OpenCall>();
  const closings = new Map<StreamId, { readonly callId: CallId; readonly done: () => void }>();
  let nextStream = 1;
  const closed = (stream: StreamId): void => {
    closings.get(stream)?.done();
    closings.delete(stream);
  };
  return {
    add(session) {
      const call = openCall(session, nextStream);
      nextStream += 1;
      calls.set(call.stream, call);
      return call;
    },
    remove: (call) => {
      calls.delete(call.stream);
    },
    all: () => [...calls.values()],
    byCall: (callId) => [...calls.values()].find(({ session }) => session.callId === callId),
    byStream: (stream) => calls.get(stream),
    closing({ stream, session }) {
      const { promise, resolve } = Promise.withResolvers<null>();
      const done = (): void => {
        resolve(null);
      };
      closings.set(stream, { callId: session.callId, done });
      return promise;
    },
    closingOf: (stream) => closings.get(stream)?.callId,
    closed,
    allClosed() {
      for (const stream of [...closings.keys()]) closed(stream);
    },
  };
}

function openCall(first: WebAudioSession, stream: StreamId): OpenCall {
  let session = first;
  let opening = Promise.withResolvers<Result<null, AppError>>();
  let phase: StreamPhase = 'opening';
  let lostBy: AppError | null = null;
  let isAwaited = true;
  return {
    stream,
    muted: first.muted,
    held: first.held ?? false,
    recorded: false,
    playId: null,
    isOrdered: false,
    get session() {
      return session;
    },
    get phase() {
      return phase;
    },
    async outcome() {
      const awaited = opening;
      const result = await awaited.promise;
      if (awaited === opening) isAwaited = false;
      return lostBy === null ? result : fail(lostBy);
    },
    opened() {
      // Where the devices took their time, the socket that had opened may be gone again.
      if (phase === 'lost') return;
      phase = 'open';
      opening.resolve(ok(null));
    },
    reopening(renewed) {
      session = renewed;
      phase = 'reopening';
      lostBy = null;
      isAwaited = true;
      opening = Promise.withResolvers();
    },
    gone(reason) {
      const nobodyWaits = phase === 'open' && !isAwaited;
      phase = 'lost';
      lostBy = reason;
      opening.resolve(fail(reason));
      return nobodyWaits;
    },
  };
}
