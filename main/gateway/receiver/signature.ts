import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A delivery as it came; what is signed is its raw bytes, never JSON that was read and written again. */
export interface SignedDelivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly nowMs: number;
}

/** The service does not document how it signs, so each way in use is tried, and one that holds is enough. */
type Strategy = (delivery: SignedDelivery, secret: string) => boolean;

const TOLERANCE_MS = 300_000;
const MOST_SIGNATURES = 8;
const STANDARD_PREFIX = 'whsec_';

function agree(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function text(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value.length > 0 ? value : null;
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: several signatures, while secrets change. */
const standardWebhooks: Strategy = ({ headers, body, nowMs }, secret) => {
  const id = text(headers, 'webhook-id');
  const timestamp = text(headers, 'webhook-timestamp');
  const signatures = text(headers, 'webhook-signature');
  if (id === null || timestamp === null || signatures === null || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs - Number(timestamp) * 1_000) > TOLERANCE_MS) return false;
  const key = secret.startsWith(STANDARD_PREFIX) ? Buffer.from(secret.slice(STANDARD_PREFIX.length), 'base64') : Buffer.from(secret);
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .some((signature) => signature.startsWith('v1,') && agree(Buffer.from(signature.slice(3), 'base64'), expected));
};

/** As GitHub and Meta sign: hex of the raw body, with or without `sha256=`, in whichever header names itself a signature. */
const hexOfBody: Strategy = ({ headers, body }, secret) => {
  const given = Object.entries(headers).flatMap(([name, value]) => (/signature/i.test(name) && typeof value === 'string' ? [value] : []));
  if (given.length === 0) return false;
  const expected = createHmac('sha256', secret).update(body).digest();
  return given.slice(0, MOST_SIGNATURES).some((value) => {
    const [, hex] = /^(?:sha256=)?([0-9a-f]{64})$/i.exec(value.trim()) ?? [];
    return hex !== undefined && agree(Buffer.from(hex, 'hex'), expected);
  });
};

const STRATEGIES: readonly Strategy[] = [standardWebhooks, hexOfBody];

/** Whether one of the secrets signed it: two, while one replaces the other. Without a secret nothing is signed. */
export function isSigned(delivery: SignedDelivery, secrets: readonly string[]): boolean {
  return secrets.some((secret) => secret !== '' && STRATEGIES.some((holds) => holds(delivery, secret)));
}
