import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Everything the bundles are made of. A changed lock file may bring another version of a bundled package. */
const INPUTS = ['main/**/*', 'preload/**/*', 'renderer/**/*', 'build/config/electron.vite.config.ts', 'package.json', 'package-lock.json'];
const OUTPUTS = ['build/out/main/index.js', 'build/out/preload/index.cjs', 'build/out/renderer/views/main/index.html'];
const STAMP = 'build/out/bundled-from.txt';

export type BundleOutcome = { readonly ok: true; readonly built: boolean } | { readonly ok: false; readonly output: string };

/** Builds main, preload and renderer with electron-vite, unless what is there was built from the same inputs. */
export async function bundleIfStale(repository: string): Promise<BundleOutcome> {
  const fingerprint = fingerprintOf(repository, INPUTS);
  if (isFresh(repository, fingerprint)) return { ok: true, built: false };
  rmSync(join(repository, STAMP), { force: true }); // an interrupted build must not pass for the previous one
  const outcome = await runElectronVite(repository);
  if (outcome.ok) {
    mkdirSync(dirname(join(repository, STAMP)), { recursive: true });
    writeFileSync(join(repository, STAMP), fingerprint);
  }
  return outcome;
}

function isFresh(repository: string, fingerprint: string): boolean {
  const stamp = join(repository, STAMP);
  if (!OUTPUTS.every((path) => existsSync(join(repository, path)))) return false;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint;
}

/** A hash over the names and contents of all files, so that a deleted or renamed file counts as a change. */
export function fingerprintOf(repository: string, patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const entry of globSync([...patterns], { cwd: repository, withFileTypes: true }).toSorted((a, b) =>
    location(a) < location(b) ? -1 : 1,
  )) {
    if (!entry.isFile()) continue;
    const content = readFileSync(location(entry));
    hash.update(`${location(entry).slice(repository.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function location(entry: { readonly parentPath: string; readonly name: string }): string {
  return join(entry.parentPath, entry.name);
}

function runElectronVite(repository: string): Promise<BundleOutcome> {
  const cli = join(repository, 'node_modules/electron-vite/bin/electron-vite.js');
  return new Promise((resolve) => {
    const builder = spawn(process.execPath, [cli, 'build', '--config', 'build/config/electron.vite.config.ts', '--logLevel', 'warn'], {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [builder.stdout, builder.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    builder.once('error', (cause) => {
      resolve({ ok: false, output: cause.message });
    });
    builder.once('close', (code) => {
      resolve(code === 0 ? { ok: true, built: true } : { ok: false, output });
    });
  });
}
