import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOf } from '../../build/run/bundle.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
  mkdirSync(join(folder, 'main/core'), { recursive: true });
  writeFileSync(join(folder, 'main/index.ts'), 'index');
  writeFileSync(join(folder, 'main/core/call.ts'), 'call');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const fingerprint = (): string => fingerprintOf(folder, ['main/**/*']);

test('the same sources have the same fingerprint, whenever they were written', () => {
  const before = fingerprint();
  utimesSync(join(folder, 'main/index.ts'), 1, 1);
  writeFileSync(join(folder, 'notes.txt'), 'not a source');
  expect(fingerprint()).toBe(before);
});

test.each([
  [
    'changed',
    () => {
      writeFileSync(join(folder, 'main/core/call.ts'), 'Call');
    },
  ],
  [
    'deleted',
    () => {
      rmSync(join(folder, 'main/core/call.ts'));
    },
  ],
  [
    'renamed',
    () => {
      renameSync(join(folder, 'main/core/call.ts'), join(folder, 'main/core/calm.ts'));
    },
  ],
  [
    'added',
    () => {
      writeFileSync(join(folder, 'main/core/empty.ts'), '');
    },
  ],
])('a source that was %s asks for a new build', (_, change) => {
  const before = fingerprint();
  change();
  expect(fingerprint()).not.toBe(before);
});
