import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { borrowHeaders } from './borrow-headers.ts';
import { findCommand } from './find-command.ts';

const LOAD_WITHIN_MS = 20_000;
const BUILD_WITHIN_MS = 300_000;

/** Whether naudiodon loads in this Node. Asked of a child, because a native addon may end its process. */
export async function portAudioLoads(repository: string): Promise<boolean> {
  const code = await exitCode({
    command: process.execPath,
    args: ['-e', "import('naudiodon').then(() => undefined)"],
    repository,
    env: process.env,
    withinMs: LOAD_WITHIN_MS,
    quiet: true,
  });
  return code === 0;
}

/**
 * Compiles naudiodon, which npm leaves out silently where it could not. Headers that lie on this machine come
 * first, because on a closed network node-gyp waits long for those it wants to download; an addon that uses
 * Node-API only, as this one, may be compiled against another Node version's. node-gyp's own download comes last.
 * Returns whether it loads now.
 */
export async function buildPortAudio(repository: string): Promise<boolean> {
  const args = existsSync(join(repository, 'node_modules/naudiodon'))
    ? ['rebuild', 'naudiodon']
    : ['install', '--no-save', '--include=optional'];
  const attempt = async (headers: string | null): Promise<boolean> => {
    const env = headers === null ? process.env : { ...process.env, npm_config_nodedir: headers };
    const code = await exitCode({ command: 'npm', args, repository, env, withinMs: BUILD_WITHIN_MS, quiet: true });
    return code === 0 && portAudioLoads(repository);
  };
  for (const headers of headerFolders()) if (await attempt(headers)) return true;
  const borrowed = await borrowHeaders(repository);
  return (borrowed !== null && (await attempt(borrowed))) || attempt(null);
}

/** Whether node-gyp finds what it runs. */
export function compilersAreThere(): boolean {
  return ['python3', 'make', 'g++'].every((name) => findCommand(name) !== null);
}

/** Folders that hold include/node/node.h: one the user named, the running Node's own, Debian's libnode-dev. */
export function headerFolders(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const candidates = [env['npm_config_nodedir'], dirname(dirname(process.execPath)), '/usr/local', '/usr'];
  const found = candidates.filter((folder) => folder !== undefined && folder !== '' && existsSync(join(folder, 'include/node/node.h')));
  return [...new Set(found)].filter((folder) => folder !== undefined);
}

type Order = {
  readonly command: string;
  readonly args: readonly string[];
  readonly repository: string;
  readonly env: NodeJS.ProcessEnv;
  readonly withinMs: number;
  readonly quiet: boolean;
};

function exitCode({ command, args, repository, env, withinMs, quiet }: Order): Promise<number | null> {
  return new Promise((resolve) => {
    // npm is a script on Windows, which only a shell can start.
    const child = spawn(command, args, {
      cwd: repository,
      env,
      stdio: quiet ? 'ignore' : 'inherit',
      timeout: withinMs,
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', (code) => {
      resolve(code);
    });
  });
}
