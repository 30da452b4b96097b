import type { CallIn } from '#contract/call.ts';
import type { AppErrorCode } from '#contract/errors.ts';
import type { Line } from '#contract/line.ts';

/** What the same call once more would run into as well, until somebody has done something else. */
const STILL_IN_THE_WAY: ReadonlySet<AppErrorCode> = new Set([
  'bad-number',
  'permission-required',
  'permission-request-limit',
  'conversation-needed',
  'call-limit-reached',
  'peer-unreachable',
  'peer-busy',
  'key-rejected',
  'key-locked',
  'line-disconnected',
  'calling-disabled',
  'calling-not-ready',
  'not-supported',
  'plan-required',
  'payment-required',
  'number-restricted',
  'tier-too-low',
  'country-not-served',
  'quality-paused',
  'too-many-calls',
  'web-audio-unavailable',
  'microphone-blocked',
  'sound-never-came',
]);

/** Whether the next step after a call is to call once more: else that stands back behind what helps. */
export function helpsToCallAgain({ error }: CallIn<'ended'>, line: Line | undefined): boolean {
  if (line === undefined || line.status.state === 'unreachable') return false;
  return error === null || !STILL_IN_THE_WAY.has(error.code);
}
