import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { readFuses } from '../packaging/fuses.ts';

const RUNS_WITHIN_MS = 90_000;
const ENDS_WITHIN_MS = 20_000;
const COMMAND_WITHIN_MS = 30_000;
/** What a package that lacks something says in its log. */
const TROUBLE = /Cannot find (?:module|package)|ERR_MODULE_NOT_FOUND|PortAudio did not load|could not start/;

/** What `status --json` says, as far as it is asked here: `status` is left out where no phone runs. */
interface Answer {
  readonly status?: { readonly lines: readonly { readonly state: string }[] };
}
type Status = NonNullable<Answer['status']>;

/** What is wrong with an installed app; empty where it starts, has lines, and ends when told to. */
export async function smokeComplaints({
  program,
  binary,
  isTampered,
}: {
  readonly program: string;
  /** What has the fuses; on macOS the `.app`. */
  readonly binary: string;
  /** Its archive was changed: it must not start. */
  readonly isTampered: boolean;
}): Promise<readonly string[]> {
  const home = mkdtempSync(join(tmpdir(), 'pilot-smoke-'));
  const env = { ...process.env, XDG_CONFIG_HOME: home };
  const app = spawn(program, [], { stdio: 'ignore', env });
  try {
    const status = await statusOf(app, { program, env });
    if (isTampered) return status === null ? [] : ['it starts although its archive was changed'];
    if (status === null)
      return [
        hasEnded(app) ? 'it ended before it told its status' : `it did not tell its status within ${String(RUNS_WITHIN_MS / 1_000)} s`,
        ...troublesIn(logFolder(home)),
      ];
    const fuses = (await readFuses(binary))
      .filter(({ wanted, found }) => wanted !== found)
      .map(({ fuse }) => `the fuse ${fuse} is not as decided`);
    return [...fuses, ...troublesIn(logFolder(home)), ...(await endComplaints(app))];
  } finally {
    app.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

/** Asks by the app's own command until a line is ready; null where none ever is, or where the app has ended. */
async function statusOf(
  app: ChildProcess,
  { program, env }: { readonly program: string; readonly env: NodeJS.ProcessEnv },
): Promise<Status | null> {
  const until = Date.now() + RUNS_WITHIN_MS;
  while (Date.now() < until && !hasEnded(app)) {
    const status = await askOnce(program, env);
    if (status?.lines.some(({ state }) => state === 'live' || state === 'polling') === true) return status;
    await delay(1_000);
  }
  return null;
}

async function askOnce(program: string, env: NodeJS.ProcessEnv): Promise<Status | null> {
  try {
    const { stdout } = await promisify(execFile)(program, ['status', '--json'], { timeout: COMMAND_WITHIN_MS, env });
    return (JSON.parse(stdout) as Answer).status ?? null; // the app's own words
  } catch {
    return null; // nobody answers yet
  }
}

/** Where an installed app writes its log. */
function logFolder(home: string): string {
  const name = 'Pilot Softphone/logs';
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), name);
  return process.platform === 'darwin' ? join(homedir(), 'Library/Application Support', name) : join(home, name);
}

/** A package that writes no log at all is in trouble too. */
function troublesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [`there is no log in ${folder}`];
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return logs.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => TROUBLE.test(line)),
  );
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function endComplaints(app: ChildProcess): Promise<readonly string[]> {
  const ended = new Promise<void>((resolve) => {
    app.once('exit', () => {
      resolve();
    });
  });
  app.kill('SIGTERM'); // Windows knows no signals: there this ends it at once
  await Promise.race([ended, delay(ENDS_WITHIN_MS, undefined, { ref: false })]);
  return hasEnded(app) ? [] : ['it does not end when it is told to'];
}
