import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RecentCall } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HISTORY_STEPS } from '../../../../main/adapters/call-records/history-schema.ts';
import { openCallHistory, type OpenedHistory } from '../../../../main/adapters/call-records/open-call-history.ts';
import { openCallJournal } from '../../../../main/adapters/call-records/open-call-journal.ts';
import { openSoundDatabase } from '../../../../main/adapters/call-records/open-sound-database.ts';
import { CONTACT_STEPS } from '../../../../main/adapters/contacts/contact-schema.ts';
import { checkContactTables, openContactStore } from '../../../../main/adapters/contacts/open-contact-store.ts';
import { journalled } from '../../../support/contract-suites/call-journal-suite.ts';
import { recentCall } from '../../../support/contract-suites/call-history-suite.ts';
import { contactOf } from '../../../support/contacts.ts';
import { memoryLog } from '../../../support/memory-log.ts';

/** Hundreds of starts are played here, so they are played in memory where there is a disk in memory. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'softphone-mended-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const PAGE = 512;
/** How a page of rows begins, and a page of an index. */
const LEAVES: readonly number[] = [0x0d, 0x0a];

/** Whether the byte lies where rows do, of tables that are not SQLite's own list of tables. */
function isAmongRows(bytes: Buffer, at: number): boolean {
  const page = bytes.subarray(at - (at % PAGE), at - (at % PAGE) + PAGE);
  return at >= PAGE && LEAVES.includes(page[0] ?? 0) && !/CREATE|sqlite_autoindex/.test(page.toString('latin1'));
}
const COUNT = 40;
const now = (): number => 1_700_000_000_000;
const ASIDE = '.bad-1700000000000';
const unexpected = ({ code }: AppError): never => expect.unreachable(`the disk refuses: ${code}`);
const open = (path: string): OpenedHistory => openCallHistory({ path, now, log: memoryLog(), refused: unexpected });
const callOf = (at: number): RecentCall => recentCall(`call-${String(at).padStart(4, '0')}`, 1_000 * at);
const ALL = Array.from({ length: COUNT }, (_, at) => callOf(at)).toReversed();

/** Small pages, so that one that is damaged holds few rows. */
function smallPages(path: string): string {
  const small = new DatabaseSync(path);
  small.exec(`PRAGMA page_size = ${String(PAGE)}; PRAGMA journal_mode = WAL; VACUUM`);
  small.close();
  return path;
}

function historyFile(note = 'Pedido 4471'): Buffer {
  const path = smallPages(join(temporaryFolder(), 'history.sqlite'));
  const { history, store } = open(path);
  for (const call of ALL.toReversed()) history.add(call, [`remote-${call.id}`]);
  store.keepNote({ callId: callOf(7).id, text: note, wrapUp: null, changedAt: unixMs(1_000) });
  history.close();
  return readFileSync(path);
}

/** Opens damaged bytes, twice. The calls that are there, all of them as they were. */
function callsIn(path: string, bytes: Buffer): { readonly calls: readonly RecentCall[]; readonly problem: AppError | null } {
  for (const part of ['', '-wal', '-shm', ASIDE]) rmSync(path + part, { force: true });
  writeFileSync(path, bytes);
  const { history, problem } = open(path);
  const calls = history.recent(COUNT * 2);
  history.close();
  const again = open(path);
  expect(again.problem).toBeNull();
  expect(again.history.recent(COUNT * 2)).toEqual(calls);
  again.history.close();
  return { calls, problem };
}

/** The page of the file that is the leaf where a call lies as a row of its table. */
function leafWith(bytes: Buffer, id: string): number {
  for (let at = bytes.indexOf(`${id}line-1Vendas`); at >= 0;) {
    const page = Math.floor(at / PAGE) * PAGE;
    if (bytes[page] === 0x0d) return page;
    at = bytes.indexOf(`${id}line-1Vendas`, at + 1);
  }
  return expect.unreachable(`${id} is in no leaf`);
}

