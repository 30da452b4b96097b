import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../..');

const GATES = ['build/config/dependency-cruiser.cjs', 'build/config/tsconfig.base.json'];

/** What the first lines of a wrong file say that each gate must find in it: `// lint: rule rule`. */
export type Expected = Readonly<Record<string, readonly string[]>>;

export type Project = {
  readonly folder: string;
  /** Source files, as paths in the project. */
  readonly files: readonly string[];
  /** Findings a gate has to make, by file; files without any are left out. */
  readonly expected: (gate: 'lint' | 'layers' | 'types' | 'format') => Expected;
  readonly remove: () => void;
};

/** A project with this repository's own gates and the sources of test/gates/wrong or test/gates/right. */
export function gateProject(sources: 'wrong' | 'right'): Project {
  const folder = mkdtempSync(join(tmpdir(), 'pilot-gate-'));
  cpSync(join(import.meta.dirname, sources), folder, { recursive: true });
  for (const name of ['package.json', '.oxlintrc.json', '.oxfmtrc.json', 'tsconfig.json', ...GATES]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(REPOSITORY, name), join(folder, name));
  }
  for (const path of globSync('{main,preload,renderer,build,test}/{*/,}tsconfig.json', { cwd: REPOSITORY })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(REPOSITORY, path), join(folder, path));
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const files = globSync('{main,preload,renderer,test}/**/*.{ts,tsx}', { cwd: folder }).map((path) => path.split(sep).join('/'));
  return {
    folder,
    files,
    expected: (gate) => expectedOf(folder, files, gate),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function expectedOf(folder: string, files: readonly string[], gate: string): Expected {
  const entries = files.map((path): [string, readonly string[]] => {
    const line = readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .find((candidate) => candidate.startsWith(`// ${gate}`));
    return [path, line === undefined ? [] : (line.split(': ')[1]?.split(' ') ?? [gate]).toSorted()];
  });
  return Object.fromEntries(entries.filter(([, rules]) => rules.length > 0));
}

/** Findings of a tool in the same form: rules by file, each once. */
export function byFile(findings: readonly { readonly file: string; readonly rule: string }[]): Expected {
  const files = [...new Set(findings.map(({ file }) => file))];
  return Object.fromEntries(
    files.map((file) => [file, [...new Set(findings.filter((finding) => finding.file === file).map(({ rule }) => rule))].toSorted()]),
  );
}
