import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { callId, type RecentCall } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { phoneNumber } from '#contract/phone-number.ts';
import { unixMs } from '#contract/time.ts';
import { HISTORY_STEPS } from '../../../../main/adapters/call-records/history-schema.ts';
import type { ServiceCall } from '../../../../main/core/history/history-store.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { callNote, foundBy, historyBench, historyQuery } from '../../../support/history-bench.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const LINE = lineId('line-1');
const PLAN = { gaps: [], readUntil: unixMs(9) };
const missed = (id: string, at: number, change: Partial<RecentCall> = {}): RecentCall =>
  recentCall(id, at, { answeredAt: null, reason: 'missed', ...change });
const outbound = (id: string, at: number, change: Partial<RecentCall> = {}): RecentCall =>
  recentCall(id, at, { direction: 'outbound', ...change });
const told = (id: string, at: number, change: Partial<RecentCall> = {}): ServiceCall => ({
  call: recentCall(id, at, change),
  remoteIds: [`remote_${id}`, `wacid.${id}`],
});

describe('finding calls', () => {
  test('each filter finds its calls, the newest first', () => {
    const { history, store } = historyBench();
    history.add(recentCall('answered', 1_000), []);
    history.add(missed('missed', 2_000, { kind: 'web', lineId: lineId('line-2') }), []);
    history.add(outbound('unanswered', 3_000, { answeredAt: null, reason: 'no-answer' }), []);
    history.add(recentCall('declined', 4_000, { answeredAt: null, reason: 'declined' }), []);
    history.add(recentCall('elsewhere', 5_000, { answeredAt: null, reason: 'answered-elsewhere' }), []);
    history.add(outbound('failed', 6_000, { answeredAt: null, reason: 'failed' }), []);
    expect(foundBy(store)).toEqual(['failed', 'elsewhere', 'declined', 'unanswered', 'missed', 'answered']);
    expect(foundBy(store, { results: ['missed'] })).toEqual(['missed']);
    expect(foundBy(store, { results: ['answered', 'failed'] })).toEqual(['failed', 'elsewhere', 'answered']);
    expect(foundBy(store, { direction: 'outbound' })).toEqual(['failed', 'unanswered']);
    expect(foundBy(store, { kind: 'web' })).toEqual(['missed']);
    expect(foundBy(store, { lineId: lineId('line-2') })).toEqual(['missed']);
    expect(foundBy(store, { from: unixMs(3_000), until: unixMs(5_000) })).toEqual(['declined', 'unanswered']);
    expect(foundBy(store, { direction: 'inbound', results: ['declined', 'failed'] })).toEqual(['declined']);
  });

  test.each([
    ['99999-0001', ['a']],
    ['9 9999 0001', ['a']],
    ['+55 (11) 99999', ['a']],
    ['011999990001', ['a']],
    ['0001', ['a']],
    ['55', ['c', 'b', 'a']],
    ['1', ['c', 'b', 'a']],
    ['segunda via', ['b']],
    ['VIA Segunda', ['b']],
    ['nao', ['b']],
    ['à', ['c', 'b']],
    ['retornar', ['c']],
    ['proto 77', ['c']],
    ['"não', []],
    ['100%', []],
    ['_', []],
    ['nada disso', []],
    ['   ', ['c', 'b', 'a']],
  ])('%s finds %j', (text, ids) => {
    const { history, store } = historyBench();
    history.add(recentCall('a', 1_000), []);
    history.add(recentCall('b', 2_000, { peer: phoneNumber('+5521912345678') }), []);
    history.add(recentCall('c', 3_000, { peer: phoneNumber('+5531988887777') }), []);
    store.keepNote(callNote('b', 'Não quer à vista; pediu segunda via'));
    store.keepNote(callNote('c', 'protocolo 7712', { code: 'call-back', label: 'Retornar' }));
    expect(foundBy(store, { text })).toEqual(ids);
  });

  test('a Brazilian mobile is found with the ninth digit and without it, whichever of the two is kept', () => {
    const { history, store } = historyBench();
    history.add(recentCall('with', 2_000, { peer: phoneNumber('+5531988887777') }), []);
    history.add(recentCall('without', 1_000, { peer: phoneNumber('+553188887777') }), []);
    for (const text of ['31 8888-7777', '31 98888-7777', '5531988887777', '8888-7777']) {
      expect(foundBy(store, { text }), text).toEqual(['with', 'without']);
    }
    const peer = phoneNumber('+553188887777');
    expect(peer === null ? [] : store.callsWith(peer, 5).map(({ call }) => call.id)).toEqual(['with', 'without']);
  });

  test('people are found by the numbers that go with a name, beside what is written', () => {
    const { history, store } = historyBench();
    history.add(recentCall('ana', 1_000), []);
    history.add(recentCall('other', 2_000, { peer: phoneNumber('+5521912345678') }), []);
    const number = phoneNumber('+5511999990001');
    const query = { ...historyQuery(), terms: [{ words: 'ana', digits: '', numbers: number === null ? [] : [number] }] };
    expect(store.page(query, { from: 0, limit: 10 }).entries.map((entry) => entry?.call.id)).toEqual(['ana']);
  });

  test('a range in the middle comes with how many there are, and a row that somebody else wrote keeps its place', () => {
    const path = join(temporaryFolder(), 'history.db');
    const { history, store } = historyBench(path);
    for (let at = 1; at <= 50; at += 1) history.add(recentCall(`c${String(at)}`, at), []);
    const other = new DatabaseSync(path);
    other.exec(`UPDATE recent_call SET kind = 'carrier pigeon' WHERE id = 'c39'`);
    other.close();
    const page = store.page(historyQuery(), { from: 10, limit: 3 });
    expect([page.total, page.entries.map((entry) => entry?.call.id ?? null)]).toEqual([50, ['c40', null, 'c38']]);
    expect(store.page(historyQuery(), { from: 49, limit: 10 }).entries).toHaveLength(1);
    expect(store.page(historyQuery(), { from: 60, limit: 10 }).entries).toEqual([]);
  });

  test('a call that comes while one scrolls is on the next page that is asked for, and the revision tells', () => {
    const { history, store } = historyBench();
    history.add(recentCall('a', 1_000), []);
    const before = store.page(historyQuery(), { from: 0, limit: 10 });
    history.add(recentCall('b', 2_000), []);
    const after = store.page(historyQuery(), { from: 0, limit: 10 });
    expect([before.total, after.total]).toEqual([1, 2]);
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(store.page(historyQuery(), { from: 0, limit: 10 }).revision).toBe(after.revision);
  });
});

