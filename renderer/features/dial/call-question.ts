import type { AppError } from '#contract/errors.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Refusals that the agent can overrule, each in its own way. */
const QUESTIONS = ['do-not-contact', 'unanswered-second', 'unanswered-fourth'] as const satisfies readonly AppError['code'][];
type QuestionCode = (typeof QUESTIONS)[number];

/** A call that main did not place, for somebody must say that it is meant. */
export interface CallQuestion {
  readonly to: PhoneNumber;
  readonly lineId: LineId;
  readonly code: QuestionCode;
}

export function isQuestion(error: AppError): error is AppError & { readonly code: QuestionCode } {
  return QUESTIONS.some((code) => code === error.code);
}
