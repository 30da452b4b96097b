import { join } from 'node:path';
import { readFuses } from '../packaging/fuses.ts';
import { archivedFiles, extractArchive } from './archive.ts';
import { desktopEntryComplaints } from './desktop-entry.ts';
import { fileSetComplaints } from './file-set.ts';
import { importComplaints } from './imports.ts';
import { nativeHashComplaints } from './native-hashes.ts';
import type { PackedHere } from './pack-here.ts';
import { startComplaints } from './start-packed.ts';

const MEGABYTE = 1_000_000;
const MOST_LISTED = 20;

/** Looks at a packed app, says what it found, and tells whether all is well. */
export async function checkPackage({
  packed,
  repository,
  folder,
  isStarted,
  say,
}: {
  readonly packed: PackedHere;
  readonly repository: string;
  /** For what is extracted. */
  readonly folder: string;
  readonly isStarted: boolean;
  readonly say: (line: string) => void;
}): Promise<boolean> {
  const { resources } = packed;
  const files = archivedFiles(resources);
  const app = join(folder, 'extracted');
  extractArchive(resources, app);
  const checks: readonly (readonly [string, readonly string[]])[] = [
    ['The archive holds what the app needs, and nothing else', fileSetComplaints(files)],
    ['Every package that main imports was packed', importComplaints(app)],
    ['Native files are those npm installed', nativeHashComplaints(files, { repository, resources })],
    ['The fuses in the binary are as decided', await fuseComplaints(packed.executable)],
    ...(packed.desktopEntry === null ? [] : [['The desktop entry opens links', desktopEntryComplaints(packed.desktopEntry)] as const]),
    ...(isStarted ? [['It starts, away from its sources', await startComplaints(app)] as const] : []),
  ];
  for (const [sentence, complaints] of checks) {
    say(`${complaints.length === 0 ? 'ok  ' : 'BAD '} ${sentence}`);
    for (const complaint of complaints.slice(0, MOST_LISTED)) say(`       ${complaint}`);
    if (complaints.length > MOST_LISTED) say(`       … and ${String(complaints.length - MOST_LISTED)} more`);
  }
  const bytes = (isUnpacked: boolean): number =>
    files.filter((file) => file.isUnpacked === isUnpacked).reduce((sum, file) => sum + file.bytes, 0) / MEGABYTE;
  say(
    `     ${String(files.length)} files: ${bytes(false).toFixed(1)} MB in the archive, ${bytes(true).toFixed(1)} MB of native files beside it`,
  );
  if (packed.electron === 'stand-in') {
    say('     Electron’s binary is not here: a stand-in took its place, and only its fuses were set and read back.');
  }
  return checks.every(([, complaints]) => complaints.length === 0);
}

async function fuseComplaints(executable: string): Promise<readonly string[]> {
  const readings = await readFuses(executable);
  return readings
    .filter(({ wanted, found }) => found !== wanted)
    .map(({ fuse, found }) => `${fuse} is ${found === null ? 'not there' : found ? 'on' : 'off'}`);
}
