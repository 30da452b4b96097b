import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runTool } from '../../build/check/tool.ts';
import { REPOSITORY } from './fixture.ts';

// Each test starts whole tools, which a loaded machine gives little time.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilot-gate-'));
  mkdirSync(join(folder, 'build/config'), { recursive: true });
  cpSync(join(REPOSITORY, 'build/config/knip.ts'), join(folder, 'build/config/knip.ts'));
  symlinkSync(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'), 'junction');
  write('package.json', JSON.stringify({ name: 'gate', type: 'module', dependencies: { zod: '4.6.7' } }));
  write('main/index.ts', `import { z } from 'zod';\nimport { ring } from './ring.ts';\nring(z.string());\n`);
  write('main/ring.ts', 'export const ring = (tone: unknown): unknown => tone;\n');
  write('renderer/views/main/index.html', '<script type="module" src="./view.ts"></script>\n');
  write('renderer/views/main/view.ts', 'document.title = "view";\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What knip complains of, by kind. */
async function unused(): Promise<Record<'files' | 'exports' | 'dependencies', readonly string[]>> {
  const { stdout } = await runTool(folder, ['knip', '--config', 'build/config/knip.ts', '--no-progress', '--reporter', 'json']);
  const { issues } = JSON.parse(stdout) as { issues: readonly Record<'files' | 'exports' | 'dependencies', readonly { name: string }[]>[] };
  const names = (kind: 'files' | 'exports' | 'dependencies'): readonly string[] =>
    issues.flatMap((issue) => (issue[kind] ?? []).map(({ name }) => name));
  return { files: names('files'), exports: names('exports'), dependencies: names('dependencies') };
}

test('a project in which everything is used is green, pages and their scripts included', async () => {
  expect(await unused()).toEqual({ files: [], exports: [], dependencies: [] });
});

test('an unused file, an unused export and an unused package are each found', async () => {
  write('main/forgotten.ts', 'export const forgotten = true;\n');
  write('main/ring.ts', 'export const ring = (tone: unknown): unknown => tone;\nexport const silence = 0;\n');
  write('package.json', JSON.stringify({ name: 'gate', type: 'module', dependencies: { zod: '4.6.7', ws: '8.23.0' } }));
  expect(await unused()).toEqual({ files: ['main/forgotten.ts'], exports: ['silence'], dependencies: ['ws'] });
});
