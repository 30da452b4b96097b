import type { QualityCause } from '#contract/quality.ts';

/** What of a cause is known besides the figures. */
export interface Surroundings {
  /** This computer keeps our own work waiting. */
  readonly isStrained: boolean;
  /** The sound stays on this machine: no network lies between. */
  readonly isSoundHere: boolean;
}

/**
 * What the agent hears of. Figures alone cannot tell a network that is late from a computer that is: where our own work is late too, or
 * no network lies between, it is the computer.
 */
export function toldCause(because: QualityCause, { isStrained, isSoundHere }: Surroundings): QualityCause {
  switch (because) {
    case 'no-speaker':
    case 'no-microphone':
    case 'busy':
      return because;
    case 'device':
      // A sound device that runs dry while we are late is a sound one.
      return isStrained ? 'busy' : because;
    case 'gaps':
    case 'late':
    case 'sending':
    case 'weak':
      return isStrained || isSoundHere ? 'busy' : because;
  }
}
