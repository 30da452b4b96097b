import { isSameNumber } from '#contract/number-match.ts';
import type { PermissionNews } from '#contract/permission.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Clock, NewId } from '../ports.ts';
import { peerKey } from './peer-calls.ts';
import type { Customer } from './permission-reads.ts';
import type { KeptCallBack } from './permission-store.ts';

/** A longer list is read by nobody. */
const MOST_NEWS = 20;
/** A timer stands still while the machine sleeps: the time is looked at again this often. */
const LOOK_AGAIN_MS = 30_000;

/** What the agent is told without having asked: answers to their questions, and calls that they promised. */
export interface PermissionNewsList {
  all(): readonly PermissionNews[];
  /** In place of what was told of the customer before. */
  tell(customer: Customer, what: PermissionNews['what'], expiresAt: UnixMs | null): void;
  dismiss(id: string): void;
  /** The agent has called them, or will not. */
  settled(customer: Customer): void;
  /** Promises have changed: the next one that falls due is told at its time. */
  remind(callBacks: readonly KeptCallBack[]): void;
  stop(): void;
}

export function createPermissionNews(ports: {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly changed: () => void;
}): PermissionNewsList {
  const { clock, newId, changed } = ports;
  let news: readonly PermissionNews[] = [];
  /** Promises that were told, by customer, with the time they were told for. */
  const told = new Map<string, UnixMs>();
  let cancel: () => void = () => undefined;

  const others = ({ lineId, peer }: Customer): readonly PermissionNews[] =>
    news.filter((one) => one.lineId !== lineId || !isSameNumber(one.peer, peer));
  const tell: PermissionNewsList['tell'] = ({ lineId, peer }, what, expiresAt) => {
    news = [{ id: newId('news'), lineId, peer, what, at: clock.now(), expiresAt }, ...others({ lineId, peer })].slice(0, MOST_NEWS);
    changed();
  };

  const remind: PermissionNewsList['remind'] = (callBacks) => {
    cancel();
    const due = callBacks.flatMap(({ lineId, peer, planned }) => {
      const isTold = planned === null || told.get(peerKey(lineId, peer)) === planned.dueAt;
      return isTold ? [] : [{ lineId, peer, dueAt: planned.dueAt }];
    });
    for (const { lineId, peer, dueAt } of due.filter((one) => one.dueAt <= clock.now())) {
      told.set(peerKey(lineId, peer), dueAt);
      tell({ lineId, peer }, 'due', null);
    }
    const next = Math.min(...due.filter((one) => one.dueAt > clock.now()).map(({ dueAt }) => dueAt - clock.now()));
    if (Number.isFinite(next)) cancel = clock.after(Math.min(next, LOOK_AGAIN_MS), () => remind(callBacks));
  };

  return {
    all: () => news,
    tell,
    dismiss(id) {
      news = news.filter((one) => one.id !== id);
      changed();
    },
    settled(customer) {
      const left = others(customer);
      if (left.length === news.length) return;
      news = left;
      changed();
    },
    remind,
    stop: () => cancel(),
  };
}
