import type { AppState } from '#contract/app-state.ts';
import type { CallId, RecentCall } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import type { Line, LineId } from '#contract/line.ts';
import { type CustomerPermission, MOST_PERMISSIONS, type PermissionNews, type PermissionState } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { ok, type Result } from '#contract/result.ts';
import type { UnixMs } from '#contract/time.ts';
import { numberSpellings } from '../history/number-spellings.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import { createAnswerWatch } from './answer-watch.ts';
import { callQueue } from './call-queue.ts';
import { createHintQueue, type ToldHint } from './hint-queue.ts';
import { createPermissionNews } from './news.ts';
import { type PeerCalls, textUntil, unansweredInRow } from './peer-calls.ts';
import type { PermissionHint } from './permission-events.ts';
import { type ApiFor, createPermissionReads, type Customer } from './permission-reads.ts';
import type { KeptCallBack, KeptPermission, PermissionStore } from './permission-store.ts';
import { createReadAgain } from './read-again.ts';
import { unansweredRefusal } from './unanswered-guard.ts';

const JUST_NOW_MS = 120_000;
/** A timer stands still while the machine sleeps: the time is looked at again this often. */
const LOOK_AGAIN_MS = 30_000;

/** Who may be called, who was asked, and who is to be called back. */
export interface PermissionDesk {
  state(): PermissionState;
  /** `isAwaited`: somebody has pressed something; else it is asked when nothing more urgent has to be. */
  read(customer: Customer, how: { readonly isFresh: boolean; readonly isAwaited: boolean }): Promise<Result<CustomerPermission, AppError>>;
  request(customer: Customer, text: string): Promise<Result<CustomerPermission, AppError>>;
  /** An event said something of a customer; of one whom nobody here knows nothing is taken in. Never fails. */
  heard(customer: Customer, hint: PermissionHint): Promise<void>;
  /** What is known without asking. */
  known(lineId: LineId, peer: PhoneNumber): CustomerPermission | null;
  dismiss(newsId: PermissionNews['id']): void;
  plan(customer: Customer, dueAt: UnixMs): void;
  done(callBackId: string): void;
  /** Why a call had better be a message, or null. */
  mayDial(lineId: LineId, peer: PhoneNumber): AppError | null;
  /** Places a call although `mayDial` speaks against it. */
  dialAnyway(customer: Customer): Result<CallId, AppError>;
  follow(state: Pick<AppState, 'lines' | 'calls' | 'recents'>): void;
  stop(): void;
}

