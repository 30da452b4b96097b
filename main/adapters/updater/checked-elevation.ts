import { extname } from 'node:path';
import type { Log } from '../../core/ports.ts';

/** What is to be installed, as it was checked. */
export interface CheckedFile {
  readonly path: string;
  /** In base64, as notices have it. */
  readonly sha512: string;
}

/** What root's part ends with where it did not come to the package manager. None of `pkexec`'s, which are 126 and 127. */
const NOT_WHAT_WAS_CHECKED = 97;

/** Below a folder that only root writes to. */
export const ROOTS_OWN_FOLDER = '/var/cache/pilot-softphone-update';

/**
 * The words of a command that electron-updater runs as root, such as `dpkg -i FILE`, so that what root installs is what we checked. The
 * file lies in the agent's folder, where every program of theirs could lay another in its place while they type their password. So root
 * copies it into a folder of its own, checks the copy, and installs that. What names no file (`apt-get install -f -y`) is as it was.
 *
 * The shells that the words go through put them into quotes of both kinds and expand what they find there: the words have neither quotes
 * nor a dollar. Throws where a file is to be installed that was never checked.
 */
export function checkedElevation(words: readonly string[], file: CheckedFile | null, folder = ROOTS_OWN_FOLDER): readonly string[] {
  const isFile = (word: string): boolean => file !== null && unescaped(word) === file.path;
  const [written] = words.filter(isFile);
  if (file === null || written === undefined) {
    if (words.some((word) => word.includes('/'))) throw new Error('a file is to be installed that was not checked');
    return words;
  }
  const copy = `${folder}/update${extname(file.path)}`;
  const hash = Buffer.from(file.sha512, 'base64').toString('hex');
  const install = words.map((word) => (isFile(word) ? copy : word)).join(' ');
  const steps = [
    `rm -rf ${folder}`,
    // Of the folder alone: what the package manager lays down is for everybody to read.
    `mkdir -m 700 ${folder}`,
    // A pipe in its place would never end.
    `test -f ${written}`,
    `cp ${written} ${copy}`,
    // A star before the name is the other of the two forms that `sha512sum` reads; two blanks would not come through.
    `echo ${hash} \\*${copy} | sha512sum --check --status`,
  ];
  const refuse = `{ rm -rf ${folder}; exit ${String(NOT_WHAT_WAS_CHECKED)}; }`;
  return [`{ ${steps.join(' && ')}; } || ${refuse}; { ${install} && rm -rf ${folder}; } || { rm -rf ${folder}; false; }`];
}

/**
 * Runs electron-updater's commands so. Where root found another file than the one that was checked, nothing more is run for it: for a deb
 * the engine takes any failure for missing dependencies, and would have root look for them.
 */
export function elevateChecked(order: {
  readonly asRoot: (words: readonly string[]) => unknown;
  readonly file: () => CheckedFile | null;
  readonly log: Log;
}): (words: readonly string[]) => unknown {
  let refused: CheckedFile | null = null;
  return (words) => {
    const file = order.file();
    if (file !== null && file === refused) throw new Error('the package was refused by root');
    try {
      return order.asRoot(checkedElevation(words, file));
    } catch (cause) {
      if (cause instanceof Error && cause.message.endsWith(`exited with code ${String(NOT_WHAT_WAS_CHECKED)}`)) {
        refused = file;
        order.log.error('root found another file than the one that was checked, and installs nothing');
      }
      throw cause;
    }
  };
}

/** Without the backslashes that electron-updater puts before what a shell would take for itself. */
function unescaped(word: string): string {
  return word.replace(/\\(.)/g, '$1');
}
