import type { PhaseName } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { expect, test } from 'vitest';
import { stakeOf } from '../../../../main/core/events/feed-stake.ts';
import type { FeedStake } from '../../../../main/core/ports.ts';
import { CALL_IN, PHASES } from '../../../support/fakes/sample-calls.ts';

const STAKE = {
  ringing: 'ringing',
  answering: 'ringing',
  dialing: 'ringing',
  alerting: 'ringing',
  active: 'talking',
  stranded: 'talking',
  ended: 'idle',
} as const satisfies Record<PhaseName, FeedStake>;

test.each(PHASES)('a line whose only call is %s', (phase) => {
  expect(stakeOf([CALL_IN[phase]], lineId('line-1'))).toBe(STAKE[phase]);
  expect(stakeOf([CALL_IN[phase]], lineId('line-2'))).toBe('idle');
});

test('a call that waits counts for more than the one that is talked on', () => {
  expect(stakeOf([CALL_IN.active, CALL_IN.ringing], lineId('line-1'))).toBe('ringing');
});
