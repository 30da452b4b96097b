import { useEffect, useState } from 'react';
import type { CallLevels } from '#contract/audio.ts';
import type { CallId } from '#contract/call.ts';
import { useSoftphone } from './softphone-context.tsx';

/** The newest sound levels of one call; null until there are any. */
export function useLevels(callId: CallId): CallLevels | null {
  const { bridge } = useSoftphone();
  const [levels, setLevels] = useState<CallLevels | null>(null);
  useEffect(
    () =>
      bridge.listen('call/levels', (heard) => {
        if (heard.callId === callId) setLevels(heard);
      }),
    [bridge, callId],
  );
  return levels?.callId === callId ? levels : null;
}
