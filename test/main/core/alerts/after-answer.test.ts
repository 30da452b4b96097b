import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import { hasAnswered, mainAfterAnswer } from '../../../../main/core/alerts/after-answer.ts';
import { CALL_IN, PHASES } from '../../../support/fakes/sample-calls.ts';

const { ringing } = CALL_IN;
const as = (phase: Call['phase']): Call => ({ ...CALL_IN[phase], id: ringing.id });

test('a call that rang and is under way was answered here, also where nobody saw it being answered', () => {
  expect(PHASES.filter((phase) => hasAnswered([ringing], [as(phase)]))).toEqual(['answering', 'dialing', 'alerting', 'active', 'stranded']);
});

test('it is answered once, and a call that was placed, or taken up after a start, never', () => {
  expect(hasAnswered([as('answering')], [as('active')])).toBe(false);
  expect(hasAnswered([], [CALL_IN.dialing, CALL_IN.stranded])).toBe(false);
  expect(hasAnswered([ringing], [])).toBe(false);
});

test('a second call that rings on beside the first is not the one that was answered', () => {
  expect(hasAnswered([CALL_IN.alerting, ringing], [CALL_IN.alerting, ringing])).toBe(false);
});

test.each([
  ['by itself it stays where it is: the small window has what a call needs', { onAnswer: 'mini', miniWindow: true }, 'as-it-is'],
  ['it comes to the front where that was asked for', { onAnswer: 'main', miniWindow: true }, 'in-front'],
  ['also where the small window is not wanted', { onAnswer: 'main', miniWindow: false }, 'in-front'],
  ['without a small window it is put in sight, and leaves the keyboard', { onAnswer: 'mini', miniWindow: false }, 'in-sight'],
] as const)('the main window after an answer: %s', (_what, alerts, expected) => {
  expect(mainAfterAnswer(alerts)).toBe(expected);
});
