import type { LockableArea } from '#contract/policy.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { areaLockView } from './lock-view.ts';
import type { LockView } from './lock-view.ts';

/** What to say of what the company keeps beside the settings; null where the agent may change it. */
export function useAreaLock(area: LockableArea): LockView | null {
  const t = useWords();
  const { policy } = useAppState();
  return areaLockView(policy, area, t);
}
