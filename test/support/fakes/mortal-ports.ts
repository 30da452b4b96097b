import type { CallHistory, CallJournal, Clock, LineApi } from '../../../main/core/ports.ts';

/**
 * A process that can be killed at any point: each request, each answer and each write counts as one step, and from the
 * step on at which it dies nothing it does reaches the world, and nothing of the world reaches it.
 */
export interface Mortal {
  /** Steps taken so far. */
  steps(): number;
  isDead(): boolean;
  kill(): void;
  clock(clock: Clock): Clock;
  api(api: LineApi): LineApi;
  journal(journal: CallJournal): CallJournal;
  history(history: CallHistory): CallHistory;
}

/** `diesAtStep` counts from 1; infinite for one that is killed by hand, or not at all. */
export function createMortal(diesAtStep = Number.POSITIVE_INFINITY): Mortal {
  let steps = 0;
  let dead = false;
  const lives = (): boolean => {
    if (dead) return false;
    steps += 1;
    dead = steps >= diesAtStep;
    return !dead;
  };
  const write = <Inputs extends readonly unknown[]>(work: (...inputs: Inputs) => void) => {
    return (...inputs: Inputs): void => {
      if (lives()) work(...inputs);
    };
  };
  const request = <Inputs extends readonly unknown[], Value>(work: (...inputs: Inputs) => Promise<Value>) => {
    return async (...inputs: Inputs): Promise<Value> => {
      const value = lives() ? await work(...inputs) : await new Promise<Value>(() => undefined);
      return lives() ? value : new Promise<Value>(() => undefined);
    };
  };
  return {
    steps: () => steps,
    isDead: () => dead,
    kill() {
      dead = true;
    },
    clock: (clock) => ({
      now: clock.now,
      after: (milliseconds, then) =>
        clock.after(milliseconds, () => {
          if (!dead) then();
        }),
    }),
    api: (api) => ({
      detectKind: request(api.detectKind),
      readNumber: request(api.readNumber),
      readCalling: request(api.readCalling),
      list: request(api.list),
      read: request(api.read),
      mayCall: request(api.mayCall),
      place: request(api.place),
      preAccept: request(api.preAccept),
      accept: request(api.accept),
      reject: request(api.reject),
      terminate: request(api.terminate),
      play: request(api.play),
      realtimeSession: request(api.realtimeSession),
    }),
    journal: (journal) => ({
      ...journal,
      keep: write(journal.keep),
      forget: write(journal.forget),
      keepWatched: write(journal.keepWatched),
    }),
    history: (history) => ({ ...history, add: (call, remoteIds) => (lives() ? history.add(call, remoteIds) : []) }),
  };
}
