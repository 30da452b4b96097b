import type { Line, LineId } from '#contract/line.ts';

/** The line a call would go out on: the chosen one while it exists, else the first that is reached, else the first. */
export function lineToDial(lines: readonly Line[], chosen: LineId | null): Line | null {
  return lines.find((line) => line.id === chosen) ?? lines.find((line) => isReached(line)) ?? lines[0] ?? null;
}

function isReached({ status }: Line): boolean {
  return status.state === 'live' || status.state === 'polling';
}
