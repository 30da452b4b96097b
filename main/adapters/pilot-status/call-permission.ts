import { appError, type AppError } from '#contract/errors.ts';
import type { WirePermissions } from './wire.ts';

/**
 * Why Meta would refuse a call to this customer now; null where it would not, or does not say so clearly. Which limit is used up
 * decides what the agent can do: ask for permission, or wait.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions
 */
export function permissionRefusal({ permission, actions }: WirePermissions): AppError | null {
  const start = actions?.find(({ action_name: name }) => name === 'start_call');
  if (permission?.status === 'no_permission' && start?.can_perform_action !== true) return appError('permission-required');
  if (start?.can_perform_action !== false) return null;
  const spent = start.limits?.find(({ max_allowed: most, current_usage: used }) => (used ?? 0) >= (most ?? Number.POSITIVE_INFINITY));
  const figures = spent === undefined ? undefined : `${spent.current_usage} of ${spent.max_allowed} in ${spent.time_period}`;
  return appError('call-limit-reached', figures);
}
