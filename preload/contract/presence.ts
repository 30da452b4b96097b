import type { UnixMs } from './time.ts';

/** What the agent is doing. Everything but `available` keeps calls of others from ringing here; colleagues still hear them. */
export const AGENT_STATUSES = ['available', 'do-not-disturb', 'break', 'meal', 'meeting', 'training', 'after-call'] as const;
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** How long a status lasts: so many minutes, until the next nine o'clock in the morning, or until the agent changes it. */
export type StatusSpan = { readonly minutes: number } | 'until-morning' | 'open-ended';

export const LONGEST_STATUS_MINUTES = 24 * 60;
/** The hour at which `until-morning` ends, on this machine's clock. */
export const MORNING_HOUR = 9;

export interface StatusOrder {
  readonly status: AgentStatus;
  readonly span: StatusSpan;
}

export interface PresenceState {
  readonly status: AgentStatus;
  readonly since: UnixMs;
  /** When the agent is available again by itself; null: when they say so. */
  readonly until: UnixMs | null;
  /** Taken as soon as the call under way is over; its time begins then. */
  readonly next: StatusOrder | null;
}

export const AVAILABLE_SINCE_START: PresenceState = { status: 'available', since: 0 as UnixMs, until: null, next: null };

/** Whether calls make themselves known here. */
export function isReachable({ status }: Pick<PresenceState, 'status'>): boolean {
  return status === 'available';
}
