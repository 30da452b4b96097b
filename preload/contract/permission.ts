import type { LineId } from './line.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

/** What a customer allows an official number. `temporary` runs out by itself; `permanent` until the customer takes it back. */
export const PERMISSION_STATUSES = ['none', 'temporary', 'permanent'] as const;
export type PermissionStatus = (typeof PERMISSION_STATUSES)[number];

/** One of Meta's limits, as the service tells it: never assumed, for Meta has changed them three times. */
export interface CallLimit {
  /** Length of the rolling period in hours; null where it cannot be read. */
  readonly periodHours: number | null;
  readonly most: number;
  readonly used: number;
  /** When a use is forgotten again; null where it is not told. */
  readonly clearsAt: UnixMs | null;
}

/** `isAllowed` null where the service does not say. */
export interface ActionAllowance {
  readonly isAllowed: boolean | null;
  readonly limits: readonly CallLimit[];
}

/** What an official number may do with one customer, as it was read. */
export interface CallPermission {
  /** Null where the service uses a word we do not know. */
  readonly status: PermissionStatus | null;
  /** Only of a temporary one. */
  readonly expiresAt: UnixMs | null;
  readonly call: ActionAllowance;
  readonly request: ActionAllowance;
}

/** A question we sent to a customer. Meta forgets one that is not answered within seven days. */
export interface PermissionRequest {
  readonly at: UnixMs;
  readonly answer: 'waiting' | 'granted' | 'refused' | 'forgotten';
}

/** What is known of one customer of one official number. */
export interface CustomerPermission extends CallPermission {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  readonly readAt: UnixMs;
  readonly asked: PermissionRequest | null;
  /** Calls of ours in a row that nobody took: WhatsApp warns the customer after two and takes the permission back after four. */
  readonly unansweredInRow: number;
  /** Until when free text reaches the customer, as far as calls tell; a message of theirs, which we do not see, opens it too. */
  readonly textUntil: UnixMs | null;
}

export const CALL_BACK_REASONS = ['missed', 'granted', 'planned'] as const;
export type CallBackReason = (typeof CALL_BACK_REASONS)[number];

/** Somebody to be called. The queue has the one first whose time runs out first. */
export interface CallBack {
  readonly id: string;
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  /** `missed`: they called in vain. `granted`: they allow calls and were not spoken to since. `planned`: the agent has promised it. */
  readonly why: CallBackReason;
  /** When they called, allowed it, or when it was promised. */
  readonly since: UnixMs;
  /** When it was promised for; null for the others. */
  readonly dueAt: UnixMs | null;
  /** Null for a web number, which needs none, and where it is not known. */
  readonly status: PermissionStatus | null;
  /** When the permission runs out; null where it does not. */
  readonly expiresAt: UnixMs | null;
  /** Calls left before a limit of Meta's; null where none is told. */
  readonly callsLeft: number | null;
  /** The first moment at which a question may be sent again; null where it may now, or where none is needed. */
  readonly askFrom: UnixMs | null;
}

/** What the agent is told of without having asked. Stays until it is dismissed or acted on. */
export interface PermissionNews {
  readonly id: string;
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
  /** The answer to a question of ours, or the time of a call that was promised. */
  readonly what: 'granted' | 'refused' | 'due';
  readonly at: UnixMs;
  readonly expiresAt: UnixMs | null;
}

/** How many customers AppState holds, those heard of last first; any other is asked for by `permission/read`. */
export const MOST_PERMISSIONS = 100;

export interface PermissionState {
  readonly customers: readonly CustomerPermission[];
  readonly callBacks: readonly CallBack[];
  readonly news: readonly PermissionNews[];
}

export const EMPTY_PERMISSIONS: PermissionState = { customers: [], callBacks: [], news: [] };

/** Meta's limit for the words of a question. */
export const LONGEST_REQUEST_TEXT = 1_024;

/** The uses that are left before the nearest limit; null where none is told. */
export function usesLeft({ limits }: ActionAllowance): number | null {
  const left = limits.map(({ most, used }) => Math.max(0, most - used));
  return left.length === 0 ? null : Math.min(...left);
}

/** When the action is allowed again: the last of the spent limits to clear. Null where nothing is spent, or nobody says when it clears. */
export function clearsAt({ limits }: ActionAllowance): UnixMs | null {
  const spent = limits.filter(({ most, used }) => used >= most).map((limit) => limit.clearsAt);
  const told = spent.filter((at) => at !== null);
  return told.length === 0 ? null : told.reduce((last, at) => (at > last ? at : last));
}

/** Whether an action is allowed by now: what was spent as it was read may have cleared since, without anybody reading it again. */
export function isAllowedBy(now: UnixMs, allowance: ActionAllowance): boolean {
  const from = clearsAt(allowance);
  return allowance.isAllowed !== false || (from !== null && from <= now);
}
