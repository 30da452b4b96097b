import { readdirSync, readFileSync } from 'node:fs';

/** The process ids that a process has started and that are still there, in order; empty where the system does not tell (not Linux). */
export function childrenOf(pid: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  const started = readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
    readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return started.toSorted((one, other) => one - other);
}
