import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import type { HistoryQuery, HistoryStore } from '../../../../main/core/history/history-store.ts';
import { wholeHistory } from '../../../../main/core/history/whole-history.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { callNote, historyBench, historyQuery } from '../../../support/history-bench.ts';

const LINE = lineId('line-1');

/** What is told in parts of two, where `between` happens after each of them. */
function toldOf(store: HistoryStore, query: HistoryQuery, between: (part: number) => void): readonly string[] {
  const told: string[] = [];
  let part = 0;
  for (const entries of wholeHistory(store, query, 2)) {
    told.push(...entries.map(({ call }) => call.id));
    part += 1;
    between(part);
  }
  return told;
}

describe('a history that is gone through in parts', () => {
  test('tells each call once, though others end meanwhile', () => {
    const { history, store } = historyBench();
    for (let at = 1; at <= 7; at += 1) history.add(recentCall(`c${String(at)}`, at * 1_000), []);
    const told = toldOf(store, historyQuery(), (part) => {
      for (const one of ['x', 'y', 'z']) if (part < 4) history.add(recentCall(`${one}${String(part)}`, 50_000 + part), []);
    });
    expect(told).toEqual(['c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
  });

  test('leaves none out where those before it no longer belong to what was asked for', () => {
    const { history, store } = historyBench();
    const code = { code: 'sale', label: 'Venda' };
    for (let at = 1; at <= 5; at += 1) {
      history.add(recentCall(`c${String(at)}`, at * 1_000), []);
      store.keepNote(callNote(`c${String(at)}`, '', code));
    }
    const told = toldOf(store, historyQuery({ wrapUp: 'sale' }), (part) => {
      if (part === 1) store.keepNote(callNote('c5', '', { code: 'other', label: 'Outra' }));
    });
    expect(told).toEqual(['c5', 'c4', 'c3', 'c2', 'c1']);
  });

  test('has older ones that the service tells of meanwhile', () => {
    const { history, store } = historyBench();
    for (let at = 1; at <= 4; at += 1) history.add(recentCall(`c${String(at)}`, at * 3_600_000), []);
    const plan = { gaps: [], readUntil: unixMs(90_000_000) };
    const told = toldOf(store, historyQuery(), (part) => {
      if (part === 1) store.addFromService(LINE, { calls: [{ call: recentCall('late', 5_000_000), remoteIds: ['call_late'] }], plan });
    });
    expect(told).toEqual(['c4', 'c3', 'c2', 'late', 'c1']);
  });

  test('tells all calls of one instant, of which more began than a part holds', () => {
    const { history, store } = historyBench();
    for (const id of ['a', 'b', 'c', 'd', 'e']) history.add(recentCall(id, 1_000.25), []);
    history.add(recentCall('before', 999), []);
    const told = toldOf(store, historyQuery({ until: unixMs(1_001) }), (part) => {
      history.add(recentCall(`new${String(part)}`, 50_000 + part), []);
    });
    expect(told).toEqual(['e', 'd', 'c', 'b', 'a', 'before']);
  });

  test('passes over rows that nobody can read, and ends', () => {
    const { history, store } = historyBench();
    for (let at = 1; at <= 4; at += 1) history.add(recentCall(`c${String(at)}`, at * 1_000), []);
    const damaged: Pick<HistoryStore, 'page'> = {
      page(query, range) {
        const page = store.page(query, range);
        return {
          ...page,
          entries: page.entries.map((entry) => (entry?.call.id === callId('c4') || entry?.call.id === callId('c3') ? null : entry)),
        };
      },
    };
    expect([...wholeHistory(damaged, historyQuery(), 2)].flat().map(({ call }) => call.id)).toEqual(['c2', 'c1']);
  });
});
