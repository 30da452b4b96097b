import type { PracticeSwitches } from '../practice-switches.ts';
import { refusal, type ApiReply } from './api-reply.ts';

/**
 * Meta's calling errors: the HTTP status Meta answers with and its text.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/troubleshooting
 */
const META_ERRORS: Readonly<Record<number, { readonly status: number; readonly text: string }>> = {
  100: { status: 400, text: 'Invalid parameter' },
  613: { status: 429, text: 'Calls to this API have exceeded the rate limit' },
  131009: { status: 400, text: 'Calling is not available from this country' },
  131030: { status: 400, text: 'Recipient phone number not in allowed list' },
  131044: { status: 400, text: 'Business eligibility payment issue' },
  131047: { status: 400, text: 'Re-engagement message: more than 24 hours since the customer last replied' },
  131055: { status: 400, text: 'Method not allowed: SIP is enabled on this number' },
  138000: { status: 401, text: 'Calling is not enabled on this number' },
  138001: { status: 400, text: 'Receiver is incapable of receiving call' },
  138002: { status: 429, text: 'Concurrent call limit reached' },
  138003: { status: 400, text: 'A call with this user is already in progress' },
  138004: { status: 500, text: 'Connection error' },
  138005: { status: 429, text: 'Call rate limit reached' },
  138006: { status: 401, text: 'No approved call permission from the recipient' },
  138007: { status: 500, text: 'Connection timeout' },
  138008: { status: 400, text: 'The session description was refused' },
  138009: { status: 400, text: 'Call permission request limit reached' },
  138011: { status: 400, text: 'No prior conversation with this user' },
  138012: { status: 400, text: 'Business initiated call limit reached' },
  138013: { status: 400, text: 'Business initiated calling is not available' },
  138014: { status: 400, text: 'Calling is temporarily disabled for this number' },
  138015: { status: 400, text: 'Calling cannot be enabled for this number' },
  138017: { status: 400, text: 'A permanent call permission already exists' },
  138018: { status: 400, text: 'Technical prerequisites are missing' },
  138019: { status: 400, text: 'The client could not set up the call' },
  138020: { status: 400, text: 'The client could not reach the relay' },
  138021: { status: 400, text: 'The client received no media for a long time' },
  138022: { status: 400, text: 'The client sent no media for a long time' },
  138023: { status: 400, text: 'The call was accepted but ended without media' },
};

/** The three Meta codes Pilot Status names. The others are passed on as `META_<code>` (assumed). */
const PILOT_CODES: Readonly<Record<number, string>> = {
  131044: 'META_CALLING_PAYMENT_REQUIRED',
  138006: 'META_CALL_PERMISSION_REQUIRED',
  138009: 'META_CALL_PERMISSION_REQUEST_LIMIT',
};

export const KNOWN_META_CODES: readonly number[] = Object.keys(META_ERRORS).map(Number);

/** Meta's text for one of its codes. */
export function metaErrorText(code: number): string {
  return META_ERRORS[code]?.text ?? 'Unknown error';
}

/** A Meta error relayed by Pilot Status. `details` is Meta's `error_data.details`. */
export function metaRefusal(code: number, view: { readonly switches: PracticeSwitches; readonly details?: string }): ApiReply {
  const status = view.switches.metaErrorStatus === 'meta' ? (META_ERRORS[code]?.status ?? 400) : 400;
  return refusal({
    status,
    code: PILOT_CODES[code] ?? `META_${String(code)}`,
    error: `(#${String(code)}) ${metaErrorText(code)}${view.details === undefined ? '' : `: ${view.details}`}`,
    more: { metaCode: code, ...(view.details === undefined ? {} : { details: view.details }) },
  });
}
