import { type AppState, MOST_RECENTS } from '#contract/app-state.ts';
import type { Call, CallId, RecentCall } from '#contract/call.ts';
import type { HookEvent } from '#contract/integrations.ts';
import type { CallNote } from '#contract/note.ts';
import type { UnixMs } from '#contract/time.ts';
import { createLastSeen } from '../last-seen.ts';

/** A thing that happened to a call, with what is known of it by then. */
export interface CallNews {
  readonly event: HookEvent;
  readonly call: CallFacts;
  /** Of `call.noted` alone. */
  readonly note?: NoteFacts;
}

/** What the agent wrote, and what they filed the call under; null where they filed it under nothing. */
export interface NoteFacts {
  readonly text: string;
  readonly code: string | null;
  readonly label: string | null;
}

/** Instants in milliseconds since 1970 (UTC); `number` in E.164, null where the caller has none. */
export interface CallFacts {
  readonly id: string;
  readonly lineId: string;
  readonly line: string;
  readonly lineKind: 'meta' | 'web';
  readonly direction: 'inbound' | 'outbound';
  readonly number: string | null;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly result: string | null;
}

export interface HookEvents {
  /** What is new since the state before. Of the first state only what still rings. */
  read(state: Pick<AppState, 'calls' | 'recents' | 'lines' | 'history'>): readonly CallNews[];
}

/** More than a state ever has of calls and recent ones, so that none is told twice. */
const MOST_TOLD = 10 * MOST_RECENTS;

/**
 * Turns states into events. The end of a call is read from the finished calls, so that one that was missed asleep is told too; calls
 * that ended before `since` are history, however late they are listed.
 */
export function createHookEvents(since: UnixMs, noteOf: (id: CallId) => CallNote | null): HookEvents {
  const begun = createLastSeen<CallId>(MOST_TOLD);
  const answered = createLastSeen<CallId>(MOST_TOLD);
  const ended = createLastSeen<CallId>(MOST_TOLD);
  let wrapping: CallId | null = null;
  return {
    read({ calls, recents, lines, history }) {
      const practice = new Set(lines.flatMap(({ id, origin }) => (origin === 'practice' ? [id] : [])));
      const label = (call: Call): string => lines.find(({ id }) => id === call.lineId)?.label ?? '';
      const news: CallNews[] = [];
      for (const call of calls) {
        if (call.phase === 'ended' || call.phase === 'stranded' || practice.has(call.lineId)) continue;
        if (!begun.has(call.id)) {
          begun.add(call.id);
          if (call.createdAt >= since) news.push({ event: begunAs(call), call: factsOf(call, label(call)) });
        }
        if (call.phase === 'active' && !answered.has(call.id)) {
          answered.add(call.id);
          if (call.answeredAt >= since) news.push({ event: 'call.answered', call: factsOf(call, label(call)) });
        }
      }
      for (const recent of recents) {
        if (recent.endedAt < since || ended.has(recent.id) || practice.has(recent.lineId)) continue;
        ended.add(recent.id);
        news.push({ event: isMissed(recent) ? 'call.missed' : 'call.ended', call: factsOfRecent(recent) });
      }
      const done = wrapping === history.wrapUp?.callId ? null : wrapping;
      wrapping = history.wrapUp?.callId ?? null;
      const call = recents.find(({ id }) => id === done);
      const note = done === null ? null : noteOf(done);
      if (call !== undefined && note !== null && !practice.has(call.lineId)) {
        const { text, wrapUp } = note;
        news.push({
          event: 'call.noted',
          call: factsOfRecent(call),
          note: { text, code: wrapUp?.code ?? null, label: wrapUp?.label ?? null },
        });
      }
      return news;
    },
  };
}

function begunAs(call: Call): HookEvent {
  return call.direction === 'inbound' ? 'call.ringing' : 'call.placed';
}

function isMissed({ direction, reason }: RecentCall): boolean {
  return direction === 'inbound' && (reason === 'missed' || reason === 'caller-cancelled');
}

function factsOf(call: Call, line: string): CallFacts {
  return {
    id: call.id,
    lineId: call.lineId,
    line,
    lineKind: call.kind,
    direction: call.direction,
    number: call.peer,
    startedAt: call.createdAt,
    answeredAt: call.phase === 'active' ? call.answeredAt : null,
    endedAt: null,
    result: null,
  };
}

function factsOfRecent(call: RecentCall): CallFacts {
  return {
    id: call.id,
    lineId: call.lineId,
    line: call.lineLabel,
    lineKind: call.kind,
    direction: call.direction,
    number: call.peer,
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    result: call.reason,
  };
}
