import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';
import type { StreamId } from '../../audio/protocol.ts';
import type { WebAudioSession } from '../../core/ports.ts';

export interface OpenCall {
  readonly session: WebAudioSession;
  readonly stream: StreamId;
  muted: boolean;
  /** Whether `open` still waits for its result. */
  readonly waiting: boolean;
  readonly settled: Promise<Result<null, AppError>>;
  /** The first result counts. */
  settle(result: Result<null, AppError>): void;
}

export interface OpenCalls {
  add(session: WebAudioSession): OpenCall;
  remove(call: OpenCall): void;
  all(): readonly OpenCall[];
  byCall(callId: CallId): OpenCall | undefined;
  byStream(stream: StreamId): OpenCall | undefined;
  /** Resolves with `closed(stream)` or `allClosed()`. */
  closing(stream: StreamId): Promise<unknown>;
  closed(stream: StreamId): void;
  allClosed(): void;
}

/** Which call has which stream of the audio process. A stream's id is never used again. */
export function openCalls(): OpenCalls {
  const calls = new Map<StreamId, OpenCall>();
  const closings = new Map<StreamId, () => void>();
  let nextStream = 1;
  const closed = (stream: StreamId): void => {
    closings.get(stream)?.();
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
    closing(stream) {
      const { promise, resolve } = Promise.withResolvers<null>();
      closings.set(stream, () => {
        resolve(null);
      });
      return promise;
    },
    closed,
    allClosed() {
      for (const stream of [...closings.keys()]) closed(stream);
    },
  };
}

function openCall(session: WebAudioSession, stream: StreamId): OpenCall {
  const { promise, resolve } = Promise.withResolvers<Result<null, AppError>>();
  let waiting = true;
  return {
    session,
    stream,
    muted: session.muted,
    get waiting() {
      return waiting;
    },
    settled: promise,
    settle(result) {
      waiting = false;
      resolve(result);
    },
  };
}
