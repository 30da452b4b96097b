import { inBackground } from '../core/in-background.ts';
import type { Observation, RemoteCall } from '../core/events/observation.ts';
import type { LineApi, Log } from '../core/ports.ts';

type CallName = Pick<Observation, 'remoteId' | 'externalId'>;

/** Reads single calls, each at most once at a time. */
export interface CallReader {
  /** Reads the call and tells of it; while it is being read, asks once more afterwards. Left out where the budget is spent: the next look comes anyway. */
  read(call: CallName): void;
  /** Resolves when nothing is being read any more. */
  stop(): Promise<void>;
}

const MOST_AT_ONCE = 4;

export function callReader(tools: {
  readonly api: LineApi;
  readonly log: Log;
  readonly mayAsk: () => boolean;
  readonly asked: () => void;
  readonly told: (observation: Observation) => void;
  readonly observation: (call: RemoteCall) => Observation;
}): CallReader {
  const { api, log, mayAsk, asked, told, observation } = tools;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();

  async function readOnce(id: string, call: CallName): Promise<void> {
    asked();
    // Asked for by name with its SDP, which is empty on web numbers and without which a Meta call cannot be answered.
    const read = await api.read(id, true);
    if (read.ok) told(observation(read.value));
    else if (read.error.code === 'call-gone') told(goneCall(call));
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
      again.clear();
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
