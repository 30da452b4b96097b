import { type AppError, appError } from '#contract/errors.ts';
import type { CallLimit, CallPermission } from '#contract/permission.ts';

/**
 * Why Meta would refuse a call to this customer now; null where it would not, or does not say so clearly. Which limit is
 * used up decides what the agent can do: ask for permission, or wait, and until when.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions
 */
export function callRefusal({ status, call }: CallPermission): AppError | null {
  if (status === 'none' && call.isAllowed !== true) return appError('permission-required');
  if (call.isAllowed !== false) return null;
  const spent = call.limits.find(({ most, used }) => used >= most);
  // Refused for a reason that is not told: placing the call brings it.
  return spent === undefined ? null : appError('call-limit-reached', figuresOf(spent));
}

/** As in "5 of 5 in 24 hours; again from 2026-11-27 14:02 UTC", as far as it is told. */
function figuresOf({ most, used, periodHours, clearsAt }: CallLimit): string {
  const isDays = periodHours !== null && periodHours > 24 && periodHours % 24 === 0;
  const within = periodHours === null ? '' : ` in ${isDays ? `${periodHours / 24} days` : `${periodHours} hours`}`;
  return `${used} of ${most}${within}${clearsAt === null ? '' : `; again from ${minuteOf(clearsAt)} UTC`}`;
}

/** As in 2026-11-27 14:02, in UTC: the way Swedish writes it. */
function minuteOf(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).format(at);
}
