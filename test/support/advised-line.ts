import type { LineAdvice } from '#contract/line-advice.ts';
import { lineId } from '#contract/line.ts';

/** A line as it is advised: good where nothing else is said. */
export function advisedLine(part: Partial<LineAdvice>): LineAdvice {
  return {
    lineId: lineId('line'),
    verdict: 'good',
    reasons: [],
    perMinuteMicros: null,
    currency: null,
    permittedUntil: null,
    hoursUntil: null,
    blockedUntil: null,
    canAsk: false,
    ...part,
  };
}
