import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { takeSteps } from '../../core/sqlite-file.ts';
import { claimedVersion, salvageTables } from './salvage-tables.ts';

/** Beside a damaged database, with what could be read of it. */
export interface MendedCopy {
  readonly rows: number;
  /** Puts it in the place of the damaged file, which is set aside already. */
  take(): void;
}

const mendedPath = (path: string): string => `${path}.mended`;

function forget(path: string): void {
  for (const part of ['', '-journal']) rmSync(mendedPath(path) + part, { force: true });
}

/** A crash between setting the damaged file aside and putting the mended one in its place. */
export function finishMending(path: string): void {
  if (existsSync(path) || existsSync(`${mendedPath(path)}-journal`)) forget(path);
  else if (existsSync(mendedPath(path))) renameSync(mendedPath(path), path);
}

/** Every row that can be read, at the newest schema; null where there is none. Throws where the disk refuses. */
export function mendedCopy(path: string, steps: readonly string[]): MendedCopy | null {
  // The rows have the shape of the version that wrote them; a damaged head may claim any.
  for (const version of new Set([claimedVersion(path), steps.length])) {
    if (version < 1 || version > steps.length) continue;
    const rows = copyAt(path, { steps, version });
    if (rows > 0) return { rows, take: () => renameSync(mendedPath(path), path) };
  }
  return null;
}

function copyAt(path: string, { steps, version }: { readonly steps: readonly string[]; readonly version: number }): number {
  forget(path);
  const mended = new DatabaseSync(mendedPath(path));
  let isOfUse = false;
  try {
    takeSteps(mended, { name: 'database', steps: steps.slice(0, version) });
    const rows = salvageTables({ path, to: mended, bytes: statSync(path).size });
    takeSteps(mended, { name: 'database', steps });
    isOfUse = rows > 0;
    return rows;
  } finally {
    mended.close();
    if (!isOfUse) forget(path);
  }
}
