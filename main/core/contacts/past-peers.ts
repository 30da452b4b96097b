import type { RecentCall } from '#contract/call.ts';
import type { LineId } from '#contract/line.ts';
import { matchKey } from '#contract/number-match.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { UnixMs } from '#contract/time.ts';

/** A number that we spoke with, or tried to, and the last call with it. */
export interface PastPeer {
  readonly number: PhoneNumber;
  readonly at: UnixMs;
  readonly lineId: LineId;
}

export interface PastPeers {
  /** Takes in finished calls, in any order; those it knows change nothing. */
  learn(calls: readonly RecentCall[]): void;
  /** Numbers with these digits in them, the latest call first; all of them for no digits. */
  search(digits: string, limit: number): readonly PastPeer[];
  with(number: PhoneNumber): PastPeer | null;
}

/** Whom the history speaks of: one entry for each telephone, small enough to be searched at every key. */
export function createPastPeers(): PastPeers {
  const byKey = new Map<string, PastPeer>();
  let learnt: readonly RecentCall[] = [];
  return {
    learn(calls) {
      if (calls === learnt) return;
      learnt = calls;
      for (const { peer, startedAt, lineId } of calls) {
        if (peer === null) continue;
        const key = matchKey(peer);
        const known = byKey.get(key);
        if (known === undefined || startedAt > known.at) byKey.set(key, { number: peer, at: startedAt, lineId });
      }
    },
    search: (digits, limit) =>
      [...byKey]
        .filter(([key, { number }]) => key.includes(digits) || number.includes(digits))
        .map(([, peer]) => peer)
        .toSorted((one, other) => other.at - one.at)
        .slice(0, limit),
    with: (number) => byKey.get(matchKey(number)) ?? null,
  };
}
