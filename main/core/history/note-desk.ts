import type { AppState } from '#contract/app-state.ts';
import type { Call, CallId, CallIn, RecentCall } from '#contract/call.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { type CallNote, isBuiltInCode, LONGEST_NOTE, type WrapUp, type WrapUpSettings, type WrapUpTask } from '#contract/note.ts';
import type { Translate } from '#contract/locales/translate.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { Clock } from '../ports.ts';
import type { HistoryStore } from './history-store.ts';

/** Whoever writes keeps the work after a call for as long beyond its time: long enough to think of the next word. */
const HANDS_MS = 10_000;
/** A timer stands still while the machine sleeps: the time is looked at again this often. */
const LOOK_AGAIN_MS = 30_000;

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
  done(callId: CallId): void;
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
  /** What was written last of the task did not get onto the disk. */
  let isUnkept = false;
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
    changed();
  };
  /** Waits for the end of the task's time, and of the hands in it; what is not kept has no end. */
  const watch = (): void => {
    cancelWatch();
    if (task === null || isUnkept) return;
    const leftMs = Math.max(task.until, handsUntil) - clock.now();
    if (leftMs <= 0) end();
    else cancelWatch = clock.after(Math.min(leftMs, LOOK_AGAIN_MS), watch);
  };
  const touched = (callId: CallId, told: { readonly isKept: boolean } | null): void => {
    if (task?.callId !== callId) return;
    handsUntil = unixMs(clock.now() + HANDS_MS);
    if (told !== null) isUnkept = !told.isKept;
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
    isUnkept = false;
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
      if (task?.callId === callId) end();
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
    },
    stop: () => cancelWatch(),
  };
}
