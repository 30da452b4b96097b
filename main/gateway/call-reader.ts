import type { AppError } from '#contract/errors.ts';
import { inBackground } from '../core/in-background.ts';
import type { Observation, RemoteCall } from '../core/events/observation.ts';
import type { Clock, LineApi, Log } from '../core/ports.ts';

type CallName = Pick<Observation, 'remoteId' | 'externalId'>;

/** Reads single calls, each at most once at a time. */
export interface CallReader {
  /** Reads the call and tells of it; while it is being read, asks once more afterwards. Left out where the budget is spent: the next look comes anyway. */
  read(call: CallName): void;
  /** Resolves when nothing is being read any more. */
  stop(): Promise<void>;
}

const MOST_AT_ONCE = 4;
/** A webhook may overtake the service's own database, so a call it does not know is asked for once more. */
const ASK_AGAIN_MS = 1_000;

export function callReader(tools: {
  readonly api: LineApi;
  readonly clock: Clock;
  readonly log: Log;
  readonly mayAsk: () => boolean;
  readonly asked: () => void;
  readonly told: (observation: Observation) => void;
  readonly failed: (error: AppError) => void;
  readonly observation: (call: RemoteCall) => Observation;
}): CallReader {
  const { api, clock, log, mayAsk, asked, told, failed, observation } = tools;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();

  const wakes = new Set<() => void>();
  let stopped = false;

  /** True after the time, false when stopped before. */
  function pause(milliseconds: number): Promise<boolean> {
    if (stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wake = (whole: boolean) => (): void => {
        cancel();
        wakes.delete(stop);
        resolve(whole);
      };
      const stop = wake(false);
      const cancel = clock.after(milliseconds, wake(true));
      wakes.add(stop);
    });
  }

  async function readOnce(id: string, call: CallName): Promise<void> {
    asked();
    // Asked for by name with its SDP, which is empty on web numbers and without which a Meta call cannot be answered.
    let read = await api.read(id, true);
    if (!read.ok && read.error.code === 'call-gone') {
      if (!(await pause(ASK_AGAIN_MS)) || !mayAsk()) return;
      asked();
      read = await api.read(id, true);
    }
    if (read.ok) told(observation(read.value));
    else if (read.error.code === 'call-gone') told(goneCall(call));
    else failed(read.error);
    if (again.delete(id) && mayAsk()) await readOnce(id, call);
  }

  return {
    read(call) {
      const id = call.remoteId ?? call.externalId;
      if (id === null || !mayAsk()) return;
      if (running.has(id)) {
        again.add(id);
        return;
      }
      if (running.size >= MOST_AT_ONCE) return;
      const work = readOnce(id, call).finally(() => running.delete(id));
      running.set(id, work);
      inBackground('reading a call', work, log);
    },
    async stop() {
      stopped = true;
      again.clear();
      for (const wake of wakes) wake();
      await Promise.allSettled(running.values());
    },
  };
}

/** The service does not know the call any more, so nobody can answer it. */
function goneCall({ remoteId, externalId }: CallName): Observation {
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
