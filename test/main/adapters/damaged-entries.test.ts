import '../../support/without-electron.ts';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appError, type AppError } from '#contract/errors.ts';
import { clipId } from '#contract/recording.ts';
import { fail } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openClipStore } from '../../../main/adapters/clips/open-clip-store.ts';
import { openHookOutbox } from '../../../main/adapters/crm/hook-outbox.ts';
import { openLineStore } from '../../../main/adapters/line-store/open-line-store.ts';
import { openPriceStore } from '../../../main/adapters/price-store/open-price-store.ts';
import { openSecretStore } from '../../../main/adapters/secret-store/open-secret-store.ts';
import { openKeptFile } from '../../../main/adapters/settings-store/kept-file.ts';
import type { KeptFile } from '../../../main/core/kept-file-port.ts';
import type { SecretName } from '../../../main/core/ports.ts';
import { keptLine } from '../../support/contract-suites/line-store-suite.ts';
import { memoryFile } from '../../support/memory-file.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const log = memoryLog();
const seal = { seal: (text: string) => `sealed ${text}`, unseal: (sealed: string) => sealed.slice('sealed '.length) };
const SECRETS: readonly SecretName[] = ['tunnel-token', 'webhook-signature', 'recording-key', 'proxy-password', 'hook-secret'];
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

interface KeptList {
  readonly name: string;
  /** Keeps so many of them. */
  write(file: KeptFile, count: number): void;
  /** What is there, each as one value that can be compared. */
  read(file: KeptFile): { readonly entries: readonly unknown[]; readonly problem: AppError | null };
  /** Where they lie in the document: a list, or a record. */
  readonly at: readonly string[];
  readonly most: number;
}

const LISTS: readonly KeptList[] = [
  {
    name: 'lines',
    at: ['lines'],
    most: 9,
    write(file, count) {
      const { store } = openLineStore({ file, seal, log });
      // No bit makes one of another: ids are drawn by chance.
      for (const at of upTo(count)) store.save(keptLine('abcdefghi'.charAt(at).repeat(3)));
    },
    read(file) {
      const { store, problem } = openLineStore({ file, seal, log });
      return { entries: store.read(), problem };
    },
  },
  {
    name: 'clips',
    at: ['clips'],
    most: 9,
    write(file, count) {
      const clips = upTo(count).map((at) => ({
        id: clipId(`clip_${'abcdefghi'.charAt(at)}`),
        name: `Aviso ${String(at)}`,
        durationMs: at,
      }));
      file.write({ version: 1, clips });
    },
    read(file) {
      const { store, problem } = openClipStore({ folder: 'nowhere', file, log });
      return { entries: store.list(), problem };
    },
  },
  {
    name: 'outbox',
    at: ['waiting'],
    most: 9,
    write(file, count) {
      const letter = {
        event: 'call.missed',
        at: unixMs(1_000),
        standing: 'waiting',
        attempts: 2,
        answer: '503',
        body: '{"call":1}',
      } as const;
      openHookOutbox({ file, log }).outbox.write(upTo(count).map((at) => ({ id: `event_${String(at)}`, ...letter })));
    },
    read(file) {
      const { outbox, problem } = openHookOutbox({ file, log });
      return { entries: outbox.read(), problem };
    },
  },
  {
    name: 'prices',
    at: ['prices', 'rows'],
    most: 9,
    write(file, count) {
      const rows = upTo(count).map((at) => ({ prefix: `5${String(at)}`, fromMinutes: 0, perMinuteMicros: 52_000 + at }));
      openPriceStore({ file, log }).store.write({ table: { currency: 'BRL', rows }, importedAt: unixMs(1_000) });
    },
    read(file) {
      const { store, problem } = openPriceStore({ file, log });
      return { entries: store.read()?.table.rows ?? [], problem };
    },
  },
  {
    name: 'secrets',
    at: ['sealed'],
    most: SECRETS.length,
    write(file, count) {
      const { store } = openSecretStore({ file, seal, log });
      for (const name of SECRETS.slice(0, count)) store.write(name, `secret of ${name}`);
    },
    read(file) {
      const { store, problem } = openSecretStore({ file, seal, log });
      return { entries: SECRETS.map((name) => store.read(name)).filter((secret) => secret !== null), problem };
    },
  },
];

/** Nothing of which any of them could make sense, and what would reach into every object if it were merged. */
const NONSENSE = fc.oneof(
  fc.constantFrom<unknown>(null, 7, '', [], {}, true, JSON.parse('{"__proto__":{"polluted":true}}'), 'x'.repeat(70_000)),
  fc.integer(),
  fc.array(fc.jsonValue({ maxDepth: 1 })),
);

function entriesIn(document: unknown, at: readonly string[]): Record<string, unknown> | unknown[] {
  return at.reduce((within, name) => (within as Record<string, unknown>)[name], document) as Record<string, unknown> | unknown[];
}