export function createPermissionDesk(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: NewId;
  readonly store: PermissionStore;
  readonly calls: PeerCalls;
  readonly api: ApiFor;
  readonly dial: (lineId: LineId, to: PhoneNumber) => Result<CallId, AppError>;
  readonly changed: () => void;
}): PermissionDesk {
  const { clock, log, store, calls } = ports;
  let lines: readonly Line[] = [];
  /** The customer that the agent calls in spite of what was said. */
  let insisting: PhoneNumber | null = null;
  /** Made anew only when something of it has changed: it is asked for with every state. */
  let made: PermissionState | null = null;
  let cancelExpiry: () => void = () => undefined;

  const changed = (): void => {
    made = null;
    ports.changed();
  };
  const news = createPermissionNews({ clock, newId: ports.newId, changed });
  const reads = createPermissionReads({
    clock,
    store,
    api: ports.api,
    stepped: ({ kept, answer }) => {
      if (answer !== null) news.tell(kept, answer, kept.permission.expiresAt);
      watch.changed();
      changed();
    },
  });
  const readAloud = async (customer: Customer, urgency: 'click' | 'upkeep'): Promise<Result<KeptPermission, AppError>> => {
    const read = await reads.read(customer, { isFresh: true, urgency });
    if (!read.ok) log.info('what a customer permits could not be read', { line: customer.lineId, code: read.error.code });
    return read;
  };
  const makeUpFor = (customer: Customer, read: Result<KeptPermission, AppError>): void => {
    if (!read.ok && read.error.code === 'rate-limited') again.later(customer, read.error);
  };
  const readQuietly = async (customer: Customer, urgency: 'click' | 'upkeep'): Promise<Result<KeptPermission, AppError>> => {
    const read = await readAloud(customer, urgency);
    makeUpFor(customer, read);
    return read;
  };
  const again = createReadAgain({
    clock,
    log,
    // That the number was busy is told already, once.
    read: async (customer) => makeUpFor(customer, await reads.read(customer, { isFresh: true, urgency: 'upkeep' })),
  });
  /** While a read waited for its turn another one may have brought what is true since. */
  const believe = ({ customer, hint, toldAt }: ToldHint): void => {
    const isOvertaken = (store.find(customer.lineId, customer.peer)?.readAt ?? toldAt) > toldAt;
    if (!isOvertaken) reads.heard(customer, hint);
  };
  const hints = createHintQueue({
    clock,
    log,
    isAwaited: ({ lineId, peer }) => store.find(lineId, peer)?.asked?.answer === 'waiting',
    async takeIn(told, urgency) {
      const { customer, hint } = told;
      const read = await readQuietly(customer, urgency);
      // What the service says counts. A refusal leaves no trace there, so the event is believed where the service does not contradict it.
      if (!read.ok) believe(told);
      else if (hint.status === 'none' && read.value.permission.status === 'none') reads.heard(customer, hint);
    },
    believe,
  });
  const watch = createAnswerWatch({
    clock,
    log,
    waiting: () => store.waiting().filter(({ lineId }) => lines.some(({ id }) => id === lineId)),
    // It looks again by itself.
    read: async (asked) => void (await readAloud(asked, 'upkeep')),
  });

  /** Each is kept under the spelling it was read by, and found by all: where there are two, what was read last counts. */
  const permissionOf = (lineId: LineId, peer: PhoneNumber): KeptPermission | null =>
    numberSpellings(peer)
      .flatMap((spelling) => store.find(lineId, spelling) ?? [])
      .reduce<KeptPermission | null>((last, kept) => (last === null || kept.readAt > last.readAt ? kept : last), null);
  const callBackOf = ({ lineId, peer }: Customer): KeptCallBack | null =>
    numberSpellings(peer)
      .map((spelling) => store.callBack(lineId, spelling))
      .find((kept) => kept !== null) ?? null;

  /** Somebody whom the agent has read, asked, promised a call or spoken to; others are read when they are looked at. */
  const isKnown = ({ lineId, peer }: Customer): boolean =>
    permissionOf(lineId, peer) !== null || callBackOf({ lineId, peer }) !== null || calls.of(lineId, peer).length > 0;

  const shown = (kept: KeptPermission): CustomerPermission => {
    const { lineId, peer, permission, readAt, asked, grantedAt } = kept;
    const withPeer = calls.of(lineId, peer);
    const hasRunOut = permission.expiresAt !== null && permission.expiresAt <= clock.now();
    return {
      ...permission,
      ...(hasRunOut ? { status: 'none', expiresAt: null, call: { ...permission.call, isAllowed: false } } : {}),
      lineId,
      peer,
      readAt,
      asked,
      unansweredInRow: unansweredInRow(withPeer, grantedAt),
      textUntil: textUntil(withPeer),
    };
  };

  /** The last call has changed what is left: calls, the row of unanswered ones, a permission that it brought or cost. */
  const callEnded = ({ kind, lineId, peer, direction, endedAt }: RecentCall): void => {
    if (peer === null) return;
    if (direction === 'outbound') news.settled({ lineId, peer });
    // What the history learns later of long ago changes nothing now.
    if (kind === 'meta' && clock.now() - endedAt < JUST_NOW_MS)
      inBackground('reading what a customer permits', readQuietly({ lineId, peer }, 'upkeep').then(noNews), log);
  };

  const queue = (): PermissionState['callBacks'] =>
    callQueue({
      now: clock.now(),
      lines,
      callsOf: calls.of,
      newest: calls.newest(),
      granted: store.granted(),
      callBacks: store.callBacks(),
      permissionOf,
    });

  const make = (): PermissionState => {
    const ofLines = store.newest(MOST_PERMISSIONS).filter(({ lineId }) => lines.some(({ id }) => id === lineId));
    const customers = ofLines.map(shown);
    showAgainAtExpiry(customers);
    return { customers, callBacks: queue(), news: news.all() };
  };

  /** A permission that runs out is told at its time, though nothing else happens. */
  const showAgainAtExpiry = (customers: readonly CustomerPermission[]): void => {
    cancelExpiry();
    const next = Math.min(...customers.map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY));
    if (!Number.isFinite(next)) return;
    cancelExpiry = clock.after(Math.min(next - clock.now(), LOOK_AGAIN_MS), () => {
      if (clock.now() >= next) changed();
      else showAgainAtExpiry(customers);
    });
  };

  return {
    state: () => (made ??= make()),
    async read(customer, { isFresh, isAwaited }) {
      const read = await reads.read(customer, { isFresh, urgency: isAwaited ? 'click' : 'upkeep' });
      // Who has pressed something is told, and presses again.
      if (!isAwaited) makeUpFor(customer, read);
      return read.ok ? ok(shown(read.value)) : read;
    },
    async request(customer, text) {
      const asked = await reads.request(customer, text);
      return asked.ok ? ok(shown(asked.value)) : asked;
    },
    async heard(customer, hint) {
      // Questions are sent to thousands from elsewhere: their answers would push the agent's own customers aside, here and at the service.
      if (isKnown(customer)) await hints.told(customer, hint);
    },
    known(lineId, peer) {
      const kept = permissionOf(lineId, peer);
      return kept === null ? null : shown(kept);
    },
    dismiss: news.dismiss,
    plan({ lineId, peer }, dueAt) {
      const before = callBackOf({ lineId, peer });
      store.keepCallBack({ lineId, peer: before?.peer ?? peer, planned: { at: clock.now(), dueAt }, doneAt: before?.doneAt ?? null });
      news.remind(store.callBacks());
      changed();
    },
    done(callBackId) {
      const entry = queue().find(({ id }) => id === callBackId);
      if (entry === undefined) return;
      store.keepCallBack({ lineId: entry.lineId, peer: callBackOf(entry)?.peer ?? entry.peer, planned: null, doneAt: clock.now() });
      news.settled(entry);
      news.remind(store.callBacks());
      changed();
    },
    mayDial(lineId, peer) {
      const isMeta = lines.some(({ id, kind }) => id === lineId && kind === 'meta');
      if (!isMeta || insisting === peer) return null;
      return unansweredRefusal(unansweredInRow(calls.of(lineId, peer), permissionOf(lineId, peer)?.grantedAt ?? null));
    },
    dialAnyway({ lineId, peer }) {
      insisting = peer;
      try {
        return ports.dial(lineId, peer);
      } finally {
        insisting = null;
      }
    },
    follow(state) {
      const added = state.lines.filter(({ id }) => !lines.some((line) => line.id === id));
      for (const { id, origin } of added) if (origin === 'practice') store.forgetLine(id);
      const kindsChanged = added.length > 0 || state.lines.length !== lines.length;
      lines = state.lines;
      const ended = calls.take(state.recents);
      for (const call of ended) {
        settlePlan(call);
        callEnded(call);
      }
      if (kindsChanged) {
        news.remind(store.callBacks());
        watch.changed();
      }
      if (kindsChanged || ended.length > 0) changed();
    },
    stop() {
      hints.stop();
      cancelExpiry();
      again.stop();
      watch.stop();
      news.stop();
    },
  };

  /** A call that was talked on keeps the promise. */
  function settlePlan({ lineId, peer, answeredAt, startedAt }: RecentCall): void {
    const kept = peer === null ? null : callBackOf({ lineId, peer });
    if (kept === null || kept.planned === null || answeredAt === null || startedAt < kept.planned.at) return;
    store.keepCallBack({ ...kept, planned: null });
    news.remind(store.callBacks());
  }
}

/** The log has it, and the next read will tell. */
function noNews(): void {}
