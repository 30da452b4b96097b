import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { layers, unseen } from '../../build/check/layers.ts';
import { runTool } from '../../build/check/tool.ts';
import { byFile, gateProject, type Expected, type Project } from './fixture.ts';

// Each test starts whole tools, which a loaded machine gives little time.
vi.setConfig({ testTimeout: 120_000 });

type RuleTable = Readonly<Record<string, unknown>>;

/** The folders a gate project has sources in. */
const FOLDERS = ['main', 'preload', 'renderer', 'test'];
const TOO_LONG = 'main/core/too-long.ts';

let wrong: Project;
let right: Project;
beforeAll(() => {
  wrong = gateProject('wrong');
  right = gateProject('right');
  writeFileSync(join(wrong.folder, TOO_LONG), `export const lines = 301;\n${'// a line more\n'.repeat(300)}`);
  writeFileSync(join(right.folder, TOO_LONG), `export const lines = 300;\n${'// a line more\n'.repeat(299)}`);
});
afterAll(() => {
  wrong.remove();
  right.remove();
});

async function lintFindings({ folder }: Project): Promise<Expected> {
  const { stdout } = await runTool(folder, ['oxlint', '--format', 'json', ...FOLDERS]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code?: string; message: string; filename: string }[] };
  return byFile(
    diagnostics.map(({ code, message, filename }) => ({
      file: filename,
      rule: code ?? (message.includes('Unused') ? 'unused-directive' : message),
    })),
  );
}

async function layerFindings({ folder }: Project): Promise<Expected> {
  const complaint = (await layers.run(folder)) ?? '';
  return byFile([...complaint.matchAll(/^(\S+) → .*?: (\S+)\. /gm)].map(([, file = '', rule = '']) => ({ file, rule })));
}

async function typeFindings({ folder }: Project): Promise<Expected> {
  const { output } = await runTool(folder, ['tsc', '-b', '--pretty', 'false']);
  const ours = /^(?:main|preload|renderer|test)\//;
  const findings = [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = '', rule = '']) => ({ file, rule }));
  return byFile(findings.filter(({ file }) => ours.test(file)));
}

async function formatFindings({ folder }: Project): Promise<Expected> {
  const { output } = await runTool(folder, ['oxfmt', '--list-different', ...FOLDERS]);
  return byFile([...output.matchAll(/^(\S+\.tsx?)/gm)].map(([, file = '']) => ({ file, rule: 'format' })));
}

describe('each gate finds what is wrong in each wrong file, and nothing else', () => {
  test('lint', async () => {
    expect(await lintFindings(wrong)).toEqual({ ...wrong.expected('lint'), [TOO_LONG]: ['eslint(max-lines)'] });
  });
  test('layers', async () => {
    expect(await layerFindings(wrong)).toEqual(wrong.expected('layers'));
  });
  test('types', async () => {
    expect(await typeFindings(wrong)).toEqual(wrong.expected('types'));
  });
  test('format', async () => {
    expect(await formatFindings(wrong)).toEqual(wrong.expected('format'));
  });
});

describe('each gate is silent on the right twins', () => {
  test.each([
    ['lint', lintFindings],
    ['layers', layerFindings],
    ['types', typeFindings],
    ['format', formatFindings],
  ])('%s', async (_, findings) => {
    expect(await findings(right)).toEqual({});
  });
});

test('every arrow and every lint rule that stands in the configuration has its wrong file', async () => {
  const { default: arrows } = (await import(join(wrong.folder, 'build/config/dependency-cruiser.cjs'))) as {
    default: { forbidden: readonly { readonly name: string }[] };
  };
  const broken = new Set(Object.values(wrong.expected('layers')).flat());
  expect(arrows.forbidden.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);

  const configuration = readFileSync(join(wrong.folder, '.oxlintrc.json'), 'utf8').replaceAll(/(^|\s)\/\/ .*$/gm, '');
  const { rules, overrides } = JSON.parse(configuration) as Record<'rules', RuleTable> & { overrides: readonly { rules: RuleTable }[] };
  const named = [rules, ...overrides.map((override) => override.rules)].flatMap((table) =>
    Object.entries(table)
      .filter(([, setting]) => setting !== 'off')
      .map(([name]) => name.split('/').at(-1) ?? ''),
  );
  const fired = Object.values(wrong.expected('lint')).flat().join(' ');
  expect(named.filter((rule) => rule !== 'max-lines' && !fired.includes(`(${rule})`))).toEqual([]);
});

test('a cruise that looked at fewer files than there are is red', () => {
  const files = ['main/index.ts', 'main/core/call.ts'];
  expect(unseen({ modules: [] }, files)).toEqual([
    'dependency-cruiser did not look at 2 of 2 files, among them main/index.ts, main/core/call.ts',
  ]);
  expect(unseen({ modules: [{ source: 'main/index.ts' }, { source: 'main/core/call.ts' }] }, files)).toEqual([]);
});