describe('missed calls', () => {
  test('one is unseen until somebody looks, also over a restart', () => {
    const path = join(temporaryFolder(), 'history.db');
    const first = historyBench(path);
    first.history.add(missed('a', 1_000), ['r1']);
    first.history.add(missed('b', 2_000, { reason: 'caller-cancelled' }), ['r2']);
    first.history.close();
    const { store } = historyBench(path);
    expect([store.missed().count, store.missed().calls.map(({ id }) => id)]).toEqual([2, ['b', 'a']]);
    store.markSeen([callId('b')]);
    expect(store.missed().calls.map(({ id }) => id)).toEqual(['a']);
    store.markSeen(null);
    expect(store.missed()).toEqual({ count: 0, calls: [] });
  });

  test('calling back, or a talk with the same customer, is looking', () => {
    const { history, store } = historyBench();
    history.add(missed('a', 1_000), []);
    history.add(missed('b', 1_500, { peer: phoneNumber('+5521912345678') }), []);
    history.add(outbound('c', 2_000, { answeredAt: null, reason: 'no-answer', peer: phoneNumber('+5511999990001') }), []);
    expect(store.missed().calls.map(({ id }) => id)).toEqual(['b']);
    history.add(recentCall('d', 3_000, { peer: phoneNumber('+5521912345678') }), []);
    expect(store.missed().count).toBe(0);
  });

  test('a miss that a colleague turns out to have answered is none, one that turns out to be a miss is', () => {
    const { history, store } = historyBench();
    history.add(missed('a', 1_000), []);
    history.add(recentCall('a', 1_000, { answeredAt: null, reason: 'answered-elsewhere' }), []);
    expect(store.missed().count).toBe(0);
    history.add(missed('a', 1_000), []);
    expect(store.missed().count).toBe(1);
    store.markSeen(null);
    history.add(missed('a', 1_000), ['learnt-later']);
    expect(store.missed().count).toBe(0);
  });
});

