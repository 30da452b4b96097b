import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export type MarkedProcess = { readonly pid: number; readonly commandLine: string };

/**
 * Processes other than this one that carry `marker` (`NAME=value`) in their environment: what a run started,
 * directly or not, and however it detached itself. Linux only; elsewhere empty.
 */
export function markedProcesses(marker: string): readonly MarkedProcess[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids
    .filter((pid) => pid !== process.pid && procFile(pid, 'environ').split('\0').includes(marker))
    .map((pid) => ({ pid, commandLine: procFile(pid, 'cmdline').replaceAll('\0', ' ').trim() }))
    .filter(({ commandLine }) => commandLine !== ''); // an ended process whose parent has not looked yet
}

/** Waits until nothing marked is left, at most `withinMs`; returns what stayed. */
export async function stayedBehind(marker: string, withinMs: number): Promise<readonly MarkedProcess[]> {
  const deadline = performance.now() + withinMs;
  let left = markedProcesses(marker);
  while (left.length > 0 && performance.now() < deadline) {
    await delay(100);
    left = markedProcesses(marker);
  }
  return left;
}

/** Ends what stayed: SIGTERM, two seconds, SIGKILL. */
export async function endMarkedProcesses(marker: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const { pid } of markedProcesses(marker)) send(pid, signal);
    if ((await stayedBehind(marker, 2_000)).length === 0) return;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause; // ended by itself: fine
  }
}

function procFile(pid: number, name: 'environ' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return ''; // gone meanwhile, or another user's: not ours either way
  }
}
