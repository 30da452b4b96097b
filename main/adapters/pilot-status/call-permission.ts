import { appError, type AppError } from '#contract/errors.ts';
import type { WirePermissions } from './wire.ts';

/** The end of the year 9999, in seconds: what is later is no time of the service's. */
const LATEST_UNIX_S = 253_402_300_799;

/**
 * Why Meta would refuse a call to this customer now; null where it would not, or does not say so clearly. Which limit is used up
 * decides what the agent can do: ask for permission, or wait, and until when. `limit_expiration_time` is in Unix seconds.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions
 */
export function permissionRefusal({ permission, actions }: WirePermissions): AppError | null {
  const start = actions?.find(({ action_name: name }) => name === 'start_call');
  if (permission?.status === 'no_permission' && start?.can_perform_action !== true) return appError('permission-required');
  if (start?.can_perform_action !== false) return null;
  const spent = start.limits?.find(({ max_allowed: most, current_usage: used }) => (used ?? 0) >= (most ?? Number.POSITIVE_INFINITY));
  // Refused for a reason that is not told: placing the call brings it.
  return spent === undefined ? null : appError('call-limit-reached', figuresOf(spent));
}

type Limit = NonNullable<NonNullable<NonNullable<WirePermissions['actions']>[number]['limits']>[number]>;

/** As in "5 of 5 in 24 hours; again from 2026-11-27 14:02 UTC", as far as it is told. */
function figuresOf({ max_allowed: most, current_usage: used, time_period: period, limit_expiration_time: clears }: Limit): string {
  const [, count, unit] = /^P(?:T(?=\d+H$))?(\d{1,4})([HD])$/.exec(period ?? '') ?? [];
  const within = count === undefined ? '' : ` in ${count} ${unit === 'H' ? 'hours' : 'days'}`;
  const from =
    clears === null || clears === undefined || clears < 0 || clears > LATEST_UNIX_S ? '' : `; again from ${minuteOf(clears)} UTC`;
  return `${used ?? 0} of ${most ?? 0}${within}${from}`;
}

function minuteOf(unixS: number): string {
  return new Date(unixS * 1_000).toISOString().slice(0, 16).replace('T', ' ');
}
