import { readdirSync } from 'node:fs';

/** What a leak shows in besides memory (Linux). */
export interface ProcessCounts {
  readonly threads: number;
  readonly files: number;
}

export function processCounts(pid: number): ProcessCounts {
  return { threads: readdirSync(`/proc/${String(pid)}/task`).length, files: readdirSync(`/proc/${String(pid)}/fd`).length };
}
