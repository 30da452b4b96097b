import type { Direction } from '#contract/call.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import type { RemoteOutcome, RemoteStatus } from './observation.ts';

/** How far a call has come, and why it ended: `outcome` is null exactly while `status` is not `ended`. */
export interface CallProgress {
  readonly status: RemoteStatus;
  readonly outcome: RemoteOutcome | null;
}

/** The service's list of status words is open and partly undocumented, so near relatives are understood too. */
const PROGRESS: ReadonlyMap<string, CallProgress> = new Map<string, CallProgress>([
  ['INITIATED', { status: 'initiated', outcome: null }],
  ['QUEUED', { status: 'initiated', outcome: null }],
  ['CONNECTING', { status: 'initiated', outcome: null }],
  ['DIALING', { status: 'initiated', outcome: null }],
  ['RINGING', { status: 'ringing', outcome: null }],
  ['ACCEPTED', { status: 'accepted', outcome: null }],
  ['CONNECTED', { status: 'accepted', outcome: null }],
  ['ANSWERED', { status: 'accepted', outcome: null }],
  ['ACTIVE', { status: 'accepted', outcome: null }],
  ['IN_PROGRESS', { status: 'accepted', outcome: null }],
  ['COMPLETED', { status: 'ended', outcome: 'completed' }],
  ['REJECTED', { status: 'ended', outcome: 'rejected' }],
  ['DECLINED', { status: 'ended', outcome: 'rejected' }],
  ['BUSY', { status: 'ended', outcome: 'rejected' }],
  ['MISSED', { status: 'ended', outcome: 'missed' }],
  ['NO_ANSWER', { status: 'ended', outcome: 'missed' }],
  ['UNANSWERED', { status: 'ended', outcome: 'missed' }],
  ['TIMEOUT', { status: 'ended', outcome: 'missed' }],
  ['CANCELED', { status: 'ended', outcome: 'missed' }],
  ['CANCELLED', { status: 'ended', outcome: 'missed' }],
  ['FAILED', { status: 'ended', outcome: 'failed' }],
  ['ERROR', { status: 'ended', outcome: 'failed' }],
  ['ENDED', { status: 'ended', outcome: 'unknown' }],
  ['TERMINATED', { status: 'ended', outcome: 'unknown' }],
]);

function asWord(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > 60) return null;
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
}

/** What a status word says, in any case and with dashes or spaces; null for a word we do not know. */
export function wordProgress(text: unknown): CallProgress | null {
  const word = asWord(text);
  return word === null ? null : (PROGRESS.get(word) ?? null);
}

/**
 * What a call object says. An end time beats every word; an unknown word is taken for the earliest progress that
 * the call's times allow, so that it neither answers nor ends a call. A new call with one still rings: a false alarm
 * is better than a customer nobody heard.
 */
export function callProgress(call: { readonly word: unknown; readonly connected: boolean; readonly ended: boolean }): CallProgress {
  const told = wordProgress(call.word);
  if (told?.status === 'ended') return told;
  if (call.ended) return { status: 'ended', outcome: told?.status === 'accepted' ? 'completed' : 'unknown' };
  return told ?? { status: call.connected ? 'accepted' : 'initiated', outcome: null };
}

/** Pilot Status says INBOUND, Meta says USER_INITIATED. Null for another word. */
export function wordDirection(text: unknown): Direction | null {
  const word = asWord(text);
  if (word === 'INBOUND' || word === 'USER_INITIATED' || word === 'INCOMING') return 'inbound';
  if (word === 'OUTBOUND' || word === 'BUSINESS_INITIATED' || word === 'OUTGOING') return 'outbound';
  return null;
}

/**
 * A number as the service writes it: digits with or without a plus sign, sometimes with spaces, sometimes as a
 * WhatsApp address (`5511…@s.whatsapp.net`, `5511…:12@…`). Null for what is not a telephone number.
 */
export function serviceNumber(text: unknown): PhoneNumber | null {
  if (typeof text !== 'string' || text.length > 80) return null;
  const address = /^([^@]*)@(?:s\.whatsapp\.net|c\.us)$/.exec(text.trim());
  const bare = address === null ? text : (address[1] ?? '').replace(/:\d+$/, '');
  return phoneNumber(bare.replace(/[\s().-]/g, ''));
}
