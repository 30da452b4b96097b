import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join, parse } from 'node:path';

import { findCommand } from '../../setup/find-command.ts';

/** Programs that draw a save dialog: each prints the path, or ends with a code when it is closed. */
const PROGRAMS: readonly { readonly name: string; readonly args: (path: string) => readonly string[] }[] = [
  { name: 'zenity', args: (path) => ['--file-selection', '--save', '--confirm-overwrite', `--filename=${path}`] },
  { name: 'kdialog', args: (path) => ['--getsavefilename', path] },
];

/**
 * Asks the person at the screen where to save, in a dialog program of the desktop. Where there is none the answer is a free name in the
 * folder of downloads. Resolves with the path, empty where the dialog was closed.
 */
export function createSavePlace(machine: {
  readonly env: NodeJS.ProcessEnv;
  readonly downloads: () => string;
}): (defaultPath: string) => Promise<string> {
  const { env, downloads } = machine;
  return async (defaultPath) => {
    const hasScreen = (env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '') !== '';
    for (const { name, args } of hasScreen ? PROGRAMS : []) {
      const program = findCommand(name, env['PATH'] ?? '');
      if (program === null) continue;
      return await printed(program, args(defaultPath), env);
    }
    return freePath(downloads(), basename(defaultPath) || 'download');
  };
}

/** Nothing where the program does not end well. */
function printed(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  // A dialog must not outlive the app that asked.
  const end = (): void => void child.kill();
  process.once('exit', end);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  return new Promise((resolve) => {
    child.once('error', () => resolve(''));
    child.once('close', (code) => {
      process.off('exit', end);
      resolve(code === 0 ? text.replace(/\n$/, '') : '');
    });
  });
}

/** Nobody is asked before it is written over, so nothing is. */
function freePath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const { name: stem, ext } = parse(name);
  for (let count = 1; ; count += 1) {
    const path = join(folder, count === 1 ? name : `${stem} (${String(count)})${ext}`);
    if (!existsSync(path)) return path;
  }
}
