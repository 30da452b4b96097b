import { spawn } from 'node:child_process';

import { findCommand } from '../../setup/find-command.ts';

/** What a program is asked for: `path` is where the question begins; `extensions` without their dots, none for any file. */
export interface FileQuestion {
  readonly kind: 'save' | 'open';
  readonly path: string;
  readonly extensions: readonly string[];
  readonly isMultiple: boolean;
}

/** Programs that draw file dialogs: each prints a path on a line, or ends with a code when it is closed. */
const PROGRAMS: readonly { readonly name: string; readonly args: (question: FileQuestion) => readonly string[] }[] = [
  {
    name: 'zenity',
    args: ({ kind, path, extensions, isMultiple }) => [
      '--file-selection',
      ...(kind === 'save' ? ['--save', '--confirm-overwrite'] : []),
      ...(isMultiple ? ['--multiple', '--separator=\n'] : []),
      ...(kind === 'save' || extensions.length === 0 ? [] : [`--file-filter=${patterns(extensions)}`]),
      `--filename=${path}`,
    ],
  },
  {
    name: 'kdialog',
    args: ({ kind, path, extensions, isMultiple }) => [
      ...(isMultiple ? ['--multiple', '--separate-output'] : []),
      kind === 'save' ? '--getsavefilename' : '--getopenfilename',
      path,
      ...(kind === 'save' || extensions.length === 0 ? [] : [patterns(extensions)]),
    ],
  },
];

/** Programs tell great letters from small ones; whoever named the file may not have. */
function patterns(extensions: readonly string[]): string {
  return extensions.flatMap((end) => [`*.${end}`, `*.${end.toUpperCase()}`]).join(' ');
}

/** Asks the person at the screen by a program of the desktop. Paths, none where it was closed; null where there is no such program, or no screen. */
export async function askByProgram(question: FileQuestion, env: NodeJS.ProcessEnv): Promise<readonly string[] | null> {
  const hasScreen = (env['DISPLAY'] ?? env['WAYLAND_DISPLAY'] ?? '') !== '';
  for (const { name, args } of hasScreen ? PROGRAMS : []) {
    const program = findCommand(name, env['PATH'] ?? '');
    if (program !== null) return (await printed(program, args(question), env)).split('\n').filter((path) => path !== '');
  }
  return null;
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
      resolve(code === 0 ? text : '');
    });
  });
}
