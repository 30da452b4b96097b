import type { Call } from './call.ts';

/** A call that is neither waiting to be answered nor over. */
export function isUnderWay({ phase }: Pick<Call, 'phase'>): boolean {
  return phase !== 'ringing' && phase !== 'ended';
}
