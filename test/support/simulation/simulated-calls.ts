import type { LineKind } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import type { Direction } from '#contract/call.ts';
import type { RemoteCall, RemoteOutcome, RemoteStatus } from '../../../main/core/events/observation.ts';
import type { SimulatedTime } from './simulated-time.ts';

/** What a customer and the other desks will do with a call, if nobody of ours does anything. */
export interface PlannedCall {
  readonly from: PhoneNumber;
  readonly ringsMs: number;
  readonly end: 'missed' | 'rejected' | 'failed' | 'answered-elsewhere';
  /** Where it is answered, here or elsewhere: when the customer hangs up. */
  readonly talksMs: number;
}

/** A call of the simulated service, in the service's true time. */
export interface SimulatedCall {
  /** As the service would tell it now. */
  call: RemoteCall;
  /** Where and when it came to each status. */
  readonly since: Partial<Record<RemoteStatus, number>>;
  readonly planned: PlannedCall;
}

/** The calls of one number, each living its life in simulated time. */
export interface SimulatedCalls {
  /** A customer calls now. */
  ring(planned: PlannedCall): SimulatedCall;
  /** A call that we place. */
  place(to: PhoneNumber, planned: PlannedCall): SimulatedCall;
  /** Moves the call on, by whoever; false where that cannot be. */
  move(one: SimulatedCall, status: RemoteStatus, outcome?: RemoteOutcome): boolean;
  find(id: string): SimulatedCall | null;
  /** Newest first. */
  before(instantMs: number, limit: number): readonly SimulatedCall[];
  readonly all: readonly SimulatedCall[];
  /** What began before is in no list any more, as it was never there. */
  forgetBefore(instantMs: number): void;
}

const RANK: Readonly<Record<RemoteStatus, number>> = { initiated: 0, ringing: 1, accepted: 2, ended: 3 };
const OUTCOME: Readonly<Record<PlannedCall['end'], RemoteOutcome>> = {
  missed: 'missed',
  rejected: 'rejected',
  failed: 'failed',
  'answered-elsewhere': 'completed',
};

/** `moved`: told of every step of every call, the first included. */
export function simulatedCalls(
  time: SimulatedTime,
  { kind, prefix }: { readonly kind: LineKind; readonly prefix: string },
  moved: (one: SimulatedCall) => void,
): SimulatedCalls {
  const all: SimulatedCall[] = [];
  const byId = new Map<string, SimulatedCall>();
  let begun = 0;

  const move = (one: SimulatedCall, status: RemoteStatus, outcome: RemoteOutcome = 'completed'): boolean => {
    const { call } = one;
    if (RANK[status] <= RANK[call.status]) return false;
    const now = time.nowMs();
    one.since[status] = now;
    const connectedAt = status === 'accepted' ? unixMs(now) : call.connectedAt;
    const talked = status === 'ended' && connectedAt !== null;
    one.call = {
      ...call,
      status,
      connectedAt,
      outcome: status === 'ended' ? (talked ? 'completed' : outcome) : null,
      durationSeconds: talked ? Math.max(1, Math.round((now - connectedAt) / 1_000)) : null,
    };
    // However it was answered, the customer hangs up after a while.
    if (status === 'accepted') time.after(one.planned.talksMs, () => move(one, 'ended'));
    moved(one);
    return true;
  };

  const begin = (direction: Direction, peer: PhoneNumber, planned: PlannedCall): SimulatedCall => {
    begun += 1;
    const remoteId = `call_${prefix}_${String(begun)}`;
    const offer = kind === 'meta' ? `offer of ${remoteId}` : null;
    const one: SimulatedCall = {
      planned,
      since: { ringing: time.nowMs() },
      call: {
        remoteId,
        externalId: kind === 'meta' ? `wacid.${remoteId}` : `3EB0${remoteId}`,
        direction,
        status: 'ringing',
        outcome: null,
        peer,
        durationSeconds: null,
        createdAt: unixMs(time.nowMs()),
        connectedAt: null,
        sdpOffer: offer,
        sdpAnswer: direction === 'outbound' && kind === 'meta' ? `answer of ${remoteId}` : null,
      },
    };
    all.push(one);
    byId.set(one.call.remoteId, one);
    byId.set(one.call.externalId, one);
    time.after(planned.ringsMs, () => {
      if (one.call.status !== 'ringing') return;
      if (planned.end === 'answered-elsewhere') move(one, 'accepted');
      else move(one, 'ended', OUTCOME[planned.end]);
    });
    moved(one);
    return one;
  };

  return {
    ring: (planned) => begin('inbound', planned.from, planned),
    place: (to, planned) => begin('outbound', to, planned),
    move,
    find: (id) => byId.get(id) ?? null,
    before(instantMs, limit) {
      const page: SimulatedCall[] = [];
      for (let index = all.length - 1; index >= 0 && page.length < limit; index -= 1) {
        const one = all[index];
        if (one !== undefined && (one.call.createdAt ?? 0) < instantMs) page.push(one);
      }
      return page;
    },
    all,
    forgetBefore(instantMs) {
      const old = all.filter(({ call }) => call.status === 'ended' && (call.createdAt ?? 0) < instantMs);
      for (const { call } of old) for (const id of [call.remoteId, call.externalId]) if (id !== null) byId.delete(id);
      all.splice(0, all.length, ...all.filter((one) => !old.includes(one)));
    },
  };
}
