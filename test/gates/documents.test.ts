import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCommand } from '../../build/setup/find-command.ts';
import { REPOSITORY } from './fixture.ts';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'main/README.md', 'build/dev-host/README.md'];

/** What git knows; without git (an unpacked archive) what is there. */
const tracked =
  existsSync(join(REPOSITORY, '.git')) && findCommand('git') !== null
    ? new Set(execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], { cwd: REPOSITORY, encoding: 'utf8' }).split('\0'))
    : null;

/** Files, and folders that hold some. */
function isKept(path: string): boolean {
  if (tracked === null) return existsSync(join(REPOSITORY, path));
  return tracked.has(path) || [...tracked].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));
}

/** Relative targets of `[text](target)`, `![picture](target)` and `[name]: target`, outside code. */
function relativeTargets(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(/^ *```[^]*?^ *```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)|^ *\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)].map(
    ([, inline, reference]) => inline ?? reference ?? '',
  );
  return targets.filter((target) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target));
}

/** The target as a path of the repository. */
function pathOf(document: string, target: string): string {
  const [file = ''] = target.split('#');
  return normalize(join(dirname(document), decodeURIComponent(file)))
    .split(sep)
    .join('/');
}

describe('every relative link and picture leads to a file that is kept', () => {
  test.each(DOCUMENTS)('in %s', (document) => {
    const dead = relativeTargets(readFileSync(join(REPOSITORY, document), 'utf8')).filter((target) => !isKept(pathOf(document, target)));
    expect(dead).toEqual([]);
  });

  test('and a dead one would be seen', () => {
    const markdown =
      '[a](main/README.md) ![b](build/none.png) [c](https://x.org/d)\n[e]: gone.md\n`[f](code.md)`\n```\n[g](code.md)\n```\n[h](#figures)';
    expect(relativeTargets(markdown)).toEqual(['main/README.md', 'build/none.png', 'gone.md']);
    expect(['main/README.md', 'build/none.png', 'main', '../outside.md'].filter((path) => isKept(path))).toEqual([
      'main/README.md',
      'main',
    ]);
    expect(pathOf('main/README.md', '../README.md#figures')).toBe('README.md');
  });
});

test('the tables of figures hold rows of figures', () => {
  const section = /^## Figures\n([^]*?)(?=^## |(?![^]))/m.exec(readFileSync(join(REPOSITORY, 'README.md'), 'utf8'))?.[1] ?? '';
  const tables = section.match(/(?:^\|.*\n)+/gm) ?? [];
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    const cells = table
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const [head = [], , ...rows] = cells;
    expect(head.length).toBeGreaterThan(1);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toHaveLength(head.length);
      for (const figure of row.slice(1)) expect(figure).toMatch(/\d/);
    }
  }
});
