import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type FileLengths = {
  readonly files: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
  readonly longest: string;
};

/** Lines per file. The tail is what rots: see CONTRIBUTING.md. */
export function fileLengths(repository: string, paths: readonly string[]): FileLengths {
  const lengths = paths
    .map((path) => ({ path, lines: readFileSync(join(repository, path), 'utf8').trimEnd().split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines);
  const at = (share: number): number => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))]?.lines ?? 0;
  return { files: lengths.length, median: at(0.5), p90: at(0.9), max: at(1), longest: lengths.at(-1)?.path ?? '' };
}
