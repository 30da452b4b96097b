import type { AppErrorCode } from '#contract/errors.ts';

/**
 * Meta's own numbers, which the service relays in places it does not document. Source:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/calling/troubleshooting; 138011 is only named in Meta's FAQ.
 */
export const META_MEANING = {
  100: 'call-setup-refused', // invalid parameter: in practice the SDP
  613: 'rate-limited',
  131009: 'country-not-served', // not available from this country
  131030: 'peer-unreachable', // not on the test number's allow-list
  131044: 'payment-required',
  131047: 'text-window-closed', // more than 24 hours since the customer wrote or called
  131055: 'not-supported', // the number is set to SIP
  138000: 'calling-disabled',
  138001: 'peer-unreachable',
  138002: 'too-many-calls', // 1,000 at once
  138003: 'peer-busy',
  138004: 'service-broken',
  138005: 'too-many-calls', // in a short time: our requests are not meant, and go on
  138006: 'permission-required',
  138007: 'call-setup-timeout',
  138008: 'call-setup-refused', // not in Meta's table; reported for an answer whose fingerprint is not SHA-256
  138009: 'permission-request-limit',
  138011: 'conversation-needed',
  138012: 'call-limit-reached',
  138013: 'country-not-served',
  138014: 'quality-paused',
  138015: 'tier-too-low',
  138017: 'permission-is-permanent',
  138018: 'calling-not-ready', // SIP, or the subscription to `calls`, is missing
  // Told at the end of a call alone, in Meta's own event.
  138019: 'peer-setup-failed',
  138020: 'peer-setup-failed', // their phone did not reach the relay
  138021: 'peer-heard-nothing',
  138022: 'peer-sent-nothing',
  138023: 'sound-never-came',
} as const satisfies Readonly<Record<number, AppErrorCode>>;
