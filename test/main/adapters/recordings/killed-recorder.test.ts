import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openRecording } from '../../../../main/adapters/recordings/recording-reader.ts';
import { millisecondsOf } from '../../../../main/adapters/recordings/sound-content.ts';
import { KEY } from './support.ts';

/** One record is a second; one more may be on its way to the disk. */
const MOST_LOST_MS = 2_000;

// Side by side: each waits for its recorder's real time.
test.concurrent.for([
  ['wav', 2_900],
  ['webm', 3_300],
  ['webm', 4_100],
] as const)(
  'a recording (%s) whose app is killed after %i ms has lost two seconds at most',
  async ([format, lifeMs], { onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'killed-recorder-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'a.rec');
    const child = spawn(process.execPath, [join(import.meta.dirname, 'recorder-process.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin.write(`${path} ${KEY.toString('hex')} ${format}\n`);
    let spokenMs = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      spokenMs = Number(line);
      if (spokenMs < lifeMs) continue;
      child.kill('SIGKILL');
      break;
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const opened = await openRecording(path, KEY, { isProven: true });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.isCut).toBe(true);
    expect(spokenMs - millisecondsOf(opened.value.samples)).toBeLessThanOrEqual(MOST_LOST_MS);
    expect(opened.value.samples).toBeGreaterThan(0);
  },
);
