import { QUALITY_CAUSES, type QualityCause } from '#contract/quality.ts';
import { expect, test } from 'vitest';
import { toldCause } from '../../../../main/core/quality/told-cause.ts';

/** What the agent hears of: as the figures say; where our own work is late too; where the service is on this machine; and both. */
const TOLD = {
  'no-speaker': ['no-speaker', 'no-speaker', 'no-speaker', 'no-speaker'],
  'no-microphone': ['no-microphone', 'no-microphone', 'no-microphone', 'no-microphone'],
  late: ['late', 'busy', 'busy', 'busy'],
  gaps: ['gaps', 'busy', 'busy', 'busy'],
  device: ['device', 'busy', 'device', 'busy'],
  sending: ['sending', 'busy', 'busy', 'busy'],
  weak: ['weak', 'busy', 'busy', 'busy'],
  busy: ['busy', 'busy', 'busy', 'busy'],
} as const satisfies Record<QualityCause, readonly [QualityCause, QualityCause, QualityCause, QualityCause]>;

test.each(QUALITY_CAUSES)('%s is laid to the network only where a network lies between, and this computer keeps up', (cause) => {
  const told = [
    toldCause(cause, { isStrained: false, isServiceHere: false }),
    toldCause(cause, { isStrained: true, isServiceHere: false }),
    toldCause(cause, { isStrained: false, isServiceHere: true }),
    toldCause(cause, { isStrained: true, isServiceHere: true }),
  ];
  expect(told).toEqual(TOLD[cause]);
});
