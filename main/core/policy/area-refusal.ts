import { type AppError, appError } from '#contract/errors.ts';
import { isLockedArea, type LockableArea, type PolicyState } from '#contract/policy.ts';

/** Why the agent may not change what is no setting, with who keeps it and whom to ask; null: they may. */
export function areaRefusal(policy: Pick<PolicyState, 'locked' | 'organisation' | 'support'>, area: LockableArea): AppError | null {
  if (!isLockedArea(policy.locked, area)) return null;
  const who = [policy.organisation, policy.support].filter((words) => words !== null);
  return appError('locked-by-policy', who.length === 0 ? area : `${area}: ${who.join(', ')}`);
}
