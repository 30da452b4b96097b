import { useState } from 'react';
import type { CallIn } from '#contract/call.ts';
import { useAppState } from '../../state/softphone-context.tsx';

/** The call that ended last, also when the state has dropped it: one that nobody took is gone at once. Null until one has ended. */
export function useLastEnded(): CallIn<'ended'> | null {
  const { calls } = useAppState();
  const latest = calls.findLast((call) => call.phase === 'ended') ?? null;
  const [kept, setKept] = useState(latest);
  if (latest !== null && latest.id !== kept?.id) setKept(latest);
  return latest ?? kept;
}
