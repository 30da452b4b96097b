import type { CallingSettings, CallRestriction } from '#contract/calling-settings.ts';
import type { LineAdvice, LineReason, LineVerdict } from '#contract/line-advice.ts';
import { compareLines } from '#contract/line-rank.ts';
import type { Line } from '#contract/line.ts';
import { numberCountry } from '#contract/number-country.ts';
import { clearsAt, type CustomerPermission, isAllowedBy, usesLeft } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';
import { isOpenAt } from '../calling-settings/is-open-at.ts';
import { openUntil } from '../calling-settings/open-until.ts';

/** Numbers of these countries may place no calls. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling */
const CLOSED_COUNTRIES: ReadonlySet<string> = new Set(['US', 'CA', 'TR', 'EG', 'VN', 'NG']);
/** Customers there are reported to be reached badly, for their networks hinder calls over the internet. Source: respond.io's help on WhatsApp calls. */
const POOR_COUNTRIES: ReadonlySet<string> = new Set(['AE', 'SA', 'QA', 'EG']);
const ENDING_MS = 86_400_000;

/** What each reason makes of the line. */
const VERDICTS: Readonly<Record<LineReason, LineVerdict>> = {
  permitted: 'good',
  'permitted-for-good': 'good',
  'no-permission-needed': 'good',
  free: 'good',
  costs: 'good',
  'last-used': 'good',
  'within-hours': 'good',
  polling: 'good',
  'permission-unknown': 'careful',
  'permission-ending': 'careful',
  'unanswered-second': 'careful',
  'unanswered-fourth': 'careful',
  'outside-hours': 'careful',
  'country-poor': 'careful',
  connecting: 'careful',
  'permission-missing': 'blocked',
  'no-calls-left': 'blocked',
  'calling-off': 'blocked',
  'country-closed': 'blocked',
  restricted: 'blocked',
  unreachable: 'blocked',
};
const WEIGHT: Readonly<Record<LineVerdict, number>> = { good: 0, careful: 1, blocked: 2 };

export interface LineFacts {
  readonly line: Line;
  /** Official numbers: null where nobody has read it. */
  readonly permission: CustomerPermission | null;
  readonly settings: CallingSettings | null;
  readonly price: { readonly perMinuteMicros: number; readonly currency: string } | null;
  /** The last call with the customer was on this line. */
  readonly isLastUsed: boolean;
}

/** Every line for a customer, the best first (`line-rank.ts`): what the call would meet, and what it costs. */
export function lineAdvice(to: PhoneNumber, facts: readonly LineFacts[], now: UnixMs): readonly LineAdvice[] {
  return facts.map((one) => adviceOf(one, to, now)).toSorted(compareLines);
}

function adviceOf(facts: LineFacts, to: PhoneNumber, now: UnixMs): LineAdvice {
  const { line, isLastUsed } = facts;
  const isMeta = line.kind === 'meta';
  const price = isMeta ? facts.price : null;
  const reasons: LineReason[] = isMeta ? [...metaReasons(facts, now)] : ['no-permission-needed', 'free'];
  if (isMeta && POOR_COUNTRIES.has(numberCountry(to) ?? '')) reasons.push('country-poor');
  if (line.status.state !== 'live') reasons.push(line.status.state);
  if (price !== null) reasons.push('costs');
  if (isLastUsed) reasons.push('last-used');
  const weighty = reasons.toSorted((one, other) => WEIGHT[VERDICTS[other]] - WEIGHT[VERDICTS[one]]);
  const first = weighty[0];
  return {
    lineId: line.id,
    verdict: first === undefined ? 'good' : VERDICTS[first],
    reasons: weighty,
    perMinuteMicros: price?.perMinuteMicros ?? null,
    currency: price?.currency ?? null,
    ...(isMeta ? metaTimes(facts, now) : NO_TIMES),
  };
}

type Times = Pick<LineAdvice, 'permittedUntil' | 'hoursUntil' | 'blockedUntil' | 'canAsk'>;
const NO_TIMES: Times = { permittedUntil: null, hoursUntil: null, blockedUntil: null, canAsk: false };

function metaTimes({ permission, settings }: LineFacts, now: UnixMs): Times {
  const expiresAt = permission?.expiresAt ?? null;
  const hours = settings?.hours ?? null;
  const spentUntil = permission === null || usesLeft(permission.call) !== 0 ? null : clearsAt(permission.call);
  const restriction = restrictionOf(settings, now);
  return {
    permittedUntil: expiresAt !== null && expiresAt > now ? expiresAt : null,
    hoursUntil: hours === null ? null : openUntil(hours, now),
    // Who is kept from calling for nobody knows how long gains nothing from a limit that clears.
    blockedUntil: restriction === undefined ? spentUntil : restriction.until,
    canAsk: permission !== null && isAllowedBy(now, permission.request),
  };
}

function restrictionOf(settings: CallingSettings | null, now: UnixMs): CallRestriction | undefined {
  return settings?.restrictions.find(({ what, until }) => what === 'calling-customers' && (until === null || until > now));
}

function metaReasons({ line, permission, settings }: LineFacts, now: UnixMs): readonly LineReason[] {
  const reasons: LineReason[] = [];
  if (line.number !== null && CLOSED_COUNTRIES.has(numberCountry(line.number) ?? '')) reasons.push('country-closed');
  if (line.health.calling === 'disabled' || settings?.isOn === false) reasons.push('calling-off');
  if (restrictionOf(settings, now) !== undefined) reasons.push('restricted');
  const isOpen = settings === null || settings.hours === null ? null : isOpenAt(settings.hours, now);
  if (isOpen === false) reasons.push('outside-hours');
  reasons.push(...permissionReasons(permission, now));
  if (isOpen === true) reasons.push('within-hours');
  return reasons;
}

function permissionReasons(permission: CustomerPermission | null, now: UnixMs): readonly LineReason[] {
  if (permission === null || permission.status === null) return ['permission-unknown'];
  const { status, expiresAt, call, unansweredInRow } = permission;
  const hasRunOut = expiresAt !== null && expiresAt <= now;
  if ((status === 'none' || hasRunOut) && call.isAllowed !== true) return ['permission-missing'];
  if (call.isAllowed === false && usesLeft(call) === 0) return ['no-calls-left'];
  const reasons: LineReason[] = [status === 'permanent' ? 'permitted-for-good' : 'permitted'];
  if (expiresAt !== null && expiresAt - now < ENDING_MS) reasons.push('permission-ending');
  if (unansweredInRow === 1) reasons.push('unanswered-second');
  if (unansweredInRow >= 3) reasons.push('unanswered-fourth');
  return reasons;
}
