import type { Customer } from '../customers/customers.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import { permissionEventPayload } from '../webhooks/call-events.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { WebhookOffice } from '../webhooks/webhook-office.ts';
import type { PermissionLedger, PermissionStatus } from './call-permission.ts';

const WEBHOOK_NAMES = { no_permission: 'NO_PERMISSION', temporary: 'TEMPORARY', permanent: 'PERMANENT' } as const;

/** Changes a customer's permission and says so with `call.permission_updated`, as the customer's reply does. */
export function grantPermission(
  exchange: { readonly world: PracticeWorld; readonly permissions: PermissionLedger; readonly office: WebhookOffice },
  change: {
    readonly number: PracticeNumber;
    readonly customer: Customer;
    readonly status: PermissionStatus;
    readonly lastsMs?: number | undefined;
  },
): void {
  const { number, customer, status, lastsMs } = change;
  exchange.permissions.set(number, customer, status, lastsMs);
  const payload = permissionEventPayload(
    { numberId: number.id, customerNumber: customer.number, status: WEBHOOK_NAMES[status] },
    exchange.world,
  );
  exchange.office.publish(number, 'call.permission_updated', payload);
}
