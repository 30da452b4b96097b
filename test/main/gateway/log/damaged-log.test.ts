import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { openEventLog, type OpenedEventLog } from '../../../../main/gateway/log/open-event-log.ts';
import { newEvent } from '../../../support/contract-suites/event-log-suite.ts';
import { memoryLog } from '../../../support/memory-log.ts';

// Thousands of crashes are played here, so they are played in memory where there is a disk in memory.
const place = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'softphone-damage-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const PAGE = 512;
const COUNT = 40;
/** Cuts are tried at every byte; bits in every third, each time another of the eight. */
const FLIP_EVERY = 3;
const LINE = lineId('line-1');
const bodyOf = (index: number): string =>
  JSON.stringify({ event: 'call.ringing', callId: `call-${String(index).padStart(4, '0')}-${'x'.repeat(90)}` });

const open = (path: string): OpenedEventLog => openEventLog({ path, now: () => 1_800_000_000_000, log: memoryLog() });
const indexes = ({ eventLog }: OpenedEventLog): readonly number[] =>
  eventLog.read({ epoch: '', seq: 0 }, null, 10_000).map(({ body }) => Number(/call-(\d+)/.exec(body)?.[1]));

interface Image {
  readonly main: Buffer;
  readonly wal: Buffer | null;
  readonly head: Buffer;
  readonly epoch: string;
}

/** The files of a log of `COUNT` events, one commit each, as a crash (or an orderly end) leaves them. Small pages, so that a tail has few bytes. */
async function image(name: string, ended: 'crashed' | 'closed'): Promise<Image> {
  const path = join(place, name);
  const small = new DatabaseSync(path);
  small.exec(`PRAGMA page_size = ${String(PAGE)}; PRAGMA journal_mode = WAL; VACUUM`);
  small.close();
  const opened = open(path);
  opened.tokens.keep(LINE, 'token');
  for (let index = 0; index < COUNT; index += 1) await opened.eventLog.append(newEvent(`e${String(index)}`, { body: bodyOf(index) }));
  opened.eventLog.advance('feed', opened.eventLog.head());
  const { epoch } = opened.eventLog.head();
  if (ended === 'closed') await opened.eventLog.close();
  const read = (part: string): Buffer | null => (existsSync(path + part) ? readFileSync(path + part) : null);
  const files = { main: read('') ?? Buffer.alloc(0), wal: read('-wal'), head: read('-head') ?? Buffer.alloc(0), epoch };
  await opened.eventLog.close();
  return files;
}

function restore(path: string, { main, wal, head }: Pick<Image, 'main' | 'wal' | 'head'>): void {
  for (const file of readdirSync(place)) if (file.startsWith('damaged.db')) rmSync(join(place, file));
  writeFileSync(path, main);
  if (wal !== null) writeFileSync(`${path}-wal`, wal);
  writeFileSync(`${path}-head`, head);
}

/** Starts on the damaged files. Returns the events that are left. */
async function startOn(files: Image): Promise<readonly number[]> {
  const path = join(place, 'damaged.db');
  restore(path, files);
  const opened = open(path);
  const kept = indexes(opened);
  const { epoch, seq } = opened.eventLog.head();
  const lost = COUNT - kept.length;
  const what = `kept ${String(kept.length)}, head ${String(seq)}, problem ${JSON.stringify(opened.problem)}`;
  // What is lost is said, with its number; what is not lost is not said to be.
  if (lost === 0) expect(opened.problem, what).toBeNull();
  else expect(opened.problem, what).toMatchObject({ code: 'events-damaged', detail: expect.stringMatching(`^${String(lost)} event`) });
  // A place in the log means the same event for ever, or its epoch is another.
  expect(epoch === files.epoch, what).toBe(lost === 0);
  expect(opened.eventLog.cursorOf('feed').seq, what).toBeLessThanOrEqual(seq);
  await opened.eventLog.close();
  return kept;
}

/** Every so often, for it costs as much as all the rest: what is new is kept, and the damage is told once only. */
async function startAgain(expected: readonly number[]): Promise<void> {
  const next = open(join(place, 'damaged.db'));
  expect(await next.eventLog.append(newEvent('after', { body: bodyOf(9_999) }))).toMatchObject({ ok: true });
  await next.eventLog.close();
  const again = open(join(place, 'damaged.db'));
  expect(again.problem).toBeNull();
  expect(indexes(again)).toEqual([...expected, 9_999]);
  await again.eventLog.close();
}

const withFlip = (bytes: Buffer, at: number): Buffer => {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << ((at * 5) % 8));
  return flipped;
};

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('a write-ahead log', () => {
  /** Where each of the last commits ends: a frame is 24 bytes and a page, and names the size of the database where it commits. */
  function commitEnds(wal: Buffer): readonly number[] {
    const ends: number[] = [];
    for (let at = 32; at + 24 + PAGE <= wal.length; at += 24 + PAGE) if (wal.readUInt32BE(at + 4) !== 0) ends.push(at + 24 + PAGE);
    return ends;
  }

  test('cut at any byte of its last three commits keeps every commit before, and says what is gone', { timeout: 240_000 }, async () => {
    const crashed = await image('wal-cut.db', 'crashed');
    const wal = crashed.wal ?? Buffer.alloc(0);
    const ends = commitEnds(wal);
    const from = ends.at(-4) ?? 0;
    expect(from).toBeGreaterThan(0);
    for (let cut = from; cut <= wal.length; cut += 1) {
      const whole = ends.filter((end) => end <= cut).length;
      const kept = await startOn({ ...crashed, wal: wal.subarray(0, cut) });
      expect(kept).toEqual(upTo(COUNT - (ends.length - whole)));
      if (cut % 101 === 0) await startAgain(kept);
    }
  });

  test(
    'with a bit changed anywhere in its last three commits keeps every commit before, and says what is gone',
    { timeout: 240_000 },
    async () => {
      const crashed = await image('wal-flip.db', 'crashed');
      const wal = crashed.wal ?? Buffer.alloc(0);
      const ends = commitEnds(wal);
      for (let at = ends.at(-4) ?? 0; at < wal.length; at += FLIP_EVERY) {
        const whole = ends.filter((end) => end <= at).length;
        const kept = await startOn({ ...crashed, wal: withFlip(wal, at) });
        expect(kept).toEqual(upTo(COUNT - (ends.length - whole)));
        if (at % 101 === 0) await startAgain(kept);
      }
    },
  );
});

