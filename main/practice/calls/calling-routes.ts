import { z } from 'zod';
import { customerAt, type Customer } from '../customers/customers.ts';
import { featureNotSupported, invalid, ok, type ApiReply } from '../http/api-reply.ts';
import { withNumber } from '../http/auth.ts';
import { e164 } from '../http/e164.ts';
import { metaRefusal } from '../http/meta-errors.ts';
import type { Route, RoutedRequest } from '../http/router.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PermissionStatus } from './call-permission.ts';
import type { Exchange } from './exchange.ts';
import { callingSettingsBody } from './calling-settings-body.ts';
import { grantPermission } from './grant-permission.ts';

/** Meta answers so many permission queries a second and number. */
const PERMISSION_QUERIES_PER_SECOND = 5;

const requestBody = z.object({ to: e164, text: z.string().optional() });

/** `/v1/calls/settings` and `/v1/calls/permissions…`: META numbers only. */
export function callingRoutes(exchange: Exchange): Route[] {
  const { world } = exchange;
  const askedAtMs: { readonly number: PracticeNumber; readonly atMs: number }[] = [];
  const metaOnly = (handle: (request: RoutedRequest, number: PracticeNumber) => ApiReply): Route['handle'] =>
    withNumber(world, (request, number) => (number.kind === 'meta' ? handle(request, number) : featureNotSupported()));
  return [
    { method: 'GET', pattern: '/v1/calls/settings', handle: metaOnly((_request, number) => ok({ calling: shownSettings(number) })) },
    {
      method: 'PUT',
      pattern: '/v1/calls/settings',
      handle: metaOnly((request, number) => {
        const body = callingSettingsBody.safeParse(request.body);
        if (!body.success || Object.keys(body.data).length === 0)
          return invalid(body.success ? 'Empty calling settings' : z.prettifyError(body.error));
        if (number.metaRefusal === 138_015 && body.data.status === 'ENABLED') return metaRefusal(138_015, { switches: world.switches });
        number.callingSettings = { ...number.callingSettings, ...body.data };
        return ok({ success: true });
      }),
    },
    {
      method: 'GET',
      pattern: '/v1/calls/permissions',
      handle: metaOnly((request, number) => {
        const to = e164.safeParse(request.query.get('to'));
        if (!to.success) return invalid('to must be an E.164 number (encode + as %2B)');
        const nowMs = world.clock.now();
        while ((askedAtMs[0]?.atMs ?? Infinity) <= nowMs - 1_000) askedAtMs.shift();
        if (askedAtMs.filter((asked) => asked.number === number).length >= PERMISSION_QUERIES_PER_SECOND)
          return metaRefusal(613, { switches: world.switches });
        askedAtMs.push({ number, atMs: nowMs });
        return ok(exchange.permissions.describe(number, customerAt(to.data)));
      }),
    },
    {
      method: 'POST',
      pattern: '/v1/calls/permissions/request',
      handle: metaOnly((request, number) => {
        const body = requestBody.safeParse(request.body);
        return body.success ? requestPermission(exchange, number, customerAt(body.data.to)) : invalid('to must be an E.164 number');
      }),
    },
  ];
}

/** A number that Meta has paused says so in its settings too. */
function shownSettings({ callingSettings, metaRefusal: code }: PracticeNumber): Record<string, unknown> {
  if (code !== 138_014) return callingSettings;
  const paused = { type: 'RESTRICTED_BUSINESS_INITIATED_CALLING', reason: 'LOW_QUALITY' };
  return { ...callingSettings, restrictions: { restrictions_list: [paused] } };
}

function requestPermission(exchange: Exchange, number: PracticeNumber, customer: Customer): ApiReply {
  const { world, permissions } = exchange;
  const refused = (code: number): ApiReply => metaRefusal(code, { switches: world.switches });
  if (number.metaRefusal !== null) return refused(number.metaRefusal);
  if (number.callingSettings['status'] !== 'ENABLED') return refused(138_000);
  if (customer.onCalled === 'unreachable') return refused(138_001);
  if (permissions.status(number, customer) === 'permanent') return refused(138_017);
  if (!permissions.mayRequest(number, customer)) return refused(138_009);
  if (!permissions.mayWrite(number, customer)) return refused(131_047);
  permissions.noteRequest(number, customer);
  const reply = PERMISSION_REPLIES[customer.permissionReply];
  if (reply !== null) {
    world.clock.after(world.times.permissionReplyMs, () => {
      if (permissions.isAsked(number, customer)) grantPermission(exchange, { number, customer, status: reply });
    });
  }
  return ok({ messageId: `wamid.${Buffer.from(world.randomHex(32)).toString('base64')}` });
}

const PERMISSION_REPLIES: Readonly<Record<Customer['permissionReply'], PermissionStatus | null>> = {
  'accepts-7-days': 'temporary',
  'accepts-for-good': 'permanent',
  refuses: 'no_permission',
  ignores: null,
};
