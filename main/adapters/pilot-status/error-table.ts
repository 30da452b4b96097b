import type { AppErrorCode } from '#contract/errors.ts';

/**
 * What was asked, because the same refusal means different things: a 404 on one call is not a 404 on the list.
 * `one-call`: something is done to a call. `reading`: a call is only looked at, and a wrong answer would end it here.
 * `asking`: a customer is asked for permission, or for what they permit. `calling-settings`: those of a number are changed.
 * `first-contact`: nothing has come from this address yet.
 */
export type Subject =
  | 'placing'
  | 'asking'
  | 'calling-settings'
  | 'media-description'
  | 'one-call'
  | 'reading'
  | 'webhook'
  | 'account'
  | 'message'
  | 'first-contact';

/** The service's stable `code` → what the agent should do. Source: https://docs.pilotstatus.com.br. */
export const CODE_MEANING = {
  FEATURE_NOT_SUPPORTED: 'not-supported',
  TENANT_SCOPE_NOT_ALLOWED: 'tenant-key-given',
  NUMBER_SCOPE_NOT_ALLOWED: 'number-key-given',
  // The key belongs to the account or to another number: in both cases this number's own key is wanted.
  NUMBER_REQUIRED: 'tenant-key-given',
  NUMBER_MISMATCH: 'tenant-key-given',
  NUMBER_NOT_FOUND: 'tenant-key-given',
  SUBSCRIPTION_REQUIRED: 'plan-required',
  SUBSCRIPTION_REQUIRED_FOR_MEDIA: 'plan-required',
  CALL_NOT_FOUND: 'call-gone',
  WEBHOOK_NOT_FOUND: 'service-broken', // somebody took it away: nothing for the agent to do, it is registered anew
  WHATSAPP_INSTANCE_NOT_CONNECTED: 'line-disconnected',
  META_CALL_PERMISSION_REQUIRED: 'permission-required',
  META_CALL_PERMISSION_REQUEST_LIMIT: 'permission-request-limit',
  META_CALLING_PAYMENT_REQUIRED: 'payment-required',
  TEMPLATE_NOT_FOUND: 'message-refused',
  MISSING_TEMPLATE_VARIABLES: 'message-refused',
  META_OUTSIDE_24H_WINDOW: 'text-window-closed',
  META_NO_CONVERSATION: 'conversation-needed',
  META_TEMPLATE_NOT_APPROVED: 'message-refused',
  WHATSAPP_NOT_EXIST: 'peer-unreachable',
} as const satisfies Readonly<Record<string, AppErrorCode>>;

/**
 * Codes by which a call is past what was to be done to it. The service documents none of them, so they are spelled
 * out: a word that merely begins with CALL_ may as well speak of a limit or of a right, and would end a live call.
 */
export const CALL_IS_PAST: ReadonlySet<string> = new Set([
  'INVALID_CALL_STATE',
  'CALL_NOT_RINGING',
  'CALL_NOT_ACTIVE',
  'CALL_ENDED',
  'CALL_ALREADY_ENDED',
  'CALL_TERMINATED',
  'CALL_ALREADY_TERMINATED',
]);

/** What a malformed-request answer (400, 422, VALIDATION_ERROR) means, given that our requests are well formed. */
export const REFUSED_INPUT = {
  placing: 'bad-number',
  asking: 'bad-number',
  'calling-settings': 'calling-settings-refused',
  'media-description': 'call-setup-refused',
  'one-call': 'call-setup-refused',
  reading: 'service-broken',
  webhook: 'not-supported',
  account: 'service-broken',
  message: 'message-refused',
  'first-contact': 'service-broken',
} as const satisfies Readonly<Record<Subject, AppErrorCode>>;

/**
 * What "not found" without a code we know means. Only CALL_NOT_FOUND says that a call is gone: while the service is
 * being replaced, whatever stands before it answers every path with a 404 of its own.
 */
export const NOT_FOUND = {
  placing: 'service-broken',
  asking: 'service-broken',
  'calling-settings': 'service-broken',
  'media-description': 'service-broken',
  'one-call': 'service-broken',
  reading: 'service-broken',
  webhook: 'service-broken',
  account: 'service-broken',
  message: 'service-broken',
  'first-contact': 'api-address-wrong',
} as const satisfies Readonly<Record<Subject, AppErrorCode>>;

/** What a conflict (409) without a code we know means; a disconnected number has a code of its own. */
export const CONFLICT = {
  placing: 'line-disconnected',
  asking: 'service-broken',
  'calling-settings': 'calling-settings-refused',
  'media-description': 'call-setup-refused',
  'one-call': 'call-setup-refused',
  reading: 'service-broken',
  webhook: 'service-broken',
  account: 'service-broken',
  message: 'message-refused',
  'first-contact': 'service-broken',
} as const satisfies Readonly<Record<Subject, AppErrorCode>>;