describe('the main file', () => {
  const pageOf = (main: Buffer, index: number): number => Math.trunc(main.indexOf(`call-${String(index).padStart(4, '0')}`) / PAGE);

  /** From the page of the third event from the end on. */
  const tail = (main: Buffer): number => pageOf(main, COUNT - 3) * PAGE;

  test('cut at any byte of its tail keeps every event that lies before, and says what is gone', { timeout: 240_000 }, async () => {
    const closed = await image('main-cut.db', 'closed');
    const { main } = closed;
    expect([closed.wal, main.length - tail(main) >= 2 * PAGE]).toEqual([null, true]);
    for (let cut = tail(main); cut < main.length; cut += 1) {
      const kept = await startOn({ ...closed, main: main.subarray(0, cut) });
      for (const index of upTo(COUNT)) if ((pageOf(main, index) + 1) * PAGE <= cut) expect(kept).toContain(index);
      if (cut % 101 === 0) await startAgain(kept);
    }
  });

  test(
    'with a bit changed anywhere in its tail keeps every event of other pages, and says what is gone',
    { timeout: 240_000 },
    async () => {
      const closed = await image('main-flip.db', 'closed');
      const { main } = closed;
      expect(closed.wal).toBeNull();
      for (let at = tail(main); at < main.length; at += FLIP_EVERY) {
        const kept = await startOn({ ...closed, main: withFlip(main, at) });
        for (const index of upTo(COUNT)) if (pageOf(main, index) !== Math.trunc(at / PAGE)) expect(kept).toContain(index);
        if (at % 101 === 0) await startAgain(kept);
      }
    },
  );

  test('that was replaced by an empty one is told to be lost', async () => {
    const closed = await image('main-empty.db', 'closed');
    const path = join(place, 'damaged.db');
    restore(path, { ...closed, main: Buffer.alloc(0) });
    const opened = open(path);
    expect(opened.problem).toMatchObject({ code: 'events-damaged', detail: expect.stringMatching(/^40 events/) });
    await opened.eventLog.close();
  });

  test('of which nothing can be read is set aside, and a new log begins', async () => {
    const closed = await image('main-gone.db', 'closed');
    const path = join(place, 'damaged.db');
    restore(path, { ...closed, main: Buffer.alloc(closed.main.length, 'x') });
    const opened = open(path);
    expect(opened.problem).toMatchObject({ code: 'events-damaged', detail: expect.stringMatching(/^40 events/) });
    expect(await opened.eventLog.append(newEvent('after'))).toMatchObject({ ok: true });
    await opened.eventLog.close();
    expect(readdirSync(place)).toContain('damaged.db.bad-1800000000000');
  });

  test('keeps its hook tokens and consumers when it is mended', async () => {
    const closed = await image('main-tokens.db', 'closed');
    const path = join(place, 'damaged.db');
    restore(path, { ...closed, main: withFlip(closed.main, closed.main.indexOf('call-0020')) });
    const opened = open(path);
    expect(indexes(opened)).toEqual(upTo(COUNT).filter((index) => index !== 20));
    expect(opened.tokens.read(LINE)).toBe('token');
    expect(opened.eventLog.cursorOf('feed')).toEqual(opened.eventLog.head());
    await opened.eventLog.close();
  });
});

test('a crash between setting the damaged file aside and taking the mended one ends with the mended one', async () => {
  const closed = await image('halfway.db', 'closed');
  const path = join(place, 'damaged.db');
  restore(path, closed);
  copyFileSync(path, `${path}.mended`);
  rmSync(path);
  const opened = open(path);
  expect([opened.problem, indexes(opened)]).toEqual([null, upTo(COUNT)]);
  await opened.eventLog.close();
});

test('damage that shows itself only in use is mended then, and told', async () => {
  const closed = await image('late.db', 'closed');
  const path = join(place, 'damaged.db');
  restore(path, closed);
  const problems: string[] = [];
  const { eventLog, problem } = openEventLog({ path, now: () => 7, log: memoryLog(), problemLater: ({ code }) => problems.push(code) });
  expect(problem).toBeNull();
  writeFileSync(path, withFlip(closed.main, closed.main.indexOf('call-0020')), { flag: 'r+' });
  // SQLite has the page in its memory, so the first reading may still be right; a page it must fetch anew is not.
  for (let index = 0; index < 400; index += 1) await eventLog.append(newEvent(`x${String(index)}`, { body: 'x'.repeat(20_000) }));
  expect(eventLog.read({ epoch: '', seq: 0 }, null, 1_000)).toHaveLength(COUNT - 1 + 400);
  expect(problems).toEqual(['events-damaged']);
  await eventLog.close();
});