describe('notes', () => {
  test('a note comes back, is found, and goes when it is emptied', () => {
    const { history, store } = historyBench();
    const note = callNote('a', 'Segunda-feira às 10h', { code: 'call-back', label: 'Retornar' }, 5);
    expect(store.keepNote(note)).toBe(true);
    expect(store.note(callId('a'))).toEqual(note);
    history.add(recentCall('a', 1_000), []);
    expect(foundBy(store, { text: 'segunda' })).toEqual(['a']);
    expect(foundBy(store, { wrapUp: 'call-back' })).toEqual(['a']);
    store.keepNote(callNote('a', ''));
    expect(store.note(callId('a'))).toBeNull();
    expect(foundBy(store, { text: 'segunda' })).toEqual([]);
  });

  test('the last note about a customer is of the last call that has a text', () => {
    const { history, store } = historyBench();
    for (const [id, at] of [
      ['a', 1_000],
      ['b', 2_000],
      ['c', 3_000],
    ] as const)
      history.add(recentCall(id, at), []);
    store.keepNote(callNote('a', 'older'));
    store.keepNote(callNote('b', 'newer'));
    store.keepNote(callNote('c', '', { code: 'sale', label: 'Venda' }));
    const peer = phoneNumber('+5511999990001');
    expect(peer === null ? null : store.lastNoteWith(peer)?.text).toBe('newer');
  });

  test('loses nothing that was kept when the app is killed right after', async () => {
    const path = join(temporaryFolder(), 'history.db');
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../../support/note-and-wait.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(historyBench(path).store.note(callId('live'))?.text).toBe('pediu segunda via');
  });
});

describe('calls that the service tells of', () => {
  test('each is added once, is not unseen, and does not count as known to the call desk', () => {
    const { history, store } = historyBench();
    const calls = [told('a', 1_000, { answeredAt: null, reason: 'missed' }), told('b', 2_000)];
    expect(store.addFromService(LINE, { calls, plan: PLAN })).toBe(2);
    expect(store.addFromService(LINE, { calls, plan: PLAN })).toBe(0);
    expect(foundBy(store)).toEqual(['b', 'a']);
    expect(store.missed().count).toBe(0);
    expect(store.page(historyQuery(), { from: 0, limit: 1 }).entries[0]?.fromService).toBe(true);
    // Else a call that rang while the app was away would be taken for told already, and be listed as missed by nobody.
    expect(history.knows(LINE, ['remote_a'])).toBe(false);
    expect(store.syncPlan(LINE)).toEqual(PLAN);
  });

  test('one that is ours is not added, by whichever of its names', () => {
    const { history, store } = historyBench();
    history.add(recentCall('ours', 1_000), ['wacid.a']);
    expect(store.addFromService(LINE, { calls: [told('a', 1_000)], plan: PLAN })).toBe(0);
    expect(foundBy(store)).toEqual(['ours']);
  });

  test('one of ours that follows takes its place, and its note', () => {
    const { history, store } = historyBench();
    store.addFromService(LINE, { calls: [told('a', 1_000)], plan: PLAN });
    store.keepNote(callNote('a', 'written on the list', null, 2));
    store.keepNote(callNote('ours', 'written in the call', { code: 'sale', label: 'Venda' }, 1));
    history.add(recentCall('ours', 1_000), ['remote_a']);
    expect(foundBy(store)).toEqual(['ours']);
    expect(store.note(callId('ours'))).toMatchObject({ text: 'written in the call\nwritten on the list', wrapUp: { code: 'sale' } });
    expect(store.note(callId('a'))).toBeNull();
    expect(foundBy(store, { text: 'list' })).toEqual(['ours']);
  });

  test('one that was placed here and never named is recognised by its customer and its time', () => {
    const { history, store } = historyBench();
    history.add(outbound('unnamed', 100_000), []);
    const same = { direction: 'outbound' } as const;
    const calls = [told('a', 108_000, same), told('b', 120_000, same), told('c', 101_000, { direction: 'inbound' })];
    expect(store.addFromService(LINE, { calls, plan: PLAN })).toBe(2);
    expect(foundBy(store)).toEqual(['b', 'c', 'unnamed']);
  });

  test('a line that was taken away and added again finds its own calls', () => {
    const { store } = historyBench();
    store.addFromService(LINE, { calls: [told('a', 1_000)], plan: PLAN });
    const again = { ...told('other', 1_000, { lineId: lineId('line-9') }), remoteIds: ['remote_a'] };
    expect(store.addFromService(lineId('line-9'), { calls: [again], plan: PLAN })).toBe(0);
  });
});

