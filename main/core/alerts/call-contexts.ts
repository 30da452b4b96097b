import type { CallContext, LastCall } from '#contract/alerts.ts';
import type { Call, RecentCall } from '#contract/call.ts';
import { isSameNumber } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import type { CallerFile } from './caller-file.ts';

/** What is asked to make the contexts. */
export interface ContextSources {
  readonly callers: CallerFile;
  /** The same text for two instants of one calendar day, where the agent is. */
  readonly dayOf: (at: UnixMs) => string;
}

/**
 * Of every call that is not over: what was last with this person, how often today. `recents` are the newest calls of everybody, those
 * among them that the disk refused.
 */
export function callContexts(
  { calls, recents, now }: { readonly calls: readonly Call[]; readonly recents: readonly RecentCall[]; readonly now: UnixMs },
  sources: ContextSources,
): readonly CallContext[] {
  return calls
    .filter(({ phase }) => phase !== 'ended')
    .map((call) =>
      call.peer === null ? strangerIn(call) : { callId: call.id, ...contextOf(call.peer, { recents, now, besides: call }, sources) },
    );
}

function strangerIn({ id }: Call): CallContext {
  return { callId: id, note: null, lastCall: null, timesToday: 1 };
}

function contextOf(
  peer: PhoneNumber,
  { recents, now, besides }: { readonly recents: readonly RecentCall[]; readonly now: UnixMs; readonly besides: Call },
  { callers, dayOf }: ContextSources,
): Omit<CallContext, 'callId'> {
  const fresh = recents.filter((recent) => recent.peer !== null && isSameNumber(recent.peer, peer));
  const known = new Map([...callers.callsWith(peer), ...fresh].map((past) => [past.id, past]));
  known.delete(besides.id);
  const before = [...known.values()];
  const today = dayOf(now);
  return {
    note: inOneLine(callers.lastNoteOf(peer)),
    lastCall: lastOf(before),
    timesToday: 1 + before.filter(({ startedAt }) => dayOf(startedAt) === today).length,
  };
}

function lastOf(before: readonly RecentCall[]): LastCall | null {
  const [last] = before.toSorted((one, other) => other.startedAt - one.startedAt);
  return last === undefined ? null : { at: last.startedAt, direction: last.direction, reason: last.reason, lineLabel: last.lineLabel };
}

/** A note has lines and gaps; what shows it with a call has neither. */
function inOneLine(note: string | null): string | null {
  const text = note?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : text;
}
