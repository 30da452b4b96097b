import type { Reply } from './alerts.ts';
import { type BillingState, EMPTY_BILLING, type PricePreview, type PriceTable } from './billing.ts';
import type { CallId } from './call.ts';
import type { CallingChange, CallingSaved, CallingSettingsRead } from './calling-settings.ts';
import type { LineAdvice } from './line-advice.ts';
import type { LineId } from './line.ts';
import type { MessageTemplate } from './message-template.ts';
import { type CustomerPermission, EMPTY_PERMISSIONS, type PermissionState } from './permission.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

/** What the WhatsApp side adds to AppState. */
export interface WhatsappState {
  readonly permissions: PermissionState;
  readonly billing: BillingState;
}
export const EMPTY_WHATSAPP: WhatsappState = { permissions: EMPTY_PERMISSIONS, billing: EMPTY_BILLING };

interface Customer {
  readonly lineId: LineId;
  readonly to: PhoneNumber;
}

export interface WhatsappCommands {
  /** What an official number may do with a customer. `isFresh`: the service is asked also where an answer of the last minute is at hand. */
  'permission/read': { input: Customer & { readonly isFresh: boolean }; output: CustomerPermission };
  /** Asks the customer for permission, in these words. Goes out at once; the answer is told by the state. */
  'permission/request': { input: Customer & { readonly text: string }; output: CustomerPermission };
  /** The templates of a line, those that can be sent first. Asks the service. */
  'customer/templates': { input: { readonly lineId: LineId }; output: readonly MessageTemplate[] };
  /**
   * Writes to the customer. Free text reaches them within 24 hours of a message or call of theirs, a template at any time. Fails also where
   * the service has taken the message and says within seconds that WhatsApp did not.
   */
  'customer/write': { input: Customer & { readonly message: Reply }; output: null };
  'permission/dismiss': { input: { readonly newsId: string }; output: null };
  /** Promises a call. Of one customer and line there is one promise: a newer one takes its place. */
  'call-back/plan': { input: Customer & { readonly at: UnixMs }; output: null };
  /** Takes one off the queue: it was done otherwise, or will not be. */
  'call-back/done': { input: { readonly callBackId: string }; output: null };
  /** Every line for this customer, the best first, with why. Asks the service where it is not known. */
  'line/advice': { input: { readonly to: PhoneNumber }; output: readonly LineAdvice[] };
  /** Places a call that `call/dial` refused because of unanswered calls before it. */
  'call/dial-anyway': { input: Customer; output: CallId };
  /** Official numbers only; fails with `not-supported` for others. */
  'calling-settings/read': { input: { readonly lineId: LineId }; output: CallingSettingsRead };
  /** `version`: what the change was made upon. Members that nobody else touched are written; the rest is a conflict, and nothing is. */
  'calling-settings/change': {
    input: { readonly lineId: LineId; readonly version: string; readonly change: CallingChange };
    output: CallingSaved;
  };
  /** Reads a table of prices (CSV or JSON) without taking it. */
  'prices/preview': { input: { readonly text: string }; output: PricePreview };
  /** Takes a table in place of the one before; null takes it away. Fails where nothing in the text is a price. */
  'prices/use': { input: { readonly text: string | null }; output: null };
  'prices/read': { input: null; output: PriceTable | null };
}

export const WHATSAPP_COMMAND_NAMES = [
  'permission/read',
  'permission/request',
  'customer/templates',
  'customer/write',
  'permission/dismiss',
  'call-back/plan',
  'call-back/done',
  'line/advice',
  'call/dial-anyway',
  'calling-settings/read',
  'calling-settings/change',
  'prices/preview',
  'prices/use',
  'prices/read',
] as const satisfies readonly (keyof WhatsappCommands)[];
