import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import config from '../../../build/config/electron-builder.ts';
import { archivedFiles } from '../../../build/package-check/archive.ts';
import { packHere } from '../../../build/package-check/pack-here.ts';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { REPOSITORY } from './desktop-room.ts';

const KIB = 1_024;
const MIB = KIB * KIB;
/** What the first window reads before anything is on the screen. */
const MAIN_PAGE_KIB = 2_000;
const ARCHIVE_MIB = 45;
const NATIVE_MIB = 45;

/** Sizes of what is built, and of what is installed beside Electron itself. */
export async function measureSizes(verdicts: Verdicts): Promise<void> {
  const sizes = (pattern: string): readonly [number, number] => {
    const contents = globSync(pattern, { cwd: REPOSITORY }).map((path) => readFileSync(join(REPOSITORY, path)));
    return [
      contents.reduce((sum, content) => sum + content.length, 0) / KIB,
      contents.reduce((sum, content) => sum + gzipSync(content).length, 0) / KIB,
    ];
  };
  for (const [name, pattern] of [
    ['main process', 'build/out/main/**/*.js'],
    ['preload', 'build/out/preload/*.cjs'],
    ['pages, scripts', 'build/out/renderer/**/*.js'],
    ['pages, styles', 'build/out/renderer/**/*.css'],
  ] as const) {
    const [plain, zipped] = sizes(pattern);
    verdicts.note(`${name}: ${plain.toFixed(0)} KiB, ${zipped.toFixed(0)} KiB zipped`);
  }
  verdicts.atMost('scripts of all pages, KiB', sizes('build/out/renderer/**/*.js')[0], MAIN_PAGE_KIB);

  const folder = mkdtempSync(join(tmpdir(), 'pilot-sizes-'));
  try {
    const { resources } = await packHere({ repository: REPOSITORY, config, folder });
    const files = archivedFiles(resources);
    const mib = (isUnpacked: boolean): number =>
      files.filter((file) => file.isUnpacked === isUnpacked).reduce((sum, { bytes }) => sum + bytes, 0) / MIB;
    verdicts.note(`${String(files.length)} files are installed beside Electron`);
    verdicts.atMost('archive, MiB', mib(false), ARCHIVE_MIB);
    verdicts.atMost('native files, MiB', mib(true), NATIVE_MIB);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
