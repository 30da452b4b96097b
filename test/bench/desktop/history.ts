/**
 * How fast the history is found in 100,000 calls:
 *
 *     node test/bench/desktop/history.ts
 *
 * search: a text as it is typed, letter by letter, and filters; from the question to the first page and the number of all that was
 * found, as the main process works it out. page: a range anywhere in the list, as scrolling asks for it. One in three calls has a note.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callId } from '#contract/call.ts';
import { type HistoryFilter, WHOLE_HISTORY } from '#contract/history.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { openCallHistory } from '../../../main/adapters/call-records/open-call-history.ts';
import type { HistoryQuery, HistoryStore, ServiceCall } from '../../../main/core/history/history-store.ts';
import { searchTerms } from '../../../main/core/history/search-terms.ts';
import { nearestRank } from '../../support/nearest-rank.ts';

export const HISTORY_CALLS = 100_000;
export const SEARCH_TARGET_MS = 50;
const AT_ONCE = 1_000;
const ROUNDS = 3;
const PAGES = 500;
const WORDS =
  'pediu segunda via do boleto retornar amanhã cedo não quer desconto cancelar contrato pagamento atrasado entrega endereço protocolo';
/** What agents type: a number, an area code, words of notes, and what is not there. */
const TYPED = ['11 98765-4321', '5511', '98765', 'boleto', 'segunda via', 'não quer', 'protocolo 77', 'amanhã cedo', 'zebra'];
const FILTERS: readonly Partial<HistoryFilter>[] = [
  {},
  { results: ['missed'] },
  { results: ['missed'], lineId: lineId('line-1') },
  { direction: 'outbound', results: ['unanswered'] },
  { kind: 'web', text: 'boleto' },
];

export interface HistoryFigures {
  readonly fillMs: number;
  readonly fileMiB: number;
  readonly searchP50Ms: number;
  readonly searchP95Ms: number;
  readonly searchWorstMs: number;
  /** By the clock of the thread alone: what is left where nothing else wants the processor. */
  readonly searchOwnP95Ms: number;
  readonly pageP95Ms: number;
}

/** The same chance in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state % below;
  };
}

function call(index: number, random: (below: number) => number): ServiceCall {
  const at = unixMs(1_700_000_000_000 + index * 60_000);
  const outcome = random(10);
  const direction = random(2) === 0 ? 'inbound' : 'outbound';
  return {
    call: {
      id: callId(`call_${String(index)}`),
      lineId: lineId(`line-${String(random(3))}`),
      lineLabel: 'Vendas',
      kind: random(2) === 0 ? 'meta' : 'web',
      direction,
      peer: phoneNumber(`+55${String(11 + random(80))}9${String(10_000_000 + random(89_999_999))}`),
      startedAt: at,
      answeredAt: outcome < 6 ? at : null,
      endedAt: unixMs(at + 90_000),
      reason: outcome < 6 ? 'completed' : direction === 'inbound' ? 'missed' : 'no-answer',
    },
    remoteIds: [`remote_${String(index)}`],
  };
}

function fill(store: HistoryStore): void {
  const random = chance(7);
  const words = WORDS.split(' ');
  for (let from = 0; from < HISTORY_CALLS; from += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, (_one, index) => call(from + index, random));
    store.addFromService(lineId('line-0'), { calls, plan: { gaps: [], readUntil: unixMs(0) } });
    for (const one of calls) {
      if (random(3) > 0) continue;
      const text = Array.from({ length: 8 }, () => words[random(words.length)]).join(' ');
      store.keepNote({ callId: one.call.id, text, wrapUp: null, changedAt: one.call.endedAt });
    }
  }
}

function queryOf(filter: Partial<HistoryFilter>): HistoryQuery {
  const { text, ...others } = { ...WHOLE_HISTORY, ...filter };
  return { ...others, terms: searchTerms(text, () => []) };
}

/** Fills a history in a folder of its own, and asks it. */
export function historyFigures(): HistoryFigures {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-history-'));
  const silent = (): void => undefined;
  const path = join(folder, 'history.sqlite');
  const { history, store } = openCallHistory({
    path,
    now: () => 0,
    log: { info: silent, warn: silent, error: console.error },
    refused: console.error,
  });
  try {
    const began = performance.now();
    // The disk's own time is not what is measured: notes are flushed one by one.
    fill(store);
    const fillMs = performance.now() - began;
    const searches: number[] = [];
    const ownSearches: number[] = [];
    const typed = TYPED.flatMap((text) => Array.from({ length: text.length }, (_one, index) => ({ text: text.slice(0, index + 1) })));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const filter of [...typed, ...FILTERS]) {
        // A change makes every list that is remembered worthless, so that each search is a whole one.
        store.markSeen([]);
        const own = process.threadCpuUsage();
        const asked = performance.now();
        store.page(queryOf(filter), { from: 0, limit: 100 });
        searches.push(performance.now() - asked);
        const { user, system } = process.threadCpuUsage(own);
        ownSearches.push((user + system) / 1_000);
      }
    }
    const random = chance(11);
    const pages = Array.from({ length: PAGES }, () => {
      const asked = performance.now();
      store.page(queryOf({}), { from: random(HISTORY_CALLS), limit: 100 });
      return performance.now() - asked;
    });
    return {
      fillMs,
      fileMiB: statSync(path).size / 2 ** 20,
      searchP50Ms: nearestRank(searches, 0.5),
      searchP95Ms: nearestRank(searches, 0.95),
      searchWorstMs: Math.max(...searches),
      searchOwnP95Ms: nearestRank(ownSearches, 0.95),
      pageP95Ms: nearestRank(pages, 0.95),
    };
  } finally {
    history.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const figures = historyFigures();
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  console.log(
    `history of ${String(HISTORY_CALLS)} calls: ${figures.fileMiB.toFixed(0)} MiB, filled in ${(figures.fillMs / 1_000).toFixed(1)} s`,
  );
  console.log(`search: p50 ${ms(figures.searchP50Ms)}, p95 ${ms(figures.searchP95Ms)}, worst ${ms(figures.searchWorstMs)}`);
  console.log(`  target p95 ≤ ${String(SEARCH_TARGET_MS)} ms: ${figures.searchP95Ms <= SEARCH_TARGET_MS ? 'holds' : 'MISSED'}`);
  console.log(`  of which the search's own work: p95 ${ms(figures.searchOwnP95Ms)}; the rest is waiting for the processor`);
  console.log(`page anywhere: p95 ${ms(figures.pageP95Ms)}`);
}
