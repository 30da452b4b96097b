import type { Call } from '#contract/call.ts';

/** Whether a call takes the agent's ears as it is now, so that another call, or a sound check, has to wait. */
export function takesEars({ phase }: Pick<Call, 'phase'>): boolean {
  return OCCUPIES[phase];
}

const OCCUPIES = {
  ringing: false,
  answering: true,
  dialing: true,
  alerting: true,
  active: true,
  stranded: false,
  ended: false,
} as const satisfies Record<Call['phase'], boolean>;