describe('a damaged database', () => {
  test('of which one row is no row any more costs that row alone, is said, and is kept beside', () => {
    const whole = historyFile();
    const folder = temporaryFolder();
    const path = join(folder, 'history.sqlite');
    fc.assert(
      fc.property(fc.nat(COUNT - 1), (at) => {
        const bytes = Buffer.from(whole);
        const row = bytes.indexOf(`${callOf(at).id}line-1Vendas`, leafWith(bytes, callOf(at).id));
        // What says how long the row's head is, and of which kinds its values are.
        bytes.fill(0xff, row - 14, row);
        const { calls, problem } = callsIn(path, bytes);
        expect(calls).toEqual(ALL.filter(({ id }) => id !== callOf(at).id));
        expect(problem?.detail).toMatch(/^history: kept beside it as \.bad-1700000000000; \d+ rows of it were read$/);
        expect(readFileSync(path + ASIDE).equals(bytes)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('of which one page is gone costs the rows of that page alone; notes, names and the search are there', () => {
    const bytes = historyFile();
    const page = leafWith(bytes, callOf(20).id);
    const gone = ALL.filter(({ id }) => leafWith(bytes, id) === page);
    bytes.fill(0, page, page + PAGE);
    const path = join(temporaryFolder(), 'history.sqlite');
    const { calls } = callsIn(path, bytes);
    expect(gone.length).toBeGreaterThan(0);
    expect(calls).toEqual(ALL.filter((call) => !gone.includes(call)));
    const { history, store } = open(path);
    expect(store.note(callOf(7).id)?.text).toBe('Pedido 4471');
    expect(history.knows(lineId('line-1'), [`remote-${callOf(3).id}`])).toBe(true);
    expect(store.lastNoteWith(callOf(7).peer as never)?.text).toBe('Pedido 4471');
    history.close();
  });

  test('with two such pages keeps what lies between them', () => {
    const bytes = historyFile();
    const pages = [callOf(10), callOf(30)].map(({ id }) => leafWith(bytes, id));
    const gone = ALL.filter(({ id }) => pages.includes(leafWith(bytes, id)));
    for (const page of pages) bytes.fill(0, page, page + PAGE);
    expect(callsIn(join(temporaryFolder(), 'history.sqlite'), bytes).calls).toEqual(ALL.filter((call) => !gone.includes(call)));
  });

  test(
    'with a bit that tipped over anywhere opens, costs a page at most where rows lie, and never loses one unsaid',
    { timeout: 240_000 },
    () => {
      const whole = historyFile();
      const path = join(temporaryFolder(), 'history.sqlite');
      const pages = ALL.map(({ id }) => leafWith(whole, id));
      const mostOnOne = Math.max(...pages.map((page) => pages.filter((other) => other === page).length));
      let leaves = 0;
      for (let at = 0; at < whole.length; at += at < PAGE ? 17 : 251) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << ((at * 5) % 8));
        const { calls, problem } = callsIn(path, bytes);
        const texts = new Set(calls.map((call) => JSON.stringify(call)));
        const lost = ALL.filter((call) => !texts.has(JSON.stringify(call))).length;
        const isLeaf = isAmongRows(whole, at);
        if (isLeaf) leaves += 1;
        // Above the leaves lies what leads to them: SQLite's head, its list of tables, the heads of its trees.
        expect(lost, `byte ${String(at)}`).toBeLessThanOrEqual(isLeaf ? mostOnOne : COUNT);
        if (calls.length < COUNT - 1)
          expect([problem?.code, existsSync(path + ASIDE)], `byte ${String(at)}`).toEqual(['storage-damaged', true]);
      }
      expect(leaves).toBeGreaterThan(50);
    },
  );

  test('of an older version is mended as such, and brought to the newest', () => {
    const path = smallPages(join(temporaryFolder(), 'history.sqlite'));
    const old = new DatabaseSync(path);
    old.exec(`${HISTORY_STEPS[0] ?? ''} PRAGMA user_version = 1;`);
    const insert = old.prepare(
      `INSERT INTO recent_call VALUES (?, 'line-1', 'Vendas', 'meta', 'inbound', '+5511999990001', ?, ?, ?, 'completed')`,
    );
    for (const { id, startedAt, answeredAt, endedAt } of ALL.toReversed()) insert.run(id, startedAt, answeredAt, endedAt);
    old.close();
    const bytes = readFileSync(path);
    const row = bytes.indexOf(`${callOf(5).id}line-1Vendas`, leafWith(bytes, callOf(5).id));
    bytes.fill(0xff, row - 14, row);
    expect(callsIn(path, bytes).calls).toEqual(ALL.filter(({ id }) => id !== callOf(5).id));
  });

  test('of a later version is set aside whole', () => {
    const path = join(temporaryFolder(), 'history.sqlite');
    writeFileSync(path, historyFile());
    const later = new DatabaseSync(path);
    later.exec('PRAGMA user_version = 99');
    later.close();
    const { calls, problem } = callsIn(path, readFileSync(path));
    expect([calls, problem?.detail]).toEqual([[], `history: kept beside it as ${ASIDE}`]);
  });

  test('that was set aside when the app ended, before the mended one was in its place, is mended at the next start', () => {
    const path = join(temporaryFolder(), 'history.sqlite');
    writeFileSync(path, historyFile());
    renameSync(path, `${path}.mended`);
    const opened = open(path);
    expect([opened.history.recent(COUNT), existsSync(`${path}.mended`)]).toEqual([ALL, false]);
    opened.history.close();
    // Half of one beside a file that is there is worth nothing.
    copyFileSync(path, `${path}.mended`);
    open(path).history.close();
    expect(readdirSync(dirname(path))).toEqual(['history.sqlite']);
  });

  test('where there is no room for the mended one stays where it is, and says that nothing is lost', () => {
    const path = join(temporaryFolder(), 'history.sqlite');
    const bytes = historyFile('n'.repeat(20_000));
    bytes.fill(0, leafWith(bytes, callOf(20).id), leafWith(bytes, callOf(20).id) + PAGE);
    writeFileSync(path, bytes);
    const steps = HISTORY_STEPS.with(-1, `${HISTORY_STEPS.at(-1) ?? ''} PRAGMA max_page_count = 1;`);
    const opened = openSoundDatabase({ path, name: 'history', now, schema: { steps, check: () => undefined } });
    expect(opened.problem?.code).toBe('storage-unavailable');
    opened.database.close();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(path))).not.toContain('history.sqlite.mended');
  });
});

test('contacts, whose numbers lie in a tree without rowids, are mended too', () => {
  const path = smallPages(join(temporaryFolder(), 'contacts.sqlite'));
  const openContacts = () => {
    const opened = openSoundDatabase({ path, name: 'contacts', now, schema: { steps: CONTACT_STEPS, check: checkContactTables } });
    return { ...opened, store: openContactStore({ database: opened.database, log: memoryLog() }) };
  };
  const people = Array.from({ length: COUNT }, (_, at) =>
    contactOf(`Pessoa ${String(at).padStart(2, '0')}`, [`+55119876543${String(at).padStart(2, '0')}`]),
  );
  const { store } = openContacts();
  for (const person of people) store.save(person);
  store.close();
  const bytes = readFileSync(path);
  const at = bytes.indexOf('Pessoa 20Pessoa 20');
  bytes.fill(0xff, at - 16, at);
  writeFileSync(path, bytes);
  const mended = openContacts();
  expect(mended.problem?.code).toBe('storage-damaged');
  const { contacts } = mended.store.list({ text: '', filter: { kind: 'all' } }, { offset: 0, limit: 99 });
  expect(contacts).toEqual(people.filter(({ name }) => name !== 'Pessoa 20'));
  mended.store.close();
});

/** Turns an index into one that leads to a row which is not there; SQLite's quick check takes it for sound. */
function leadAstray(path: string, index: string): void {
  const file = new DatabaseSync(path, { defensive: false });
  const root = Number(file.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(index)?.['rootpage']);
  file.close();
  const bytes = readFileSync(path);
  const page = (root - 1) * PAGE;
  expect(bytes[page]).toBe(0x0a);
  // An entry begins with its length and ends with the number of its row: the third row becomes one that is not there.
  const entries = Array.from({ length: bytes.readUInt16BE(page + 3) }, (_, at) => page + bytes.readUInt16BE(page + 8 + 2 * at));
  const ends = entries.map((entry) => entry + (bytes[entry] ?? 0)).filter((end) => bytes[end] === 3);
  expect(ends).toHaveLength(1);
  bytes[ends[0] ?? 0] = 0x7f;
  writeFileSync(path, bytes);
}

test('an index that leads nowhere is made anew when it is found, and said in the log', () => {
  const path = smallPages(join(temporaryFolder(), 'history.sqlite'));
  const first = open(path);
  for (const call of ALL.slice(0, 5)) first.history.add(call, []);
  first.history.close();
  leadAstray(path, 'recent_call_by_start');
  const log = memoryLog();
  const opened = openCallHistory({ path, now, log, refused: unexpected });
  expect([opened.problem, opened.history.recent(9)]).toEqual([null, ALL.slice(0, 5)]);
  expect(log.text()).toContain('an index of a database was damaged');
  opened.history.close();
  const again = openCallHistory({ path, now, log, refused: unexpected });
  expect(again.history.recent(9)).toEqual(ALL.slice(0, 5));
  expect(log.lines).toHaveLength(1);
  again.history.close();
});

test('contacts are found again where the index of their names leads nowhere', () => {
  const path = smallPages(join(temporaryFolder(), 'contacts.sqlite'));
  const openContacts = () => {
    const { database } = openSoundDatabase({ path, name: 'contacts', now, schema: { steps: CONTACT_STEPS, check: checkContactTables } });
    return openContactStore({ database, log: memoryLog() });
  };
  const people = ['Ana', 'Beto', 'Caio'].map((name, at) => contactOf(name, [`+551198765430${String(at)}`]));
  const first = openContacts();
  for (const person of people) first.save(person);
  first.close();
  leadAstray(path, 'contact_by_name');
  const store = openContacts();
  expect(store.list({ text: '', filter: { kind: 'all' } }, { offset: 0, limit: 9 }).contacts).toEqual(people);
  store.close();
});

test('a call of the journal that is no row any more costs no other call that was up', () => {
  const path = smallPages(join(temporaryFolder(), 'journal.sqlite'));
  const openJournal = () => openCallJournal({ path, now, log: memoryLog(), refused: unexpected });
  const { journal } = openJournal();
  for (const id of ['call-a', 'call-b', 'call-c']) journal.keep(journalled(id));
  journal.close();
  const bytes = readFileSync(path);
  const at = bytes.indexOf('call-bline-1');
  bytes.fill(0xff, at - 13, at);
  writeFileSync(path, bytes);
  const mended = openJournal();
  expect(mended.problem?.code).toBe('storage-damaged');
  expect(mended.journal.read()).toEqual([journalled('call-a'), journalled('call-c')]);
  mended.journal.close();
});
