import { describe, expect, test } from 'vitest';
import { callId, type PhaseName } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import type { CallJournal, JournalledCall } from '../../../main/core/ports.ts';
import { CUSTOMER } from '../fakes/people.ts';
import { PHASES } from '../fakes/sample-calls.ts';

export function journalled(id: string, change: Partial<JournalledCall> = {}): JournalledCall {
  return {
    id: callId(id),
    lineId: lineId('line-1'),
    lineLabel: 'Vendas',
    kind: 'web',
    direction: 'inbound',
    peer: CUSTOMER,
    createdAt: unixMs(1_763_766_000_123.25),
    phase: 'ringing',
    answeredAt: null,
    remoteId: 'call_1',
    externalId: null,
    ...change,
  };
}

/** What every CallJournal promises. `open` gives an empty one. */
export function callJournalSuite(name: string, open: () => CallJournal): void {
  describe(`journal of calls (${name})`, () => {
    test('a call comes back exactly as it was kept, the oldest first', () => {
      const journal = open();
      const young = journalled('young', { createdAt: unixMs(2_000), lineLabel: "'; DROP--é📞", peer: null });
      const old = journalled('old', {
        createdAt: unixMs(1_000),
        kind: 'meta',
        direction: 'outbound',
        remoteId: null,
        externalId: 'wacid.=',
      });
      journal.keep(young);
      journal.keep(old);
      expect(journal.read()).toEqual([old, young]);
      journal.close();
    });

    test('a call that is kept again is one call, as it was last', () => {
      const journal = open();
      for (const phase of PHASES) journal.keep(journalled('a', { phase }));
      const last = PHASES.at(-1) as PhaseName;
      expect(journal.read()).toEqual([journalled('a', { phase: last })]);
      journal.close();
    });

    test('every phase is kept', () => {
      const journal = open();
      for (const [index, phase] of PHASES.entries()) journal.keep(journalled(phase, { phase, createdAt: unixMs(index) }));
      expect(journal.read().map(({ phase }) => phase)).toEqual(PHASES);
      journal.close();
    });

    test('a forgotten call is gone, and forgetting it again is harmless', () => {
      const journal = open();
      journal.keep(journalled('a'));
      journal.keep(journalled('b'));
      journal.forget(callId('a'));
      journal.forget(callId('a'));
      expect(journal.read()).toEqual([journalled('b')]);
      journal.close();
    });

    test('it remembers of each line until when it was watched', () => {
      const journal = open();
      expect(journal.watchedUntil(lineId('line-1'))).toBeNull();
      journal.keepWatched(lineId('line-1'), unixMs(1_000.5));
      journal.keepWatched(lineId('line-2'), unixMs(5_000));
      journal.keepWatched(lineId('line-1'), unixMs(2_000.5));
      expect([journal.watchedUntil(lineId('line-1')), journal.watchedUntil(lineId('line-2'))]).toEqual([2_000.5, 5_000]);
      journal.close();
    });
  });
}
