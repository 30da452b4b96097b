import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage, extractFile } from '@electron/asar';
import { describe, expect, test } from 'vitest';
import { placeOf, turnBitOver } from '../../build/smoke/tamper.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const workflow = readFileSync(join(REPOSITORY, '.github/workflows/release.yml'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe('the release workflow', () => {
  test('runs nothing that is not there', () => {
    const commands = [...workflow.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(3);
    for (const name of commands) expect(scripts).toHaveProperty([name]);
    const files = [...workflow.matchAll(/\bnode(?:-24)? (build\/[\w/.-]+\.ts)/g)].map(([, path = '']) => path);
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) expect(existsSync(join(REPOSITORY, path)), path).toBe(true);
  });

  test('takes each action by its commit, with the version that it is: a tag may be moved', () => {
    const taken = [...workflow.matchAll(/uses: *(.*)$/gm)].map(([, action = '']) => action);
    expect(taken.length).toBeGreaterThan(15);
    for (const action of taken) expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    // One commit for one version of one action, wherever it is taken.
    expect(new Set(taken).size).toBe(new Set(taken.map((action) => action.split('@')[0])).size);
  });

  test('packs, and tries what it packed, on all three systems', () => {
    for (const job of ['package', 'smoke-linux', 'smoke-fedora', 'smoke-windows', 'smoke-macos', 'draft'])
      expect(workflow).toMatch(new RegExp(`^  ${job}:$`, 'm'));
    expect(workflow.match(/smoke-package\.ts/g)?.length).toBeGreaterThanOrEqual(6);
    expect(workflow).toContain('needs: [smoke-linux, smoke-fedora, smoke-windows, smoke-macos]');
  });

  test('has every secret by its name alone, and its key for updates not at all', () => {
    expect(workflow).not.toMatch(/PRIVATE KEY|update.*(?:private|signing)[_-]?key/i);
    for (const [line] of workflow.matchAll(/^.*(?:PASSWORD|SECRET|CSC_LINK):.*$/gm)) expect(line).toContain('secrets.');
  });

  test('has secrets in one job, which an environment guards, and there in the step alone that signs', () => {
    const jobs = workflow.slice(workflow.indexOf('\njobs:')).split(/\n(?= {2}[\w-]+:\n)/);
    const secret = jobs.filter((job) => job.includes('secrets.'));
    expect(secret.map((job) => job.trim().split(':')[0])).toEqual(['package']);
    expect(secret[0]).toMatch(/^ {4}environment: release$/m);
    const steps = (secret[0] ?? '').split(/\n(?= {6}- )/);
    expect(steps.filter((step) => step.includes('secrets.')).map((step) => /run: (.*)/.exec(step)?.[1])).toEqual([
      'npm run package -- --has-natives',
    ]);
    const natives = steps.findIndex((step) => step.includes('npm run package -- --natives'));
    expect(natives).toBeGreaterThan(0);
    expect(natives).toBeLessThan(steps.findIndex((step) => step.includes('secrets.')));
  });

  test('gives the machine that builds no right to write', () => {
    expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(workflow.match(/contents: write/g)?.length).toBe(1);
    expect(workflow.match(/actions\/checkout@/g)?.length).toBe(workflow.match(/persist-credentials: false/g)?.length);
  });
});

test('a changed archive is one whose entry has one bit turned over', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'app/build/out/main'), { recursive: true });
  for (const name of ['a.txt', 'build/out/main/index.js', 'z.txt']) writeFileSync(join(folder, 'app', name), `import ${name}`);
  const archive = join(folder, 'app.asar');
  await createPackage(join(folder, 'app'), archive);
  turnBitOver(archive, placeOf(archive, 'build/out/main/index.js'));
  expect(extractFile(archive, 'build/out/main/index.js').toString()).toBe('hmport build/out/main/index.js');
  expect(extractFile(archive, 'a.txt').toString()).toBe('import a.txt');
});
