import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeLeftover } from '../../build/setup/remove-leftover.ts';

test('a leftover that somebody still writes to fails nobody’s start, and is removed once it is quiet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
  const writing = `const { mkdirSync, writeFileSync } = require('node:fs'); process.stdout.write('writing');
    for (let n = 0; ; n += 1) try { mkdirSync('a/b', { recursive: true }); writeFileSync('a/b/' + (n % 50), 'x'); } catch {}`;
  const writer = spawn(process.execPath, ['-e', writing], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void writer.kill('SIGKILL'));
  const gone = once(writer, 'exit');
  await once(writer.stdout, 'data');
  // Within a second it meets a file that comes between the emptying of a folder and its removal several times.
  for (const endMs = performance.now() + 1_000; performance.now() < endMs;) removeLeftover(join(folder, 'a'));
  writer.kill('SIGKILL');
  await gone;
  removeLeftover(folder);
  expect(existsSync(folder)).toBe(false);
  removeLeftover(folder);
});
