import type { CallId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';

/** What was typed is on the disk this soon at the latest. */
const SAVED_WITHIN_MS = 200;
/** A disk that was full may have room again. */
const TRY_AGAIN_MS = 5_000;

/** How it stands with what was typed last about a call. */
export interface NoteFate {
  readonly phase: 'untouched' | 'saving' | 'saved' | 'unsaved';
  readonly error: AppError | null;
}

/** Notes on their way to the disk, each kept here until main has it, whether or not its field is still there. */
export interface NoteKeeper {
  /** What was typed about the call and is not kept yet; null where there is nothing such. */
  unkept(callId: CallId): string | null;
  /** The same object until it changes. What was saved is told as long as somebody follows it. */
  fateOf(callId: CallId): NoteFate;
  /** Takes a text over. It goes out a moment after the first letter that did not, so that who types without a pause loses no more than that. */
  write(callId: CallId, text: string): void;
  /** Sends now what has not gone out yet. */
  flush(callId: CallId): void;
  /** Returns what ends it. */
  follow(callId: CallId, changed: () => void): () => void;
}

interface Draft {
  text: string;
  /** How often it was changed. */
  edits: number;
  /** Letters of it have not gone out yet. */
  isFresh: boolean;
  cancel: () => void;
}

const UNTOUCHED: NoteFate = { phase: 'untouched', error: null };

export function createNoteKeeper(ports: {
  readonly send: (note: { readonly callId: CallId; readonly text: string }) => Promise<Result<null, AppError>>;
  /** Calls `then` once after `milliseconds`; returns what cancels it. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}): NoteKeeper {
  const drafts = new Map<CallId, Draft>();
  const fates = new Map<CallId, NoteFate>();
  const listeners = new Map<CallId, Set<() => void>>();

  const tell = (callId: CallId, fate: NoteFate): void => {
    fates.set(callId, fate);
    for (const listener of listeners.get(callId) ?? []) listener();
    forget(callId);
  };
  /** A note that is kept, and that nobody looks at, is nobody's news. */
  const forget = (callId: CallId): void => {
    if (!drafts.has(callId) && !listeners.has(callId)) fates.delete(callId);
  };
  const finish = (callId: CallId, sent: number, why: AppError | null): void => {
    const draft = drafts.get(callId);
    // What was changed since tells how it stands with it; also where it was changed back, for what came between is on its way.
    if (draft === undefined || draft.edits !== sent) return;
    if (why === null) {
      draft.cancel();
      drafts.delete(callId);
      tell(callId, { phase: 'saved', error: null });
      return;
    }
    tell(callId, { phase: 'unsaved', error: why });
    draft.cancel();
    // A call that is no more has no note.
    if (why.code !== 'call-gone') draft.cancel = ports.after(TRY_AGAIN_MS, () => send(callId));
  };
  function send(callId: CallId): void {
    const draft = drafts.get(callId);
    if (draft === undefined) return;
    draft.cancel();
    draft.isFresh = false;
    const { text, edits } = draft;
    ports.send({ callId, text }).then(
      (reply) => finish(callId, edits, reply.ok ? null : reply.error),
      (cause: unknown) => finish(callId, edits, appError('internal', String(cause))),
    );
  }

  return {
    unkept: (callId) => drafts.get(callId)?.text ?? null,
    fateOf: (callId) => fates.get(callId) ?? UNTOUCHED,
    write(callId, text) {
      const draft = drafts.get(callId) ?? { text, edits: 0, isFresh: false, cancel: () => undefined };
      drafts.set(callId, draft);
      draft.text = text;
      draft.edits += 1;
      if (!draft.isFresh) {
        draft.isFresh = true;
        draft.cancel();
        draft.cancel = ports.after(SAVED_WITHIN_MS, () => send(callId));
      }
      // What could not be kept is still not, until it is.
      if (fates.get(callId)?.phase !== 'unsaved') tell(callId, { phase: 'saving', error: null });
    },
    flush(callId) {
      if (drafts.get(callId)?.isFresh === true) send(callId);
    },
    follow(callId, changed) {
      const those = listeners.get(callId) ?? new Set();
      listeners.set(callId, those.add(changed));
      return () => {
        those.delete(changed);
        if (those.size > 0) return;
        listeners.delete(callId);
        forget(callId);
      };
    },
  };
}
