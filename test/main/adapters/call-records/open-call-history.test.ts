import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import { callId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { HISTORY_STEPS } from '../../../../main/adapters/call-records/history-schema.ts';
import { openCallHistory } from '../../../../main/adapters/call-records/open-call-history.ts';
import { IN_MEMORY } from '../../../../main/adapters/call-records/open-sound-database.ts';
import { callHistorySuite, qualityReport, recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { createMemoryHistory } from '../../../support/fakes/memory-stores.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const now = (): number => 1_700_000_000_000;
const open = (path: string) => openCallHistory({ path, now, log: memoryLog(), refused: unexpected });
const unexpected = ({ code }: AppError): never => expect.unreachable(`the disk refuses: ${code}`);

callHistorySuite('file', () => open(join(temporaryFolder(), 'history.db')).history);
callHistorySuite('memory', () => open(IN_MEMORY).history);
callHistorySuite('fake', createMemoryHistory);

describe('the history on disk', () => {
  test('calls are there after a restart, also when the app did not close it', () => {
    const path = join(temporaryFolder(), 'history.db');
    const first = open(path);
    first.history.add(recentCall('a', 1_000), ['call_a']);
    const second = open(path); // the first is still open: as after a crash, its changes lie in the WAL
    expect(second.history.recent(5)).toEqual([recentCall('a', 1_000)]);
    second.history.close();
    first.history.close();
    first.history.close();
    expect(open(path).problem).toBeNull();
  });

  test.each([
    ['is not a database', (path: string) => writeFileSync(path, 'garbage that is long enough to be looked at'.repeat(200))],
    [
      'was written by a later version',
      (path: string) => {
        const later = new DatabaseSync(path);
        later.exec('PRAGMA user_version = 99');
        later.close();
      },
    ],
    [
      'has a table of another shape',
      (path: string) => {
        const other = new DatabaseSync(path);
        other.exec('CREATE TABLE recent_call (x)');
        other.close();
      },
    ],
  ])('a file that %s is set aside, said, and a fresh one works', (_what, damage) => {
    const folder = temporaryFolder();
    const path = join(folder, 'history.db');
    damage(path);
    const opened = open(path);
    expect(opened.problem).toMatchObject({ code: 'storage-damaged' });
    expect(readdirSync(folder)).toContain('history.db.bad-1700000000000');
    opened.history.add(recentCall('a', 1_000), ['call_a']);
    opened.history.close();
    const again = open(path);
    expect(again.problem).toBeNull();
    expect(again.history.recent(5)).toHaveLength(1);
    again.history.close();
  });

  test('a file of the first version keeps its calls, and learns names from then on', () => {
    const path = join(temporaryFolder(), 'history.db');
    const old = new DatabaseSync(path);
    old.exec(`${HISTORY_STEPS[0] ?? ''} PRAGMA user_version = 1;`);
    old.exec(
      `INSERT INTO recent_call VALUES ('a', 'line-1', 'Vendas', 'meta', 'inbound', '+5511999990001', 1000, 3000.5, 61000, 'completed')`,
    );
    old.close();
    const { history, problem } = open(path);
    expect(problem).toBeNull();
    expect(history.recent(5)).toEqual([recentCall('a', 1_000)]);
    history.add(recentCall('b', 2_000), ['call_b']);
    history.close();
    const again = open(path).history;
    expect([again.knows(lineId('line-1'), ['call_a']), again.knows(lineId('line-1'), ['call_b'])]).toEqual([false, true]);
    again.close();
  });

  test('a file of the second version keeps its calls and names, and keeps reports from then on', () => {
    const path = join(temporaryFolder(), 'history.db');
    const old = new DatabaseSync(path);
    old.exec(`${HISTORY_STEPS.slice(0, 2).join('')} PRAGMA user_version = 2;`);
    old.exec(
      `INSERT INTO recent_call VALUES ('a', 'line-1', 'Vendas', 'meta', 'inbound', '+5511999990001', 1000, 3000.5, 61000, 'completed');
       INSERT INTO remote_call VALUES ('line-1', 'call_a', 'a');`,
    );
    old.close();
    const { history, problem } = open(path);
    expect(problem).toBeNull();
    expect(history.recent(5)).toEqual([recentCall('a', 1_000)]);
    expect(history.knows(lineId('line-1'), ['call_a'])).toBe(true);
    expect(history.quality(callId('a'))).toBeNull();
    history.keepQuality(qualityReport('b', 2_000));
    history.close();
    const again = open(path).history;
    expect(again.quality(callId('b'))).toEqual(qualityReport('b', 2_000));
    again.close();
  });

  test('the oldest reports make room, the calls stay', () => {
    const { history } = open(join(temporaryFolder(), 'history.db'));
    const reports = Array.from({ length: 2_003 }, (_one, index) => qualityReport(`c${String(index)}`, 1_000 + index, { samples: [] }));
    for (const report of reports.toReversed()) history.keepQuality(report);
    const kept = reports.filter(({ callId: id }) => history.quality(id) !== null);
    expect(kept).toHaveLength(2_000);
    expect(kept[0]).toEqual(reports[3]);
    history.close();
  });

  test.each([
    ['is no JSON', "UPDATE call_quality SET report = '{'"],
    ['lacks a figure', "UPDATE call_quality SET report = json_remove(report, '$.columns.mos')"],
    ['has too few of one', "UPDATE call_quality SET report = json_remove(report, '$.columns.mos[0]')"],
    ['has a grade we do not know', "UPDATE call_quality SET report = json_set(report, '$.columns.grade[0]', 'divine')"],
  ])('a report that %s is none', (_what, change) => {
    const path = join(temporaryFolder(), 'history.db');
    const { history } = open(path);
    history.keepQuality(qualityReport('a', 1_000));
    const other = new DatabaseSync(path);
    other.exec(change);
    other.close();
    expect(history.quality(callId('a'))).toBeNull();
    history.close();
  });

  test('a folder that cannot be used leaves a history until quit, and says so', () => {
    const opened = open(join(temporaryFolder(), 'missing', 'history.db'));
    expect(opened.problem).toMatchObject({ code: 'storage-unavailable' });
    opened.history.add(recentCall('a', 1_000), ['call_a']);
    expect(opened.history.recent(5)).toHaveLength(1);
    opened.history.close();
  });

  test('a file that somebody else holds for too long stays where it is, and its calls are back when it is let go', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'history.db');
    const first = open(path);
    first.history.add(recentCall('a', 1_000), ['call_a']);
    first.history.close();
    const holder = new DatabaseSync(path);
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    const log = memoryLog();
    const { history, problem } = openCallHistory({ path, now, log, refused: unexpected });
    expect(problem).toMatchObject({ code: 'storage-unavailable' });
    expect(log.text()).toContain('locked');
    history.add(recentCall('b', 2_000), ['call_b']);
    expect(history.recent(5)).toEqual([recentCall('b', 2_000)]);
    history.close();
    holder.close();
    expect(readdirSync(folder).filter((name) => name.includes('bad'))).toEqual([]);
    expect(open(path).history.recent(5)).toEqual([recentCall('a', 1_000)]);
  });

  test('a row that somebody else wrote is left out', () => {
    const path = join(temporaryFolder(), 'history.db');
    const { history } = open(path);
    history.add(recentCall('a', 1_000), ['call_a']);
    const other = new DatabaseSync(path);
    other.exec("UPDATE recent_call SET reason = 'kidnapped'");
    other.close();
    history.add(recentCall('b', 2_000), ['call_b']);
    expect(history.recent(5).map(({ id }) => id)).toEqual(['b']);
    history.close();
  });

  test('a disk that refuses is logged and told once, not thrown', () => {
    const log = memoryLog();
    const told: string[] = [];
    const { history } = openCallHistory({ path: IN_MEMORY, now, log, refused: ({ code }) => void told.push(code) });
    history.close();
    history.add(recentCall('a', 1_000), ['call_a']);
    expect(history.recent(5)).toEqual([]);
    expect(history.knows(lineId('line-1'), ['call_a'])).toBe(false);
    history.add(recentCall('b', 2_000), []);
    expect(log.lines).toHaveLength(4);
    expect(told).toEqual(['storage-unavailable']);
  });
});
