import type { CallPermission, PermissionStatus } from '#contract/permission.ts';
import type { UnixMs } from '#contract/time.ts';
import type { KeptPermission } from './permission-store.ts';

/** Meta forgets a question that is not answered within seven days. */
const FORGOTTEN_AFTER_MS = 7 * 86_400_000;

/** What follows from news of a customer: what is kept, and what the agent has waited for. */
export interface PermissionStep {
  readonly kept: KeptPermission;
  /** The answer to a question of ours, where this is it. */
  readonly answer: 'granted' | 'refused' | null;
}

type Customer = Pick<KeptPermission, 'lineId' | 'peer'>;

/**
 * After the service was read. A permission that was not there, or that lasts longer than the one before, was granted
 * meanwhile. A refusal leaves no trace there: only an event tells it.
 */
export function afterRead(
  customer: Customer,
  before: KeptPermission | null,
  { permission, at }: { readonly permission: CallPermission; readonly at: UnixMs },
): PermissionStep {
  const isNew = isGranted(permission.status) && before !== null && lastsLonger(permission, before.permission);
  const asked = before?.asked ?? null;
  const isAnswer = isNew && asked?.answer === 'waiting';
  return {
    kept: {
      lineId: customer.lineId,
      peer: customer.peer,
      permission,
      readAt: at,
      asked: asked === null ? null : isAnswer ? { ...asked, answer: 'granted' } : forgotten(asked, at),
      grantedAt: isNew ? at : isGranted(permission.status) ? (before?.grantedAt ?? null) : null,
    },
    answer: isAnswer ? 'granted' : null,
  };
}

/** After an event, which names the answer alone: limits and expiry are as they were until the service is read. */
export function afterHint(before: KeptPermission, status: PermissionStatus, at: UnixMs): PermissionStep {
  const { asked, permission } = before;
  const isAnswer = asked?.answer === 'waiting';
  const answer = isGranted(status) ? 'granted' : 'refused';
  const expiresAt = status === 'temporary' ? permission.expiresAt : null;
  return {
    kept: {
      ...before,
      permission: { ...permission, status, expiresAt },
      asked: isAnswer ? { ...asked, answer } : asked,
      grantedAt: isGranted(status) ? at : null,
    },
    answer: isAnswer ? answer : null,
  };
}

function forgotten(asked: NonNullable<KeptPermission['asked']>, now: UnixMs): KeptPermission['asked'] {
  return asked.answer === 'waiting' && now - asked.at > FORGOTTEN_AFTER_MS ? { ...asked, answer: 'forgotten' } : asked;
}

function isGranted(status: PermissionStatus | null): boolean {
  return status === 'temporary' || status === 'permanent';
}

function lastsLonger(now: CallPermission, before: CallPermission): boolean {
  if (!isGranted(before.status)) return true;
  if (now.status === 'permanent') return before.status !== 'permanent';
  // A clock that is learnt anew moves an expiry by seconds; a new permission moves it by days.
  return before.status === 'temporary' && (now.expiresAt ?? 0) > (before.expiresAt ?? Number.POSITIVE_INFINITY) + 60_000;
}
