import type { Call } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import type { CallEvent } from '../../../../main/core/call/call-event.ts';
import { stepCall } from '../../../../main/core/call/call-machine.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

const ended = (event: CallEvent): Call => stepCall(CALL_IN.active, event, unixMs(SIMULATED_START + 5_000)).call;

test('an ended call knows that the customer hung up', () => {
  expect(ended({ type: 'remote-ended', outcome: 'completed', answered: true })).toMatchObject({ phase: 'ended', byPeer: true });
});

test('nothing of the kind is said where we hung up, or the connection failed', () => {
  expect(ended({ type: 'hang-up' })).not.toHaveProperty('byPeer');
  expect(ended({ type: 'remote-ended', outcome: 'failed', answered: true })).not.toHaveProperty('byPeer');
});
