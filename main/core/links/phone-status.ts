import type { AppState } from '#contract/app-state.ts';
import type { CallPhase } from '#contract/call.ts';
import { type AgentStatus, isReachable } from '#contract/presence.ts';

/** The phone as a program sees it: for a status line, a watch or a script. Instants in milliseconds since 1970 (UTC). */
export interface PhoneStatus {
  readonly version: string;
  /** Whether any line would ring here: one reaches this phone, and the agent takes calls. */
  readonly reachable: boolean;
  readonly agent: {
    readonly status: AgentStatus;
    readonly since: number;
    /** When the agent is available again by itself; null where they say so. */
    readonly until: number | null;
    /** What they will be after the call that is up; null where nothing was set. */
    readonly next: AgentStatus | null;
  };
  readonly ringer: string;
  readonly lines: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
    readonly number: string | null;
    readonly state: string;
    /** Why it would not ring, or only late; null where it rings at once. */
    readonly cause: string | null;
  }[];
  /** Calls that are not over. */
  readonly calls: readonly {
    readonly id: string;
    readonly lineId: string;
    readonly direction: string;
    readonly number: string | null;
    readonly phase: CallPhase['phase'];
    readonly startedAt: number;
    readonly answeredAt: number | null;
    readonly muted: boolean;
    readonly held: boolean;
  }[];
}

export function statusOf(state: AppState, version: string): PhoneStatus {
  const { presence } = state;
  return {
    version,
    reachable: isReachable(presence) && state.lines.some(({ status }) => status.state === 'live' || status.state === 'polling'),
    agent: {
      status: presence.status,
      // Ours has parts of a millisecond, which nobody who reads a clock's time expects.
      since: Math.round(presence.since),
      until: presence.until === null ? null : Math.round(presence.until),
      next: presence.next?.status ?? null,
    },
    ringer: state.settings.ringer.mode,
    lines: state.lines.map(({ id, label, kind, number, status }) => ({
      id,
      label,
      kind,
      number,
      state: status.state,
      cause: status.state === 'unreachable' ? status.error.code : status.state === 'polling' ? status.cause : null,
    })),
    calls: state.calls.flatMap((call) =>
      call.phase === 'ended'
        ? []
        : [
            {
              id: call.id,
              lineId: call.lineId,
              direction: call.direction,
              number: call.peer,
              phase: call.phase,
              startedAt: call.createdAt,
              answeredAt: 'answeredAt' in call ? call.answeredAt : null,
              muted: 'muted' in call && call.muted,
              held: 'held' in call && call.held,
            },
          ],
    ),
  };
}
