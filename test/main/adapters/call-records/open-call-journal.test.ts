import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { callId } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { openCallJournal } from '../../../../main/adapters/call-records/open-call-journal.ts';
import { IN_MEMORY } from '../../../../main/adapters/call-records/open-sound-database.ts';
import { callJournalSuite, journalled } from '../../../support/contract-suites/call-journal-suite.ts';
import { createMemoryJournal } from '../../../support/fakes/memory-stores.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const now = (): number => 1_700_000_000_000;
const open = (path: string) => openCallJournal({ path, now, log: memoryLog(), refused: unexpected });
const unexpected = ({ code }: AppError): never => expect.unreachable(`the disk refuses: ${code}`);

callJournalSuite('file', () => open(join(temporaryFolder(), 'journal.sqlite')).journal);
callJournalSuite('memory', () => open(IN_MEMORY).journal);
callJournalSuite('fake', createMemoryJournal);

describe('the journal on disk', () => {
  test('loses nothing it has kept when the app is killed right after', async () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../../support/keep-and-wait.ts'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { journal, problem } = open(path);
    expect(problem).toBeNull();
    expect(journal.read().map(({ id, phase }) => [id, phase])).toEqual([['kept', 'active']]);
    expect(journal.watchedUntil(lineId('line-1'))).toBe(7_000);
    journal.close();
  });

  test('is set aside where it is damaged, said, and a fresh one works', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'journal.sqlite');
    writeFileSync(path, 'garbage that is long enough to be looked at'.repeat(200));
    const opened = open(path);
    expect(opened.problem).toMatchObject({ code: 'storage-damaged' });
    expect(readdirSync(folder)).toContain('journal.sqlite.bad-1700000000000');
    opened.journal.keep(journalled('a'));
    expect(opened.journal.read()).toEqual([journalled('a')]);
    opened.journal.close();
  });

  test('works until quit where its folder cannot be used, and says so', () => {
    const { journal, problem } = open(join(temporaryFolder(), 'missing', 'journal.sqlite'));
    expect(problem).toMatchObject({ code: 'storage-unavailable' });
    journal.keep(journalled('a'));
    expect(journal.read()).toHaveLength(1);
    journal.close();
  });

  test('leaves out a call that somebody else wrote', () => {
    const path = join(temporaryFolder(), 'journal.sqlite');
    const { journal } = open(path);
    journal.keep(journalled('a'));
    journal.keep(journalled('b'));
    const other = new DatabaseSync(path);
    other.exec("UPDATE open_call SET phase = 'kidnapped' WHERE id = 'a'");
    other.close();
    expect(journal.read().map(({ id }) => id)).toEqual(['b']);
    journal.close();
  });

  test('logs what the disk refuses, says so once, and throws nothing', () => {
    const log = memoryLog();
    const told: string[] = [];
    const { journal } = openCallJournal({ path: IN_MEMORY, now, log, refused: ({ code }) => void told.push(code) });
    journal.close();
    journal.keep(journalled('a'));
    journal.forget(callId('a'));
    journal.keepWatched(lineId('line-1'), unixMs(1));
    expect([journal.read(), journal.watchedUntil(lineId('line-1'))]).toEqual([[], null]);
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(5);
    expect(told).toEqual(['storage-unavailable']);
  });
});
