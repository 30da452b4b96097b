import type { LineAdvice, LineReason } from './line-advice.ts';

/** What makes one line better than another, the weightiest first: the first in which two lines differ decides. */
const LINE_CRITERIA = ['passes', 'last-used', 'permission', 'hours', 'connection', 'cost'] as const;
export type LineCriterion = (typeof LINE_CRITERIA)[number];

const PERMISSION: Partial<Record<LineReason, number>> = {
  'permission-ending': 1,
  'unanswered-second': 2,
  'permission-unknown': 3,
  'unanswered-fourth': 4,
  'no-calls-left': 5,
  'permission-missing': 6,
};
const CONNECTION: Partial<Record<LineReason, number>> = { polling: 1, connecting: 2, 'country-poor': 2, unreachable: 3 };
/** What tells two lines apart there, the worst first. */
export const PERMISSION_REASONS = worstFirst(PERMISSION);
export const CONNECTION_REASONS = worstFirst(CONNECTION);
/** A call that nobody takes costs something here: that they know the line is then no reason to take it. */
const AT_RISK: readonly LineReason[] = ['unanswered-second', 'unanswered-fourth'];

/** Less is better. */
const RANKS: Readonly<Record<LineCriterion, (advice: LineAdvice) => number>> = {
  passes: ({ verdict }) => Number(verdict === 'blocked'),
  'last-used': ({ reasons }) => Number(!reasons.includes('last-used') || reasons.some((reason) => AT_RISK.includes(reason))),
  permission: ({ reasons }) => Math.max(0, ...reasons.map((reason) => PERMISSION[reason] ?? 0)),
  hours: ({ reasons }) => Number(reasons.includes('outside-hours')),
  connection: ({ reasons }) => Math.max(0, ...reasons.map((reason) => CONNECTION[reason] ?? 0)),
  cost: ({ reasons, perMinuteMicros }) => (reasons.includes('free') ? 0 : (perMinuteMicros ?? Number.MAX_SAFE_INTEGER)),
};

/** Why the first is better, or worse; null where nothing tells them apart. */
export function decidingCriterion(one: LineAdvice, other: LineAdvice): LineCriterion | null {
  return LINE_CRITERIA.find((criterion) => RANKS[criterion](one) !== RANKS[criterion](other)) ?? null;
}

/** Negative where the first is the better one. */
export function compareLines(one: LineAdvice, other: LineAdvice): number {
  const criterion = decidingCriterion(one, other);
  return criterion === null ? 0 : RANKS[criterion](one) - RANKS[criterion](other);
}

function worstFirst(ranks: Partial<Record<LineReason, number>>): readonly LineReason[] {
  return (Object.keys(ranks) as LineReason[]).toSorted((one, other) => (ranks[other] ?? 0) - (ranks[one] ?? 0));
}
