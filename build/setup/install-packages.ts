import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Need } from './needs.ts';

const PATIENCE = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', '-o', 'DPkg::Lock::Timeout=120'];

/**
 * Installs the packages of `needs` with apt-get, after `apt-get update`. Its output goes to the terminal: it may
 * take minutes. Returns the exit code; the caller looks again at what is there instead of trusting it.
 */
export async function installPackages(needs: readonly Need[]): Promise<number> {
  const updated = await aptGet(['update', '-q']);
  if (updated !== 0) return updated;
  const wanted = needs.flatMap((need) => need.packages.debian);
  const { stdout } = await promisify(execFile)('apt-cache', ['policy', ...wanted.flatMap((name) => name.split('|'))]);
  const names = chooseAvailable(wanted, stdout);
  return names.length === 0 ? 0 : aptGet(['install', '-y', '-q', '--no-install-recommends', ...names]);
}

/** Of each `a|b` the first name that `apt-cache policy` has a candidate for; a name nobody has is left out. */
export function chooseAvailable(wanted: readonly string[], policy: string): readonly string[] {
  const available = new Set([...policy.matchAll(/^(\S+):\n(?:.*\n)?\s+Candidate: (?!\(none\))/gm)].map((match) => match[1]));
  return wanted.map((choice) => choice.split('|').find((name) => available.has(name))).filter((name) => name !== undefined);
}

function aptGet(args: readonly string[]): Promise<number> {
  const order = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...PATIENCE, ...args];
  const [command = 'env', ...rest] = process.getuid?.() === 0 ? order : ['sudo', '-n', ...order];
  return new Promise((resolve) => {
    const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => {
      resolve(127);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
