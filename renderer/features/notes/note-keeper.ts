import type { CallId } from '#contract/call.ts';
import { appError } from '#contract/errors.ts';
import type { AppError } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Result } from '#contract/result.ts';

/** A disk that was full may have room again. */
const TRY_AGAIN_MS = 5_000;
/** A main that is slow to answer gets each letter all the same; one that answers nothing is not buried under them. */
const MOST_ON_THE_WAY = 8;

/** How it stands with what was typed last about a call. */
export interface NoteFate {
  readonly phase: 'untouched' | 'saving' | 'saved' | 'unsaved';
  readonly error: AppError | null;
}

/** The call that a note is about, and with whom it was. */
export interface NotedCall {
  readonly callId: CallId;
  readonly peer: PhoneNumber | null;
}

/** A note that the disk refused, and whose field is gone: nothing else on the screen says so. */
export interface StrandedNote extends NotedCall {
  readonly error: AppError;
}

/** Notes on their way to the disk, each kept here until main has it, whether or not its field is still there. */
export interface NoteKeeper {
  /** What was typed about the call and is not kept yet; null where there is nothing such. */
  unkept(callId: CallId): string | null;
  /** The same object until it changes. What was saved is told as long as somebody follows it. */
  fateOf(callId: CallId): NoteFate;
  /** Takes a text over, and sends it: at each letter, whether or not main has answered those before. Where many wait, the next go together. */
  write(call: NotedCall, text: string): void;
  /** Sends now what waits for the letters before it. */
  flush(callId: CallId): void;
  /** Returns what ends it. */
  follow(callId: CallId, changed: () => void): () => void;
  /** The same list until it changes. */
  stranded(): readonly StrandedNote[];
  /** Returns what ends it. */
  followStranded(changed: () => void): () => void;
  /** Tries now what would be tried in a moment. */
  tryAgain(callId: CallId): void;
  /** Gives up what was typed about the call and is not kept. */
  drop(callId: CallId): void;
}

interface Draft {
  readonly peer: PhoneNumber | null;
  text: string;
  /** How often it was changed. */
  edits: number;
  /** Letters of it have not gone out yet. */
  isFresh: boolean;
  /** How many texts of it main has not answered yet. */
  onTheWay: number;
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
  const watchers = new Set<() => void>();
  let stranded: readonly StrandedNote[] = [];

  const lookForStranded = (): void => {
    const found = [...drafts].flatMap(([callId, { peer }]) => {
      const error = listeners.has(callId) ? null : (fates.get(callId)?.error ?? null);
      return error === null ? [] : [{ callId, peer, error }];
    });
    const isSame = found.length === stranded.length && found.every((one, at) => isSameNote(one, stranded[at]));
    if (isSame) return;
    stranded = found;
    for (const watcher of watchers) watcher();
  };
  const tell = (callId: CallId, fate: NoteFate): void => {
    fates.set(callId, fate);
    for (const listener of listeners.get(callId) ?? []) listener();
    forget(callId);
    lookForStranded();
  };
  /** A note that is kept, and that nobody looks at, is nobody's news. */
  const forget = (callId: CallId): void => {
    if (!drafts.has(callId) && !listeners.has(callId)) fates.delete(callId);
  };
  const finish = (callId: CallId, sent: { readonly draft: Draft; readonly edits: number }, why: AppError | null): void => {
    const { draft, edits } = sent;
    draft.onTheWay -= 1;
    if (drafts.get(callId) !== draft) return;
    // What was changed since tells how it stands with it; also where it was changed back, for what came between is on its way.
    if (draft.edits !== edits) {
      if (draft.isFresh && draft.onTheWay < MOST_ON_THE_WAY) send(callId);
      return;
    }
    draft.cancel();
    if (why === null) {
      drafts.delete(callId);
      tell(callId, { phase: 'saved', error: null });
      return;
    }
    tell(callId, { phase: 'unsaved', error: why });
    // A call that is no more has no note.
    if (why.code !== 'call-gone') draft.cancel = ports.after(TRY_AGAIN_MS, () => send(callId));
  };
  function send(callId: CallId): void {
    const draft = drafts.get(callId);
    if (draft === undefined) return;
    draft.cancel();
    draft.isFresh = false;
    draft.onTheWay += 1;
    const sent = { draft, edits: draft.edits };
    ports.send({ callId, text: draft.text }).then(
      (reply) => {
        finish(callId, sent, reply.ok ? null : reply.error);
      },
      (cause: unknown) => {
        finish(callId, sent, appError('internal', String(cause)));
      },
    );
  }

  return {
    unkept: (callId) => drafts.get(callId)?.text ?? null,
    fateOf: (callId) => fates.get(callId) ?? UNTOUCHED,
    write({ callId, peer }, text) {
      const draft = drafts.get(callId) ?? { peer, text, edits: 0, isFresh: false, onTheWay: 0, cancel: () => undefined };
      drafts.set(callId, draft);
      draft.text = text;
      draft.edits += 1;
      draft.isFresh = true;
      // What could not be kept is still not, until it is.
      if (fates.get(callId)?.phase !== 'unsaved') tell(callId, { phase: 'saving', error: null });
      if (draft.onTheWay < MOST_ON_THE_WAY) send(callId);
    },
    flush(callId) {
      if (drafts.get(callId)?.isFresh === true) send(callId);
    },
    follow(callId, changed) {
      const those = listeners.get(callId) ?? new Set();
      listeners.set(callId, those.add(changed));
      lookForStranded();
      return () => {
        those.delete(changed);
        if (those.size > 0) return;
        listeners.delete(callId);
        forget(callId);
        lookForStranded();
      };
    },
    stranded: () => stranded,
    followStranded(changed) {
      watchers.add(changed);
      return () => {
        watchers.delete(changed);
      };
    },
    tryAgain: send,
    drop(callId) {
      drafts.get(callId)?.cancel();
      drafts.delete(callId);
      tell(callId, UNTOUCHED);
    },
  };
}

function isSameNote(one: StrandedNote, other: StrandedNote | undefined): boolean {
  return one.callId === other?.callId && one.error === other.error;
}
