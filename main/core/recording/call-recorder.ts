import type { CallId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log } from '../ports.ts';
import type { NewRecording, Recordings, RecordingWriter } from './recordings.ts';

/** What is still on its way from a call's sound when it is switched off. */
const LAST_PIECES_MS = 500;
/** A gap shorter than this is how pieces come. */
const SHORTEST_GAP_MS = 300;
/** No call is without sound for longer and goes on: the machine slept, and hours of silence would take gigabytes. */
const LONGEST_GAP_MS = 60_000;

export interface CallRecorder {
  readonly since: UnixMs | null;
  /** Fails as `Recordings.start` does. */
  start(order: Pick<NewRecording, 'format' | 'consent'>): Result<null, AppError>;
  stop(): void;
  /** `isFirst`: the call's sound was opened anew, and silence stands for the time between. */
  heard(pcm: Int16Array, isFirst: boolean): void;
  /** As `stop`. Resolves when it is kept with its last pieces, or was by `finish`. */
  end(): Promise<void>;
  /** At once, with what has come. Resolves when it is kept. */
  finish(): Promise<void>;
}

/** The recordings of one call, one after the other. */
export function createCallRecorder(ports: {
  readonly callId: CallId;
  readonly clock: Clock;
  readonly log: Log;
  readonly recordings: Recordings;
  /** Switches the call's sound on and off. */
  readonly listenIn: (isOn: boolean) => void;
  readonly failed: (error: AppError) => void;
}): CallRecorder {
  const { callId, clock, log, recordings, listenIn } = ports;
  let open: { readonly writer: RecordingWriter; readonly since: UnixMs; samples: number } | null = null;
  /** Switched off, and waiting for its last pieces. */
  let closing: { readonly writer: RecordingWriter; readonly cancel: () => void; readonly kept: PromiseWithResolvers<null> } | null = null;

  const settle = async (): Promise<void> => {
    const last = closing;
    closing = null;
    last?.cancel();
    try {
      await last?.writer.finish();
    } finally {
      last?.kept.resolve(null);
    }
  };
  const stop = (): void => {
    if (open === null) return;
    const { writer } = open;
    open = null;
    inBackground('ending a recording', settle(), log);
    const cancel = clock.after(LAST_PIECES_MS, () => inBackground('ending a recording', settle(), log));
    closing = { writer, cancel, kept: Promise.withResolvers() };
    listenIn(false);
  };

  return {
    get since() {
      return open?.since ?? null;
    },
    start({ format, consent }) {
      if (open !== null) return ok(null);
      const since = clock.now();
      const started = recordings.start({ callId, startedAt: since, format, consent });
      if (!started.ok) return started;
      const mine = { writer: started.value, since, samples: 0 };
      open = mine;
      mine.writer.failed((error) => {
        if (open === mine) stop();
        ports.failed(error);
      });
      listenIn(true);
      return ok(null);
    },
    stop,
    heard(pcm, isFirst) {
      if (isFirst && open !== null) inBackground('ending a recording', settle(), log);
      if (closing !== null) {
        closing.writer.write(pcm);
        return;
      }
      if (open === null) return;
      if (isFirst) {
        const due = Math.floor(((clock.now() - open.since) * RECORDING_RATE_HZ) / 1_000);
        const missing = Math.min((LONGEST_GAP_MS * RECORDING_RATE_HZ) / 1_000, due - open.samples - pcm.length / 2);
        if (missing > (SHORTEST_GAP_MS * RECORDING_RATE_HZ) / 1_000) {
          open.writer.write(new Int16Array(missing * 2));
          open.samples += missing;
        }
      }
      open.samples += pcm.length / 2;
      open.writer.write(pcm);
    },
    async end() {
      stop();
      await closing?.kept.promise;
    },
    async finish() {
      const last = open;
      open = null;
      if (last !== null) listenIn(false);
      await Promise.all([settle(), last?.writer.finish()]);
    },
  };
}
