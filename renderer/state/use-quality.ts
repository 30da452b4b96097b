import { useEffect, useState } from 'react';
import type { CallId } from '#contract/call.ts';
import type { CallQuality } from '#contract/quality.ts';
import { useSoftphone } from './softphone-context.tsx';

/** How one call sounded in its last second; null until that is known. */
export function useQuality(callId: CallId): CallQuality | null {
  const { bridge } = useSoftphone();
  const [quality, setQuality] = useState<CallQuality | null>(null);
  useEffect(
    () =>
      bridge.listen('call/quality', (heard) => {
        if (heard.callId === callId) setQuality(heard);
      }),
    [bridge, callId],
  );
  return quality?.callId === callId ? quality : null;
}