describe.each(LISTS)('one bad entry of the $name', (list) => {
  const kept = (count: number): string => {
    const file = memoryFile();
    list.write(file, count);
    return file.text();
  };

  test('costs itself alone, is said once, and is kept beside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: list.most }), fc.nat(), NONSENSE, (count, chance, nonsense) => {
        const at = chance % count;
        const whole = list.read(memoryFile(kept(count))).entries;
        expect(whole).toHaveLength(count);
        const document: unknown = JSON.parse(kept(count));
        const entries = entriesIn(document, list.at);
        const key = Object.keys(entries)[at] ?? '';
        (entries as Record<string, unknown>)[key] = nonsense;
        const copies: string[] = [];
        const damaged = JSON.stringify(document);
        const memory = memoryFile(damaged);
        const file: KeptFile = {
          ...memory,
          copyAside() {
            copies.push(memory.text());
            return memory.copyAside();
          },
        };
        const opened = list.read(file);
        expect(opened.entries).toEqual(whole.toSpliced(at, 1));
        expect(opened.problem?.code).toBe('storage-damaged');
        expect(list.read(file)).toEqual({ entries: opened.entries, problem: null });
        expect(copies).toEqual([damaged]);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test('in a file that cannot be copied is not written over, and the others are there', () => {
    const document: unknown = JSON.parse(kept(3));
    const entries = entriesIn(document, list.at);
    (entries as Record<string, unknown>)[Object.keys(entries)[1] ?? ''] = 7;
    const file = memoryFile(JSON.stringify(document));
    const error = appError('storage-unavailable', 'ENOSPC');
    const opened = list.read({ ...file, copyAside: () => fail(error) });
    expect([opened.entries.length, opened.problem, file.text()]).toEqual([2, error, JSON.stringify(document)]);
  });

  test('of a later version is not read, nor written over', () => {
    const later = JSON.stringify({ ...(JSON.parse(kept(2)) as object), version: 2 });
    let aside = '';
    const memory = memoryFile(later);
    const file: KeptFile = {
      ...memory,
      setAside() {
        aside = memory.text();
        return memory.setAside();
      },
    };
    expect(list.read(file)).toMatchObject({ entries: [], problem: { code: 'storage-damaged' } });
    expect(aside).toBe(later);
  });

  test('or any byte of its file never keeps the app from starting, nor costs what can still be told apart', () => {
    const folder = temporaryFolder();
    const path = join(folder, `${list.name}.json`);
    const file = openKeptFile({ folder, name: list.name, now: () => 1 });
    const bytes = Buffer.from(kept(3));
    const whole = list.read(memoryFile(bytes.toString())).entries.map((entry) => JSON.stringify(entry));
    const costly: string[] = [];
    for (const at of bytes.keys()) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << ((at * 5) % 8));
      writeFileSync(path, flipped);
      const { entries } = list.read(file);
      const left = entries.filter((entry) => whole.includes(JSON.stringify(entry))).length;
      if (left < 2 && isTold(flipped.toString(), list.at)) costly.push(flipped.toString());
      list.read(file);
    }
    expect(costly).toEqual([]);
  });
});

/** Whether its entries can be told apart: it is JSON of this version, with its entries where they belong. */
function isTold(text: string, at: readonly string[]): boolean {
  try {
    const document = JSON.parse(text) as Record<string, unknown>;
    const entries = entriesIn(document, at);
    return document['version'] === 1 && typeof entries === 'object' && entries !== null && isHeadSound(document);
  } catch {
    return false;
  }
}

function isHeadSound({ prices }: Readonly<Record<string, unknown>>): boolean {
  if (prices === undefined) return true;
  const { currency, importedAt } = prices as Record<string, unknown>;
  return /^[A-Z]{3}$/.test(String(currency)) && typeof importedAt === 'number';
}

test('a copy that was made before is not made again, however often the rest cannot be written', () => {
  const folder = temporaryFolder();
  const text = '{"version":1,"waiting":[7]}';
  writeFileSync(join(folder, 'outbox.json'), text);
  let now = 1;
  const file = openKeptFile({ folder, name: 'outbox', now: () => now });
  const full: KeptFile = {
    ...file,
    write: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  };
  for (now = 1; now < 4; now += 1) openHookOutbox({ file: full, log });
  expect(readdirSync(folder).toSorted()).toEqual(['outbox.bad-1.json', 'outbox.json']);
  expect(readFileSync(join(folder, 'outbox.bad-1.json'), 'utf8')).toBe(text);
});

describe('secrets', () => {
  test('of a name that a later version gave are kept for it, whatever else changes', () => {
    const sealed = { 'tunnel-token': 'sealed token', 'pager-token': 'sealed pager' };
    const file = memoryFile(JSON.stringify({ version: 1, sealed }));
    const { store, problem } = openSecretStore({ file, seal, log });
    expect([problem, store.read('tunnel-token')]).toEqual([null, 'token']);
    store.write('hook-secret', 'new');
    expect(JSON.parse(file.text())).toEqual({ version: 1, sealed: { ...sealed, 'hook-secret': 'sealed new' } });
  });

  test('that cannot be read in a file that cannot be copied are locked, so that nothing takes their place', () => {
    const file = memoryFile('{"version":1,"sealed":{"recording-key":7,"tunnel-token":"sealed token"}}');
    const error = appError('storage-unavailable', 'ENOSPC');
    const { store } = openSecretStore({ file: { ...file, copyAside: () => fail(error) }, seal, log });
    expect([store.isLocked('recording-key'), store.isLocked('tunnel-token')]).toEqual([true, false]);
    expect(store.write('recording-key', 'another')).toEqual(error);
  });
});
