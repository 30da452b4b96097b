import type { AppState } from '#contract/app-state.ts';
import type { Call, CallId } from '#contract/call.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Observation } from '../../../main/core/events/observation.ts';

/** What the app made of the calls of one customer, in true time. In a simulation every call has a customer of its own. */
export interface LedgerEntry {
  /** When the screen began to show it ringing, each time. */
  readonly rangAt: readonly number[];
  readonly stoppedAt: readonly number[];
  /** When anything first told the line that it was over. */
  readonly endKnownAt: number | null;
}

export interface CallLedger {
  of(peer: PhoneNumber): LedgerEntry;
  /** The line was told this. */
  observed(observations: readonly Observation[], atMs: number): void;
  /** The screen shows this. */
  shown(state: AppState, atMs: number): void;
  /** The app is gone, and its screen with it. */
  dark(atMs: number): void;
  /** Nobody asks any more what became of the calls until now. */
  forget(): void;
}

interface Entry {
  readonly rangAt: number[];
  readonly stoppedAt: number[];
  endKnownAt: number | null;
}

export function callLedger(): CallLedger {
  const entries = new Map<PhoneNumber, Entry>();
  const ringing = new Map<CallId, PhoneNumber>();
  const peers = new Map<string, PhoneNumber>();

  const of = (peer: PhoneNumber): Entry => {
    const entry = entries.get(peer) ?? { rangAt: [], stoppedAt: [], endKnownAt: null };
    entries.set(peer, entry);
    return entry;
  };

  return {
    of,
    observed(observations, atMs) {
      for (const { remoteId, externalId, peer, status } of observations) {
        const ids = [remoteId, externalId].filter((id) => id !== null);
        const whose = peer ?? ids.map((id) => peers.get(id)).find((known) => known !== undefined);
        if (whose === undefined) continue;
        for (const id of ids) peers.set(id, whose);
        if (status === 'ended') of(whose).endKnownAt ??= atMs;
      }
    },
    shown({ calls }, atMs) {
      const now = new Map(calls.filter(({ phase }) => phase === 'ringing').map((call) => [call.id, peerOf(call)]));
      for (const [id, peer] of now) {
        if (ringing.has(id)) continue;
        ringing.set(id, peer);
        of(peer).rangAt.push(atMs);
      }
      for (const [id, peer] of ringing) {
        if (now.has(id)) continue;
        ringing.delete(id);
        of(peer).stoppedAt.push(atMs);
      }
    },
    dark(atMs) {
      for (const peer of ringing.values()) of(peer).stoppedAt.push(atMs);
      ringing.clear();
    },
    forget() {
      entries.clear();
      peers.clear();
    },
  };
}

/** Every customer of the simulation has a number. */
function peerOf({ id, peer }: Call): PhoneNumber {
  if (peer === null) throw new Error(`${id} rings without the number that the service has told`);
  return peer;
}
