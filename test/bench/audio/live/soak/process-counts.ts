import { existsSync, readdirSync } from 'node:fs';

/** What a leak shows in besides memory (Linux); NaN of a process that is gone. */
export interface ProcessCounts {
  readonly threads: number;
  readonly files: number;
}

export function processCounts(pid: number): ProcessCounts {
  if (!existsSync(`/proc/${String(pid)}`)) return { threads: Number.NaN, files: Number.NaN };
  return { threads: readdirSync(`/proc/${String(pid)}/task`).length, files: readdirSync(`/proc/${String(pid)}/fd`).length };
}
