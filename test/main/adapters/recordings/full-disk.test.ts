import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { callId } from '#contract/call.ts';
import { expect, onTestFinished, test } from 'vitest';
import { openRecording } from '../../../../main/adapters/recordings/recording-reader.ts';
import { openRecordingFile, type OpenRecordingFile } from '../../../../main/adapters/recordings/recording-writer.ts';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { duet, KEY, STARTED } from './support.ts';

/** A disk that holds eight seconds of PCM, where this user may make one; null elsewhere. */
function tinyDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null; // root of a container that may not mount
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}
function recorder(path: string): { readonly file: OpenRecordingFile; readonly told: string[] } {
  const told: string[] = [];
  const facts = { callId: callId('call-1'), startedAt: STARTED, format: 'wav', consent: 'spoken' } as const;
  const failed = ({ code, detail }: { readonly code: string; readonly detail?: string }): void => void told.push(`${code} ${detail ?? ''}`);
  return { file: openRecordingFile({ path, key: KEY, facts, failed }), told };
}

test('a disk that gets full in a recording is said once, within seconds, and what was kept until then opens', async (context) => {
  const folder = tinyDisk();
  if (folder === null) return context.skip('no small disk can be mounted here');
  const path = join(folder, 'a.rec');
  const { file, told } = recorder(path);
  const second = duet(1);
  for (let count = 0; count < 20; count += 1) {
    file.write(second);
    await delay(5);
  }
  await expect.poll(() => told).toEqual(['recording-broke-off ENOSPC']);
  const written = await file.finish();
  expect(written?.samples).toBeGreaterThan(5 * RECORDING_RATE_HZ);
  const opened = await openRecording(path, KEY, { isProven: true });
  expect(opened).toMatchObject({ ok: true, value: { samples: written?.samples, isCut: true } });
  expect(told).toHaveLength(1);
});

test('a folder that takes nothing is said, and leaves no file', async () => {
  const { file, told } = recorder(join(temporaryFolder(), 'nowhere', 'a.rec'));
  file.write(duet(1));
  expect(await file.finish()).toBeNull();
  expect(told).toEqual(['recording-broke-off ENOENT']);
});
