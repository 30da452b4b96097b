import { appError, type AppError } from '#contract/errors.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { fail, ok } from '#contract/result.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { RemoteCall } from '../../main/core/events/observation.ts';
import type { LineApi, NumberState } from '../../main/core/ports.ts';

export function remoteCall(remoteId: string, change: Partial<RemoteCall> = {}): RemoteCall {
  return {
    remoteId,
    externalId: `wacid.${remoteId}`,
    direction: 'inbound',
    status: 'ringing',
    outcome: null,
    peer: phoneNumber('+5511999990000'),
    durationSeconds: null,
    createdAt: unixMs(1_800_000_000_000),
    connectedAt: null,
    sdpOffer: null,
    sdpAnswer: null,
    ...change,
  };
}

/** A service whose list and calls the test sets; it counts what it is asked, and how much of it at once. */
export interface ScriptedLineApi extends LineApi {
  calls: readonly RemoteCall[];
  /** What reading the number tells, or fails with. */
  number: NumberState | AppError | null;
  /** Whether calls are on, null for a web number; or what asking fails with. */
  calling: boolean | AppError | null;
  /** What the list fails with; null where it works. */
  trouble: AppError | null;
  /** What reading one call fails with. */
  readTrouble: AppError | null;
  /** While true, nothing is answered. */
  hanging: boolean;
  /** `list`, `list before <instant>`, `number`, `calling` or `read <id>`, in order. */
  readonly asked: string[];
  /** How long each list was to be, in order. */
  readonly limits: readonly number[];
  readonly mostAtOnce: () => number;
}

export function scriptedLineApi(): ScriptedLineApi {
  const asked: string[] = [];
  const limits: number[] = [];
  const olderThan = (before: UnixMs | undefined): readonly RemoteCall[] =>
    before === undefined ? api.calls : api.calls.filter(({ createdAt }) => createdAt !== null && createdAt < before);
  let lists = 0;
  let mostLists = 0;
  const unused = (): Promise<never> => Promise.reject(new Error('a feed does not act on calls'));
  const api: ScriptedLineApi = {
    calls: [],
    number: null,
    calling: true,
    trouble: null,
    readTrouble: null,
    hanging: false,
    asked,
    limits,
    mostAtOnce: () => mostLists,
    async list(limit, before) {
      asked.push(before === undefined ? 'list' : `list before ${String(before)}`);
      limits.push(limit);
      lists += 1;
      mostLists = Math.max(mostLists, lists);
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      lists -= 1;
      return api.trouble === null
        ? ok(
            olderThan(before)
              .slice(0, limit)
              .map((call) => ({ ...call, sdpOffer: null })),
          )
        : fail(api.trouble);
    },
    async readCalling() {
      asked.push('calling');
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      return typeof api.calling === 'object' && api.calling !== null ? fail(api.calling) : ok(api.calling);
    },
    async read(remoteId, withSdp) {
      asked.push(`read ${remoteId}`);
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      if (api.readTrouble !== null) return fail(api.readTrouble);
      const call = api.calls.find((one) => one.remoteId === remoteId || one.externalId === remoteId);
      if (call === undefined) return fail(appError('call-gone'));
      return ok(withSdp ? call : { ...call, sdpOffer: null });
    },
    detectKind: unused,
    async readNumber() {
      asked.push('number');
      while (api.hanging) await new Promise((resolve) => setImmediate(resolve));
      return api.number !== null && 'code' in api.number ? fail(api.number) : ok(api.number);
    },
    mayCall: unused,
    place: unused,
    preAccept: unused,
    accept: unused,
    reject: unused,
    terminate: unused,
    play: unused,
    realtimeSession: unused,
  };
  return api;
}
