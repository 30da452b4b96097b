import type { Customer } from '../customers/customers.ts';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Meta's limits on requests per user and 24 h or 7 days. */
const REQUESTS_PER_DAY = 1;
const REQUESTS_PER_WEEK = 2;
/** After so many unanswered calls in a row Meta takes the permission back. */
const UNANSWERED_UNTIL_REVOKED = 4;

export type PermissionStatus = 'no_permission' | 'temporary' | 'permanent';

interface Grant {
  status: PermissionStatus;
  expiresAtMs: number | null;
  requestedAtMs: number[];
  connectedAtMs: number[];
  /** The customer called, or took a call of ours: each opens the 24-hour window for free text. */
  heardAtMs: number | null;
  unansweredInRow: number;
}

/** Call permissions of META customers, per business number. */
export interface PermissionLedger {
  status(number: PracticeNumber, customer: Customer): PermissionStatus;
  /** `lastsMs`: of a temporary one, a week where left out. */
  set(number: PracticeNumber, customer: Customer, status: PermissionStatus, lastsMs?: number): void;
  mayRequest(number: PracticeNumber, customer: Customer): boolean;
  mayCall(number: PracticeNumber, customer: Customer): boolean;
  /** The customer called: free text reaches them for 24 hours. */
  noteCustomerCall(number: PracticeNumber, customer: Customer): void;
  /** Whether free text reaches the customer. */
  mayWrite(number: PracticeNumber, customer: Customer): boolean;
  noteRequest(number: PracticeNumber, customer: Customer): void;
  /** A request still stands: neither answered by a call nor forgotten by a reset. */
  isAsked(number: PracticeNumber, customer: Customer): boolean;
  /** An answered call: resets the request limits. */
  noteConnected(number: PracticeNumber, customer: Customer): void;
  /** An outbound call nobody took. Answers true when this made Meta revoke the permission. */
  noteUnanswered(number: PracticeNumber, customer: Customer): boolean;
  /** Body of `GET /v1/calls/permissions`. */
  describe(number: PracticeNumber, customer: Customer): Record<string, unknown>;
  clear(): void;
}

export function createPermissionLedger(world: PracticeWorld): PermissionLedger {
  const grants = new Map<string, Grant>();
  const expiry = (status: PermissionStatus, lastsMs = WEEK_MS): number | null =>
    status === 'temporary' ? world.clock.now() + lastsMs : null;
  const grantOf = (number: PracticeNumber, customer: Customer): Grant => {
    const key = `${number.id} ${customer.number}`;
    const known = grants.get(key);
    if (known !== undefined) {
      if (known.expiresAtMs !== null && known.expiresAtMs <= world.clock.now())
        Object.assign(known, { status: 'no_permission', expiresAtMs: null });
      return known;
    }
    const fresh: Grant = {
      status: customer.permission,
      expiresAtMs: expiry(customer.permission),
      requestedAtMs: [],
      connectedAtMs: [],
      heardAtMs: null,
      unansweredInRow: 0,
    };
    grants.set(key, fresh);
    return fresh;
  };
  const within = (times: readonly number[], periodMs: number): number => times.filter((atMs) => atMs > world.clock.now() - periodMs).length;
  const mayRequest = (grant: Grant): boolean =>
    grant.status !== 'permanent' &&
    within(grant.requestedAtMs, DAY_MS) < REQUESTS_PER_DAY &&
    within(grant.requestedAtMs, WEEK_MS) < REQUESTS_PER_WEEK;
  const mayCall = (grant: Grant): boolean =>
    grant.status !== 'no_permission' && within(grant.connectedAtMs, DAY_MS) < world.switches.connectedPerDay;
  const limit = (timePeriod: 'PT24H' | 'P7D', times: readonly number[], allowed: number): Record<string, unknown> => {
    const periodMs = timePeriod === 'PT24H' ? DAY_MS : WEEK_MS;
    const first = times.find((atMs) => atMs > world.clock.now() - periodMs);
    return {
      time_period: timePeriod,
      max_allowed: allowed,
      current_usage: within(times, periodMs),
      ...(first === undefined ? {} : { limit_expiration_time: Math.floor((first + periodMs) / 1_000) }),
    };
  };

  return {
    status: (number, customer) => grantOf(number, customer).status,
    set(number, customer, status, lastsMs) {
      Object.assign(grantOf(number, customer), { status, expiresAtMs: expiry(status, lastsMs), unansweredInRow: 0 });
    },
    mayRequest: (number, customer) => mayRequest(grantOf(number, customer)),
    mayCall: (number, customer) => mayCall(grantOf(number, customer)),
    noteCustomerCall(number, customer) {
      grantOf(number, customer).heardAtMs = world.clock.now();
    },
    mayWrite(number, customer) {
      const { heardAtMs } = grantOf(number, customer);
      return world.switches.textWindow === 'open' || (heardAtMs !== null && heardAtMs > world.clock.now() - DAY_MS);
    },
    noteRequest(number, customer) {
      grantOf(number, customer).requestedAtMs.push(world.clock.now());
    },
    isAsked: (number, customer) => grantOf(number, customer).requestedAtMs.length > 0,
    noteConnected(number, customer) {
      const grant = grantOf(number, customer);
      grant.connectedAtMs.push(world.clock.now());
      grant.heardAtMs = world.clock.now();
      grant.requestedAtMs = [];
      grant.unansweredInRow = 0;
    },
    noteUnanswered(number, customer) {
      const grant = grantOf(number, customer);
      grant.unansweredInRow += 1;
      if (grant.unansweredInRow < UNANSWERED_UNTIL_REVOKED || grant.status === 'no_permission') return false;
      Object.assign(grant, { status: 'no_permission', expiresAtMs: null, unansweredInRow: 0 });
      return true;
    },
    describe(number, customer) {
      const grant = grantOf(number, customer);
      return {
        permission: {
          status: grant.status,
          ...(grant.expiresAtMs === null ? {} : { expiration_time: Math.floor(grant.expiresAtMs / 1_000) }),
        },
        actions: [
          {
            action_name: 'send_call_permission_request',
            can_perform_action: mayRequest(grant),
            limits: [limit('PT24H', grant.requestedAtMs, REQUESTS_PER_DAY), limit('P7D', grant.requestedAtMs, REQUESTS_PER_WEEK)],
          },
          {
            action_name: 'start_call',
            can_perform_action: mayCall(grant),
            limits: [limit('PT24H', grant.connectedAtMs, world.switches.connectedPerDay)],
          },
        ],
      };
    },
    clear() {
      grants.clear();
    },
  };
}
