import type { AppError } from './errors.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { UnixMs } from './time.ts';

export type LineId = string & { readonly __lineId: unique symbol };

export function lineId(text: string): LineId {
  return text as LineId;
}

/** `meta`: official number, audio over WebRTC. `web`: QR-connected number, audio as PCM over a WebSocket. */
export type LineKind = 'meta' | 'web';

export const LINE_COLOURS = ['blue', 'violet', 'teal', 'orange', 'pink', 'slate'] as const;
export type LineColour = (typeof LINE_COLOURS)[number];

export const LONGEST_LINE_LABEL = 60;

/** What rings for a line; `none` shows its calls and stays quiet. */
export const RINGTONES = ['chime', 'bell', 'marimba', 'trill', 'soft', 'none'] as const;
export type Ringtone = (typeof RINGTONES)[number];

/** What the agent chooses for one line. */
export interface LineOptions {
  readonly ringtone: Ringtone;
  /** Meta numbers: the sound path is set up while it rings, so that no first word is clipped. */
  readonly preAccept: boolean;
}
export const DEFAULT_LINE_OPTIONS: LineOptions = { ringtone: 'chime', preAccept: true };

/** Why a line is polled although webhooks would be faster. Each has its words, and a mend, in every locale. */
export const POLLING_CAUSES = [
  'no-tunnel', // none is set up: a working mode
  'tunnel-opening', // it will be there in a moment
  'tunnel-down', // the tunnel says so itself: its status has the error
  'probe-lost', // it looks connected, but what we send round the whole path does not come back
  'webhook-refused', // the service did not keep the webhook as asked
  'events-lost', // the path is proven, yet polling found what a webhook should have told
] as const;
export type PollingCause = (typeof POLLING_CAUSES)[number];

/** Whether a ring on this line would reach us, and by which way. Always evidence, never the state of a socket. */
export type LineStatus =
  | { readonly state: 'connecting' }
  /** Webhooks reach us: `provenAt` is when that was last seen, less than a minute ago. */
  | { readonly state: 'live'; readonly provenAt: UnixMs }
  /** A ring is found by looking, seconds later: `provenAt` is the last good look. */
  | { readonly state: 'polling'; readonly provenAt: UnixMs; readonly cause: PollingCause }
  | { readonly state: 'unreachable'; readonly error: AppError; readonly since: UnixMs };

/** What is known of a line, each by its own evidence; `unknown` until somebody has told, or where the key may not ask. */
export interface LineHealth {
  readonly key: 'unknown' | 'valid' | 'rejected';
  /** The number at WhatsApp (the service's OPEN, CONNECTING, CLOSE). */
  readonly connection: 'unknown' | 'open' | 'connecting' | 'closed';
  /** Meta numbers have a switch for calls; web numbers always can. */
  readonly calling: 'unknown' | 'enabled' | 'disabled';
  readonly webhook: 'none' | 'registering' | 'registered' | 'refused';
  /** The last proof that a ring would reach us, by whichever way. */
  readonly provenAt: UnixMs | null;
  /** Events of calls since the line was opened: told by a webhook, and known from polling alone (what the tunnel lost). */
  readonly heardByWebhook: number;
  readonly heardOnlyByPolling: number;
  /** Requests for this number in the last minute; we allow ourselves 40. */
  readonly requestsLastMinute: number;
}

export const UNKNOWN_HEALTH: LineHealth = {
  key: 'unknown',
  connection: 'unknown',
  calling: 'unknown',
  webhook: 'none',
  provenAt: null,
  heardByWebhook: 0,
  heardOnlyByPolling: 0,
  requestsLastMinute: 0,
};

/** A business number of ours. The key never stands here. */
export interface Line extends LineOptions {
  readonly id: LineId;
  readonly label: string;
  readonly kind: LineKind;
  /** Null while the service has not told it (a number-scoped key may be forbidden to ask). */
  readonly number: PhoneNumber | null;
  readonly colour: LineColour;
  /** Where the line comes from: the practice line, the agent (kept), or the environment (until quit). */
  readonly origin: 'practice' | 'agent' | 'environment';
  readonly status: LineStatus;
  readonly health: LineHealth;
}