test('what is too old goes with its notes, names and reports, the oldest first', () => {
  const { history, store } = historyBench();
  for (const at of [1_000, 2_000, 3_000]) history.add(recentCall(`c${String(at)}`, at), [`r${String(at)}`]);
  store.keepNote(callNote('c1000', 'old'));
  expect(store.removeBefore(unixMs(3_000), 1)).toBe(1);
  expect(foundBy(store)).toEqual(['c3000', 'c2000']);
  expect([store.note(callId('c1000')), history.knows(LINE, ['r1000']), foundBy(store, { text: 'old' })]).toEqual([null, false, []]);
  expect(store.removeBefore(unixMs(3_000), 10)).toBe(1);
  expect(store.removeBefore(unixMs(3_000), 10)).toBe(0);
});

test('what was deleted for its age counts as read no longer, of every line and over a restart', () => {
  const path = join(temporaryFolder(), 'history.db');
  const { history, store } = historyBench(path);
  const other = lineId('line-2');
  store.addFromService(LINE, { calls: [told('a', 1_000), told('b', 5_000)], plan: PLAN });
  store.addFromService(other, { calls: [], plan: PLAN });
  store.removeBefore(unixMs(500), 10);
  expect([store.syncPlan(LINE), store.removedBefore()], 'nothing was deleted').toEqual([PLAN, null]);
  store.removeBefore(unixMs(3_000), 10);
  expect(store.removedBefore()).toBe(3_000);
  history.close();
  const again = historyBench(path).store;
  const opened = { gaps: [{ from: null, until: 3_000, exact: false }], readUntil: PLAN.readUntil };
  expect([again.syncPlan(LINE), again.syncPlan(other)]).toEqual([opened, opened]);
});

test('a file of the third version keeps its calls, learns what became of them, and can be searched', () => {
  const path = join(temporaryFolder(), 'history.db');
  const old = new DatabaseSync(path);
  old.exec(`${HISTORY_STEPS.slice(0, 3).join('')} PRAGMA user_version = 3;`);
  old.exec(
    `INSERT INTO recent_call VALUES ('a', 'line-1', 'Vendas', 'meta', 'inbound', '+5511999990001', 1000, NULL, 61000, 'missed');
     INSERT INTO recent_call VALUES ('b', 'line-1', 'Vendas', 'meta', 'inbound', '', 1000, 2000, 61000, 'completed');
     INSERT INTO remote_call VALUES ('line-1', 'call_a', 'a');`,
  );
  old.close();
  const { history, store } = historyBench(path);
  expect(foundBy(store)).toEqual(['b', 'a']);
  expect(foundBy(store, { results: ['missed'] })).toEqual(['a']);
  expect(foundBy(store, { text: '99990' })).toEqual(['a']);
  expect(store.missed().count).toBe(0);
  expect(history.knows(LINE, ['call_a'])).toBe(true);
});
