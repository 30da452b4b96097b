import type { LineStatus } from '#contract/line.ts';

/** For the log: the state, and the cause where there is one. */
export function reachFacts(status: LineStatus): Readonly<Record<string, string>> {
  if (status.state === 'polling') return { state: status.state, cause: status.cause };
  if (status.state === 'unreachable') return { state: status.state, code: status.error.code };
  return { state: status.state };
}
