import { type AppError, appError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock } from '../ports.ts';
import { afterHint, afterRead, type PermissionStep } from './kept-permission.ts';
import type { PermissionHint } from './permission-events.ts';
import type { KeptPermission, PermissionStore } from './permission-store.ts';
import type { WhatsappApi } from './whatsapp-api.ts';

/** An answer of the last minute is as good as a new one: Meta counts what it is asked. */
const FRESH_MS = 60_000;

/** Who waits: `click` goes out at once, `upkeep` when nothing more urgent has to. */
export type ApiFor = (lineId: LineId, urgency: 'click' | 'upkeep') => WhatsappApi | null;

/** What customers permit, read from the service and kept. */
export interface PermissionReads {
  read(
    customer: Customer,
    how: { readonly isFresh: boolean; readonly urgency: 'click' | 'upkeep' },
  ): Promise<Result<KeptPermission, AppError>>;
  request(customer: Customer, text: string): Promise<Result<KeptPermission, AppError>>;
  /** Takes in what an event says of a customer we know. */
  heard(customer: Customer, hint: PermissionHint): void;
}
export interface Customer {
  readonly lineId: LineId;
  readonly peer: PhoneNumber;
}

export function createPermissionReads(ports: {
  readonly clock: Clock;
  readonly store: PermissionStore;
  readonly api: ApiFor;
  /** Something that is kept has changed, and with it what the agent waits for. */
  readonly stepped: (step: PermissionStep) => void;
}): PermissionReads {
  const { clock, store, api } = ports;
  /** Reads under way: two who ask for the same customer share one. The service is asked for a number as it is spelt, and kept so. */
  const reading = new Map<string, { readonly urgency: 'click' | 'upkeep'; readonly answer: Promise<Result<KeptPermission, AppError>> }>();

  const keep = (step: PermissionStep): KeptPermission => {
    store.keep(step.kept);
    ports.stepped(step);
    return step.kept;
  };

  const ask = async ({ lineId, peer }: Customer, urgency: 'click' | 'upkeep'): Promise<Result<KeptPermission, AppError>> => {
    const line = api(lineId, urgency);
    if (line === null) return fail(appError('not-supported', 'only an official number that is open asks for permission'));
    const read = await line.readPermission(peer);
    if (!read.ok) return read;
    return ok(keep(afterRead({ lineId, peer }, store.find(lineId, peer), { permission: read.value, at: clock.now() })));
  };

  const readNow = (customer: Customer, urgency: 'click' | 'upkeep'): Promise<Result<KeptPermission, AppError>> => {
    const key = `${customer.lineId} ${customer.peer}`;
    const under = reading.get(key);
    // Who waits does not wait for a read whose turn is yet to come.
    if (under !== undefined && (under.urgency === 'click' || urgency === 'upkeep')) return under.answer;
    const answer: Promise<Result<KeptPermission, AppError>> = ask(customer, urgency).finally(() => {
      if (reading.get(key)?.answer === answer) reading.delete(key);
    });
    reading.set(key, { urgency, answer });
    return answer;
  };

  return {
    async read(customer, { isFresh, urgency }) {
      const kept = store.find(customer.lineId, customer.peer);
      const isGood = kept !== null && !isFresh && clock.now() - kept.readAt < FRESH_MS;
      return isGood ? ok(kept) : readNow(customer, urgency);
    },
    async request({ lineId, peer }, text) {
      const line = api(lineId, 'click');
      if (line === null) return fail(appError('not-supported', 'only an official number that is open asks for permission'));
      const before = store.find(lineId, peer);
      const at = clock.now();
      const sent = await line.requestPermission(peer, text);
      if (!sent.ok) return sent;
      // Kept before the service is read: the answer may be there within the second.
      const known = store.find(lineId, peer) ?? before ?? unread({ lineId, peer }, at);
      keep({ kept: { ...known, asked: { at, answer: 'waiting' } }, answer: null });
      const read = await readNow({ lineId, peer }, 'click');
      return read.ok ? read : ok(store.find(lineId, peer) ?? known);
    },
    heard({ lineId, peer }, { status }) {
      const before = store.find(lineId, peer);
      if (before !== null && status !== null) keep(afterHint(before, status, clock.now()));
    },
  };
}

/** Of somebody whom nobody has read yet. */
function unread({ lineId, peer }: Customer, at: KeptPermission['readAt']): KeptPermission {
  const nothing = { isAllowed: null, limits: [] };
  const permission = { status: null, expiresAt: null, call: nothing, request: nothing };
  return { lineId, peer, permission, readAt: at, asked: null, grantedAt: null };
}
