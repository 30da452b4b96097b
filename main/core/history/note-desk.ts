import type { AppState } from '#contract/app-state.ts';
import type { Call, CallId, CallIn, RecentCall } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import {
  type CallNote,
  isBuiltInCode,
  isStandingStill,
  LONGEST_NOTE,
  type WrapUp,
  type WrapUpSettings,
  type WrapUpTask,
} from '#contract/note.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Clock } from '../ports.ts';
import type { HistoryStore } from './history-store.ts';

/** Whoever is at it keeps the work after a call for as long beyond its time: long enough to think of the next word. */
const HANDS_MS = 10_000;
/** A timer stands still while the machine sleeps: the time is looked at again this often. */
const LOOK_AGAIN_MS = 30_000;
/** Whoever presses sooner after a refusal has not read it yet. */
const REFUSAL_READ_MS = 1_000;

/** What is written down about calls, and the work after one. */
export interface NoteDesk {
  /** Of the calls on the screen, and of the one that is being wrapped up. */
  notes(): readonly CallNote[];
  wrapUp(): WrapUpTask | null;
  read(callId: CallId): CallNote | null;
  /** On the disk before it returns. Fails with `note-not-kept`. */
  write(callId: CallId, text: string): Result<null, AppError>;
  file(callId: CallId, code: string | null): Result<null, AppError>;
  /** Somebody's hands are in the note of the call: the work after it stays a little longer. */
  stay(callId: CallId): void;
  /** The agent says so. Fails with `note-not-kept` where the disk refused just now: the next time it goes all the same. */
  done(callId: CallId): Result<null, AppError>;
  /** The agent closed the call: the work after it goes too, unless it is not kept. */
  closed(callId: CallId): void;
  follow(state: Pick<AppState, 'calls'>): void;
  stop(): void;
}

