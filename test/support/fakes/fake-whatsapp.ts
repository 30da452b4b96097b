import { appError, type AppError } from '#contract/errors.ts';
import type { CallLimit, CallPermission } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { WhatsappApi } from '../../../main/core/permission/whatsapp-api.ts';

const DAY_MS = 86_400_000;

export interface FakeWhatsapp extends WhatsappApi {
  /** The customer decides, at the service: no event is sent from here. */
  decide(peer: PhoneNumber, status: 'none' | 'temporary' | 'permanent'): void;
  /** Connected calls used up of those of a day. */
  use(peer: PhoneNumber, used: number): void;
  /** From now on every request fails with it; null: the service is well again. */
  refuse(error: AppError | null): void;
  /** Requests of this urgency have no turn any more, as where the line is busy. */
  stall(urgency: 'click' | 'upkeep'): void;
  /** How many wait for a turn. */
  held(): number;
  /** Those that wait for a turn have waited for too long. */
  giveUpStalled(): void;
  /** The number as it is asked with an urgency. */
  at(urgency: 'click' | 'upkeep'): WhatsappApi;
  /** How often each customer was read, oldest first. */
  readonly reads: readonly PhoneNumber[];
  readonly questions: readonly { readonly to: PhoneNumber; readonly text: string }[];
}

/** The permissions of one official number, by Meta's rules: seven days, one question a day and two a week. */
export function fakeWhatsapp(now: () => UnixMs): FakeWhatsapp {
  const customers = new Map<
    PhoneNumber,
    { status: 'none' | 'temporary' | 'permanent'; expiresAt: UnixMs | null; askedAt: UnixMs[]; used: number }
  >();
  const reads: PhoneNumber[] = [];
  const questions: { to: PhoneNumber; text: string }[] = [];
  let refusal: AppError | null = null;
  let stalled: 'click' | 'upkeep' | null = null;
  let held: (() => void)[] = [];
  const of = (peer: PhoneNumber) => {
    const known = customers.get(peer) ?? { status: 'none', expiresAt: null, askedAt: [], used: 0 };
    customers.set(peer, known);
    if (known.expiresAt !== null && known.expiresAt <= now()) Object.assign(known, { status: 'none', expiresAt: null });
    return known;
  };
  const limit = (hours: number, most: number, askedAt: readonly UnixMs[]): CallLimit => {
    const within = askedAt.filter((at) => at > now() - hours * 3_600_000);
    const [first] = within;
    return { periodHours: hours, most, used: within.length, clearsAt: first === undefined ? null : unixMs(first + hours * 3_600_000) };
  };
  const described = (peer: PhoneNumber): CallPermission => {
    const { status, expiresAt, askedAt, used } = of(peer);
    const requests = [limit(24, 1, askedAt), limit(168, 2, askedAt)];
    return {
      status,
      expiresAt,
      call: { isAllowed: status !== 'none' && used < 5, limits: [{ periodHours: 24, most: 5, used, clearsAt: null }] },
      request: { isAllowed: status !== 'permanent' && requests.every(({ most, used: spent }) => spent < most), limits: requests },
    };
  };
  const fake: FakeWhatsapp = {
    reads,
    questions,
    decide: (peer, status) => Object.assign(of(peer), { status, expiresAt: status === 'temporary' ? unixMs(now() + 7 * DAY_MS) : null }),
    use: (peer, used) => Object.assign(of(peer), { used }),
    refuse(error) {
      refusal = error;
    },
    readPermission: async (to) => {
      reads.push(to);
      return refusal === null ? ok(described(to)) : fail(refusal);
    },
    requestPermission: async (to, text) => {
      if (refusal !== null) return fail(refusal);
      if (described(to).request.isAllowed !== true) return fail(appError('permission-request-limit'));
      of(to).askedAt.push(now());
      questions.push({ to, text });
      return ok(null);
    },
    readCallingSettings: async () => fail(appError('not-supported')),
    changeCallingSettings: async () => fail(appError('not-supported')),
    stall(urgency) {
      stalled = urgency;
    },
    held: () => held.length,
    giveUpStalled() {
      for (const giveUp of held) giveUp();
      [held, stalled] = [[], null];
    },
    at(urgency) {
      if (urgency !== stalled) return fake;
      return {
        ...fake,
        readPermission: () => new Promise((resolve) => held.push(() => resolve(fail(appError('rate-limited', 'our own limit'))))),
      };
    },
  };
  return fake;
}
