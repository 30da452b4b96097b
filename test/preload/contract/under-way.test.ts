import { expect, test } from 'vitest';
import { isUnderWay } from '#contract/under-way.ts';
import { CALL_IN, PHASES } from '../../support/fakes/sample-calls.ts';

test('a call is under way from its answer or its dialling to its end, a stranded one too, and not while it rings here', () => {
  expect(PHASES.filter((phase) => isUnderWay(CALL_IN[phase]))).toEqual(['answering', 'dialing', 'alerting', 'active', 'stranded']);
});
