import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findElectronBinary } from '../setup/find-electron.ts';
import { startOwnedProcess } from '../setup/owned-process.ts';

const DOWNLOAD_WITHIN_MS = 180_000;
const FAILED = 'build/out/electron-download-failed.txt';

export type DownloadOrder = {
  readonly repository: string;
  readonly env: NodeJS.ProcessEnv;
  readonly hasDesktop: boolean;
  readonly say: (line: string) => void;
};

/**
 * Runs Electron's own installer where that makes sense: on a desktop, outside CI, and once per Electron version.
 * A failure is remembered in build/out, so the next start on a closed network does not wait again.
 */
export async function downloadElectronOnce({ repository, env, hasDesktop, say }: DownloadOrder): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(repository, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  const failed = join(repository, FAILED);
  const failedBefore = existsSync(failed) && readFileSync(failed, 'utf8') === version;
  if (!hasDesktop || env['CI'] !== undefined || env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined || failedBefore) return;
  if (findElectronBinary(repository, env) !== null) return;

  say(`Fetching Electron ${version} (once, at most three minutes) …`);
  const installer = startOwnedProcess({
    command: process.execPath,
    args: [join(repository, 'node_modules/electron/install.js')],
    cwd: repository,
    env,
  });
  const deadline = setTimeout(() => installer.child.kill('SIGKILL'), DOWNLOAD_WITHIN_MS);
  const { code } = await installer.exited;
  clearTimeout(deadline);
  if (code === 0) return;
  mkdirSync(dirname(failed), { recursive: true });
  writeFileSync(failed, version);
  say(`Electron could not be fetched (${firstLine(installer.lastWords())}); \`npx install-electron\` tries again.`);
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.includes('Error')) ?? text.split('\n')[0] ?? '';
}
