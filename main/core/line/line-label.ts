import { LONGEST_LINE_LABEL } from '#contract/line.ts';

/** A line's name as it is kept: the service's may be longer than the agent could type one. Never cut within a sign. */
export function lineLabel(name: string): string {
  return name
    .slice(0, LONGEST_LINE_LABEL)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
