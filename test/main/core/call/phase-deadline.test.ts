import type { PhaseName } from '#contract/call.ts';
import { expect, test } from 'vitest';
import { phaseDeadlineMs } from '../../../../main/core/call/phase-deadline.ts';
import { CALL_IN, PHASES } from '../../../support/fakes/sample-calls.ts';

const SECONDS = {
  ringing: 60,
  answering: 20,
  dialing: 30,
  alerting: 60,
  active: null,
  stranded: 60,
  // The sample ended with an error, which stays until it is read.
  ended: null,
} as const satisfies Record<PhaseName, number | null>;

test.each(PHASES)('%s may last as long as the table says', (phase) => {
  const seconds = SECONDS[phase];
  expect(phaseDeadlineMs(CALL_IN[phase])).toBe(seconds === null ? null : seconds * 1_000);
});

test('an ended call without an error is shown for 8 s', () => {
  expect(phaseDeadlineMs({ ...CALL_IN.ended, error: null, reason: 'completed' })).toBe(8_000);
});

test('a ring that is over leaves the screen at once: the list and a notification tell of it', () => {
  expect(phaseDeadlineMs({ ...CALL_IN.ended, error: null, reason: 'missed' })).toBe(0);
});
