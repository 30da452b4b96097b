import { readFileSync } from 'node:fs';
import { childrenOf } from '../../support/softphone/children-of.ts';

/** In MiB, what is in several processes divided among them (Linux: Pss). */
export interface AppMemory {
  /** The app's own process: Electron's main. */
  readonly main: number;
  /** Processes of ours beside it: sound, and what was started for a while. */
  readonly beside: number;
  /** Chromium with all its processes. */
  readonly chromium: number;
}

/** Linux only. */
export function appMemory({ pid, chromiumPid }: { readonly pid: number; readonly chromiumPid: number }): AppMemory {
  const chromium = withDescendants(chromiumPid);
  const others = withDescendants(pid).filter((one) => one !== pid && !chromium.includes(one));
  return { main: pssMiB(pid), beside: sum(others.map(pssMiB)), chromium: sum(chromium.map(pssMiB)) };
}

export function totalOf({ main, beside, chromium }: AppMemory): number {
  return main + beside + chromium;
}

function withDescendants(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
}

/** 0 for a process that has ended meanwhile. */
function pssMiB(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
