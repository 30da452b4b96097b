import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markedProcesses } from '../../build/run/marked-processes.ts';
import { runApp } from '../../build/run/run-app.ts';

const RUN_APP = join(import.meta.dirname, '../../build/run/run-app.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilot-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A stand-in for the app: a Node program of a few lines. */
function app(source: string): { name: string; command: string; args: string[] } {
  const file = join(folder, 'app.mjs');
  writeFileSync(file, source);
  return { name: 'a stand-in', command: process.execPath, args: [file] };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('waited ten seconds in vain');
    await delay(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/** The process ids that the app has written to `started`; a file that is there may still be empty. */
async function startedPids(): Promise<number[]> {
  const file = join(folder, 'started');
  await until(() => existsSync(file) && readFileSync(file, 'utf8') !== '');
  return readFileSync(file, 'utf8').split(' ').map(Number);
}

/** Starts the app in a launcher of its own, as npm start does; the app writes its process ids to `started`. */
async function launch(source: string): Promise<{ launcher: ReturnType<typeof spawn>; ended: Promise<unknown[]>; pids: number[] }> {
  const runtime = app(`import { writeFileSync } from 'node:fs'; import { spawn } from 'node:child_process'; ${source}`);
  const launcher = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { runApp } from ${JSON.stringify(RUN_APP)}; process.exitCode = await runApp({ runtime: ${JSON.stringify(runtime)}, env: process.env });`,
    ],
    { stdio: 'inherit', cwd: folder },
  );
  const ended = once(launcher, 'exit');
  return { launcher, ended, pids: await startedPids() };
}

const STARTED = `writeFileSync('started', String(process.pid));`;
const WAIT = 'setInterval(() => {}, 1_000);';

describe('what npm start returns', () => {
  test.each([0, 3])('is the exit code of the app: %i', async (code) => {
    expect(await runApp({ runtime: app(`process.exit(${code})`), env: process.env })).toBe(code);
  });

  test('is 128 plus the signal when the app was killed', async () => {
    expect(await runApp({ runtime: app(`process.kill(process.pid, 'SIGKILL')`), env: process.env })).toBe(137);
  });

  test('is 127 when the runtime cannot be started', async () => {
    const nothing = { name: 'nothing', command: join(folder, 'absent'), args: [] };
    expect(await runApp({ runtime: nothing, env: process.env })).toBe(127);
  });
});

test('the process id that npm start tells is the one of the app itself', async () => {
  const told: number[] = [];
  const runtime = app(
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(join(folder, 'started'))}, String(process.pid));`,
  );
  await runApp({ runtime, env: process.env, onStarted: (pid) => void told.push(pid) });
  expect(told).toEqual(await startedPids());
});

describe('ending npm start', () => {
  test('lets the app quit in order, and passes on what it answered', async () => {
    const { launcher, ended } = await launch(
      `process.on('SIGTERM', () => { writeFileSync('quit', ''); process.exit(5); }); ${STARTED} ${WAIT}`,
    );
    launcher.kill('SIGTERM');
    expect((await ended)[0]).toBe(5);
    expect(existsSync(join(folder, 'quit'))).toBe(true);
  });

  test('ends what the app left running, even in a session of its own', async () => {
    const { ended, pids } = await launch(
      `const left = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }); left.unref();
       writeFileSync('started', String(left.pid)); setTimeout(() => process.exit(0), 300);`,
    );
    await ended;
    expect(pids.filter(isAlive)).toEqual([]);
  });

  test.runIf(process.platform !== 'win32')('by ending the shell that npm runs it in ends the app too', async () => {
    const runtime = app(`import { writeFileSync } from 'node:fs'; ${STARTED} ${WAIT}`);
    const script = join(folder, 'start.mjs');
    writeFileSync(
      script,
      `import { runApp } from ${JSON.stringify(RUN_APP)}; process.exitCode = await runApp({ runtime: ${JSON.stringify(runtime)}, env: process.env });`,
    );
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${script}"; true`], {
      cwd: folder,
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    const pids = await startedPids();
    expect(pids.filter(isAlive)).toHaveLength(1);
    shell.kill('SIGTERM');
    await until(() => !pids.some(isAlive));
  });

  test.runIf(process.platform === 'linux')('by SIGKILL still ends the app', async () => {
    const { launcher, pids } = await launch(`${STARTED} ${WAIT}`);
    expect(pids.filter(isAlive)).toHaveLength(1);
    launcher.kill('SIGKILL');
    await until(() => !pids.some(isAlive));
  });
});

test('a process is recognised by its marker, however it is called', async () => {
  const marker = `PILOT_TEST_MARK=${folder}`;
  const marked = spawn('sleep', ['600'], { env: { ...process.env, PILOT_TEST_MARK: folder } });
  await until(() => markedProcesses(marker).length > 0);
  expect(markedProcesses(marker)).toEqual([{ pid: marked.pid, commandLine: 'sleep 600' }]);
  marked.kill();
  await once(marked, 'exit');
  expect(markedProcesses(marker)).toEqual([]);
});
