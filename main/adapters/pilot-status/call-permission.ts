import type { ActionAllowance, CallLimit, CallPermission } from '#contract/permission.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { ServiceOffset } from '../../core/events/service-offset.ts';
import { permissionStatus } from '../../core/permission/permission-word.ts';
import type { WirePermissions } from './wire.ts';

/** The end of the year 9999, in seconds: what is later is no time of the service's. */
const LATEST_UNIX_S = 253_402_300_799;

type WireAction = NonNullable<WirePermissions['actions']>[number];
type WireLimit = NonNullable<WireAction['limits']>[number];

/**
 * What the service tells of one customer, in our words and our time. A limit that cannot be counted is no limit that we
 * know of. `expiration_time` and `limit_expiration_time` are in Unix seconds.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions
 */
export function callPermission({ permission, actions }: WirePermissions, offset: Pick<ServiceOffset, 'ours'> | null): CallPermission {
  const instant = (unixS: number | null | undefined): UnixMs | null => {
    if (unixS === null || unixS === undefined || unixS < 0 || unixS > LATEST_UNIX_S) return null;
    const told = unixMs(unixS * 1_000);
    return offset === null ? told : offset.ours(told);
  };
  const limitOf = (wire: WireLimit): CallLimit | null => {
    if (wire.max_allowed === null || wire.max_allowed === undefined) return null;
    return {
      periodHours: hoursOf(wire.time_period),
      most: wire.max_allowed,
      used: wire.current_usage ?? 0,
      clearsAt: instant(wire.limit_expiration_time),
    };
  };
  const allowance = (name: string): ActionAllowance => {
    const action = actions?.find(({ action_name: other }) => other === name);
    const limits = (action?.limits ?? []).map(limitOf).filter((limit) => limit !== null);
    return { isAllowed: action?.can_perform_action ?? null, limits };
  };
  const status = permissionStatus(permission?.status);
  return {
    status,
    expiresAt: status === 'temporary' ? instant(permission?.expiration_time) : null,
    call: allowance('start_call'),
    request: allowance('send_call_permission_request'),
  };
}

/** The hours of an ISO 8601 duration of hours or days, as Meta writes them (`PT24H`, `P7D`). */
function hoursOf(period: string | null | undefined): number | null {
  const [, count, unit] = /^P(?:T(?=\d+H$))?(\d{1,4})([HD])$/.exec(period ?? '') ?? [];
  return count === undefined ? null : Number(count) * (unit === 'D' ? 24 : 1);
}
