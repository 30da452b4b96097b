import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** As in a lock file: `sha512-…`. */
  readonly integrity: string;
}

/** Fetches a package by npm, without running anything of it, and unpacks it into `folder`. Throws where it is not the one that was pinned. */
export function takePackage({ name, version, integrity }: PinnedPackage, folder: string): void {
  const work = mkdtempSync(join(tmpdir(), 'pilot-package-'));
  try {
    execFileSync('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', work], { stdio: 'pipe' });
    const [file = ''] = readdirSync(work);
    const found = `sha512-${createHash('sha512')
      .update(readFileSync(join(work, file)))
      .digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} is ${found}, and ${integrity} was pinned`);
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-xzf', join(work, file), '-C', folder, '--strip-components=1']);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What the lock file says of a package that npm left out here because it is of another machine. */
export function lockedPackage(repository: string, name: string): PinnedPackage {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
  };
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {};
  if (version === undefined || integrity === undefined) throw new Error(`the lock file does not know ${name}`);
  return { name, version, integrity };
}
