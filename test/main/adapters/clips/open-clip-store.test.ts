import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clipId } from '#contract/recording.ts';
import { expect, test } from 'vitest';
import { openClipStore } from '../../../../main/adapters/clips/open-clip-store.ts';
import { memoryFile, type MemoryFile } from '../../../support/memory-file.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const CLIP = { id: clipId('clip_a'), name: 'Bom dia', durationMs: 1_000 };
const PCM = Int16Array.from({ length: 16_000 }, (_, index) => (index % 200) * 100 - 10_000);

function open(folder = temporaryFolder(), file: MemoryFile = memoryFile()) {
  return { folder, file, ...openClipStore({ folder, file, log: memoryLog() }) };
}

test('a clip comes back sample for sample, also after a restart, and is gone when it is removed', async () => {
  const { store, folder, file } = open();
  expect(await store.add(CLIP, PCM)).toEqual({ ok: true, value: null });
  const again = open(folder, file).store;
  expect(again.list()).toEqual([CLIP]);
  expect(await again.pcm(CLIP.id)).toEqual(PCM);
  expect(await again.remove(CLIP.id)).toEqual({ ok: true, value: null });
  expect(again.list()).toEqual([]);
  expect(await again.pcm(CLIP.id)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

test('only what is listed is ever played', async () => {
  const { store, folder } = open();
  await store.add(CLIP, PCM);
  writeFileSync(join(folder, 'clip_b.wav'), 'put there by hand');
  expect(await store.pcm(clipId('clip_b'))).toBeNull();
  expect(await store.pcm(clipId('../secret'))).toBeNull();
});

test('one whose file is gone or is no sound of ours is not played', async () => {
  const { store, folder } = open();
  await store.add(CLIP, PCM);
  writeFileSync(join(folder, 'clip_a.wav'), 'RIFF');
  expect(await store.pcm(CLIP.id)).toBeNull();
  rmSync(join(folder, 'clip_a.wav'));
  expect(await store.pcm(CLIP.id)).toBeNull();
});

test('a damaged list is set aside and said to be', () => {
  const { store, problem } = open(temporaryFolder(), memoryFile('{"version":1,"clips":[{"id":"../x"}]}'));
  expect(problem).toMatchObject({ code: 'storage-damaged' });
  expect(store.list()).toEqual([]);
});

test('a folder that cannot be made is a refusal, not a clip', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'clips'), 'a file stands where the folder should');
  const { store } = open(join(folder, 'clips'));
  expect(await store.add(CLIP, PCM)).toMatchObject({ ok: false, error: { code: 'storage-unavailable' } });
  expect(store.list()).toEqual([]);
});
