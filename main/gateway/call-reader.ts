import type { CallToAsk, CallsToAsk } from '../core/events/calls-to-ask.ts';
import type { Observation, RemoteCall } from '../core/events/observation.ts';
import { idsOf } from '../core/events/watched-calls.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, LineApi, Log } from '../core/ports.ts';
import type { RequestGate } from './request-gate.ts';

const MOST_AT_ONCE = 4;
/** From so many on the list tells more for one request than reading does. */
const CROWD = 3;

/** Asks for single calls by name, each at most once at a time, as far as the gate lets it. */
export interface CallReader {
  /** Asks what is due. `listed`: the list was read just now, and what is still due is not on it. */
  go(listed?: boolean): void;
  /** What is being read was asked before the machine slept, and is not believed any more. */
  forget(): void;
  /** Resolves when nothing is being read any more. */
  stop(): Promise<void>;
}

export function callReader(tools: {
  readonly api: LineApi;
  readonly gate: RequestGate;
  readonly clock: Clock;
  readonly log: Log;
  readonly calls: CallsToAsk;
  readonly told: (read: RemoteCall) => void;
  /** The service does not know the call any more, so nobody can answer it. */
  readonly gone: (call: Observation) => void;
  /** So many are due that a look at the list is wanted, as long as it may be. */
  readonly crowded: () => void;
}): CallReader {
  const { api, gate, clock, log, calls } = tools;
  const running = new Map<string, Promise<void>>();
  const works = new Set<Promise<void>>();
  let cancelTimer: () => void = () => undefined;
  let generation = 0;
  /** A look was asked for, which tells of most of what is due: until it has, a thousand hints a second cost nothing here. */
  let awaitsLook = false;
  let stopped = false;

  /** What the gate hears is what the service said, not what somebody who shares the answer was told by the gate itself. */
  async function readHeard(id: string): ReturnType<LineApi['read']> {
    const askedAt = clock.now();
    const read = await api.read(id, true);
    if (!read.ok) gate.heard(read.error, askedAt);
    return read;
  }

  async function ask(call: CallToAsk): Promise<void> {
    // Asked for with its SDP, which is empty on web numbers and without which a Meta call cannot be answered.
    const { askedAt, answer } = gate.reads.read(call.id, () => readHeard(call.id));
    const began = { generation, askedAt };
    const read = await answer;
    if (stopped || began.generation !== generation) return;
    const now = clock.now();
    if (read.ok) {
      // Asked by the one id, some services leave the other out of the answer; an answer about another call is none.
      const shown = { ...read.value, externalId: read.value.externalId === '' ? (call.externalId ?? '') : read.value.externalId };
      if (!idsOf(shown).includes(call.id)) return calls.failed(call.id, now);
      calls.confirmed(shown, { now, askedAt: began.askedAt, described: true });
      tools.told(shown);
    } else if (read.error.code !== 'call-gone') calls.failed(call.id, now);
    else if (calls.unknown(call.id, now)) tools.gone(goneCall(call));
  }

  function start(call: CallToAsk): void {
    const work: Promise<void> = ask(call).finally(() => {
      works.delete(work);
      if (running.get(call.id) === work) running.delete(call.id);
      go();
    });
    works.add(work);
    running.set(call.id, work);
    inBackground('reading a call', work, log);
  }

  /** A question that somebody else has just asked costs nothing. */
  function mayAsk({ id }: CallToAsk, as: 'offer' | 'ringing'): boolean {
    return gate.reads.has(id) || gate.enter(as);
  }

  function askForLook(): void {
    awaitsLook = true;
    tools.crowded();
  }

  function go(listed = false): void {
    if (listed) awaitsLook = false;
    if (stopped || awaitsLook || running.size >= MOST_AT_ONCE) return;
    cancelTimer();
    const due = calls.due(clock.now()).filter(({ id }) => !running.has(id));
    const plain = due.filter(({ offer }) => !offer);
    for (const call of due.filter(({ offer }) => offer)) {
      if (running.size < MOST_AT_ONCE && mayAsk(call, 'offer')) start(call);
    }
    // After a look some are read all the same: what is not on the list would otherwise wait for ever.
    if (plain.length >= CROWD && !listed) return askForLook();
    for (const call of plain.slice(0, CROWD)) {
      if (running.size < MOST_AT_ONCE && mayAsk(call, 'ringing')) start(call);
    }
    later();
  }

  /** When the next is due, or the gate opens for what is. Where too much is being read, its end calls. */
  function later(): void {
    const next = calls.nextMs(clock.now());
    if (next === null || running.size >= MOST_AT_ONCE) return;
    const wait = Math.max(next, gate.waitMs('ringing'));
    // What is due and being read already comes back by itself.
    if (wait > 0) cancelTimer = clock.after(wait, () => go());
    else if (calls.due(clock.now()).some(({ id }) => !running.has(id))) askForLook();
  }

  return {
    go,
    forget() {
      generation += 1;
      running.clear();
    },
    async stop() {
      stopped = true;
      cancelTimer();
      await Promise.allSettled(works);
    },
  };
}

function goneCall({ remoteId, externalId }: CallToAsk): Observation {
  return {
    source: 'read',
    remoteId,
    externalId,
    direction: null,
    status: 'ended',
    outcome: 'unknown',
    peer: null,
    durationSeconds: null,
    createdAt: null,
    sdpOffer: null,
    sdpAnswer: null,
  };
}