export function createNoteDesk(ports: {
  readonly clock: Clock;
  readonly store: Pick<HistoryStore, 'note' | 'keepNote'>;
  readonly find: (callId: CallId) => RecentCall | null;
  readonly settings: () => WrapUpSettings;
  readonly words: () => Translate;
  /** Something was written down about the call: whoever shows it leaves it there a little longer. */
  readonly written: (callId: CallId) => void;
  readonly changed: () => void;
}): NoteDesk {
  const { clock, store, changed } = ports;
  const known = new Map<CallId, CallNote | null>();
  let calls: readonly Call[] = [];
  let task: WrapUpTask | null = null;
  /** Until when somebody has their hands in the task, as far as is known. */
  let handsUntil: UnixMs = unixMs(0);
  /** Since when what was written last of the task is not on the disk; null where it is. */
  let unkeptSince: UnixMs | null = null;
  /** What was left of the task's time when another call came; null while it runs. */
  let restMs: number | null = null;
  /** The task that went with its call. */
  let gone: WrapUpTask | null = null;
  let cancelWatch: () => void = () => undefined;

  const shown = (): readonly CallId[] => [...new Set([...calls.map(({ id }) => id), ...(task === null ? [] : [task.callId])])];
  const noteOf = (callId: CallId): CallNote | null => {
    const kept = known.get(callId);
    if (kept !== undefined) return kept;
    const read = store.note(callId);
    if (shown().includes(callId)) known.set(callId, read);
    return read;
  };
  const exists = (callId: CallId): boolean => calls.some(({ id }) => id === callId) || ports.find(callId) !== null;

  const keep = (callId: CallId, part: Partial<CallNote>): Result<null, AppError> => {
    if (!exists(callId)) return fail(appError('call-gone'));
    const before = noteOf(callId) ?? { callId, text: '', wrapUp: null };
    const note: CallNote = { ...before, ...part, changedAt: clock.now() };
    const isKept = store.keepNote(note);
    if (!isKept) comeBack(callId);
    touched(callId, { isKept });
    if (!isKept) return fail(appError('note-not-kept'));
    ports.written(callId);
    if (known.has(callId)) known.set(callId, note.text === '' && note.wrapUp === null ? null : note);
    changed();
    return ok(null);
  };

  const end = (): void => {
    cancelWatch();
    task = null;
    restMs = null;
    changed();
  };
  /** The last letters may arrive after their call was closed: nothing else would say that they are not kept. */
  const comeBack = (callId: CallId): void => {
    if (task !== null || gone?.callId !== callId) return;
    task = gone;
    // Once: who says after that that they are done has seen it.
    gone = null;
    unkeptSince = null;
    changed();
  };
  /** Lets the task's time stand still as long as another call is on the screen. Returns whether it does. */
  const rest = (): boolean => {
    if (task === null) return false;
    const isStill = isStandingStill(task, calls);
    if (isStill === (restMs !== null)) return isStill;
    if (isStill) restMs = task.until - clock.now();
    else {
      task = { ...task, until: unixMs(clock.now() + Math.max(restMs ?? 0, HANDS_MS)) };
      restMs = null;
      changed();
    }
    return isStill;
  };
  /** Waits for the end of the task's time, and of the hands in it; what is not kept has no end. */
  const watch = (): void => {
    cancelWatch();
    if (rest() || task === null || unkeptSince !== null) return;
    const leftMs = Math.max(task.until, handsUntil) - clock.now();
    if (leftMs <= 0) end();
    else cancelWatch = clock.after(Math.min(leftMs, LOOK_AGAIN_MS), watch);
  };
  const touched = (callId: CallId, told: { readonly isKept: boolean } | null): void => {
    if (task?.callId !== callId) return;
    handsUntil = unixMs(clock.now() + HANDS_MS);
    if (told !== null) unkeptSince = told.isKept ? null : (unkeptSince ?? clock.now());
    watch();
  };

  /** The word for a code today; null for one that the settings do not have. */
  const wrapUpOf = (code: string): WrapUp | null => {
    const found = ports.settings().codes.find(({ id }) => id === code);
    if (found === undefined) return null;
    const label = found.label ?? (isBuiltInCode(found.id) ? ports.words()(`notes.codes.${found.id}`) : found.id);
    return { code, label };
  };

  const begin = ({ id, lineId, direction, peer, endedAt }: CallIn<'ended'>): void => {
    const { seconds } = ports.settings();
    if (seconds === null) return;
    task = { callId: id, lineId, direction, peer, endedAt, until: unixMs(endedAt + seconds * 1_000) };
    handsUntil = unixMs(0);
    unkeptSince = null;
    restMs = null;
    gone = null;
    watch();
    changed();
  };

  return {
    notes: () => shown().flatMap((id) => noteOf(id) ?? []),
    wrapUp: () => task,
    read: (callId) => noteOf(callId),
    write: (callId, text) => keep(callId, { text: text.slice(0, LONGEST_NOTE) }),
    file(callId, code) {
      const wrapUp = code === null ? null : wrapUpOf(code);
      if (code !== null && wrapUp === null) return fail(appError('invalid-input', 'there is no such wrap-up code'));
      return keep(callId, { wrapUp });
    },
    stay(callId) {
      touched(callId, null);
    },
    done(callId) {
      if (task?.callId !== callId) return ok(null);
      if (unkeptSince !== null && clock.now() - unkeptSince < REFUSAL_READ_MS) {
        unkeptSince = unixMs(0);
        return fail(appError('note-not-kept'));
      }
      end();
      return ok(null);
    },
    closed(callId) {
      if (task?.callId !== callId || unkeptSince !== null) return;
      gone = task;
      end();
    },
    follow(state) {
      const before = new Map(calls.map((call) => [call.id, call.phase]));
      calls = state.calls;
      for (const id of known.keys()) if (!shown().includes(id)) known.delete(id);
      for (const call of calls) {
        const wasUp = before.get(call.id) === 'active';
        // Who was talked to is written about; a call that nobody took is not.
        if (call.phase === 'ended' && wasUp) begin(call);
      }
      if (task !== null && isStandingStill(task, calls) !== (restMs !== null)) watch();
    },
    stop: () => cancelWatch(),
  };
}
