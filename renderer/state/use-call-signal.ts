import { useEffect, useState } from 'react';
import type { Signals } from '#contract/bridge.ts';
import type { CallId } from '#contract/call.ts';
import { useSoftphone } from './softphone-context.tsx';

/** The newest of one call's levels, or of its quality; null until there is any. */
export function useCallSignal<Name extends 'call/levels' | 'call/quality'>(name: Name, callId: CallId): Signals[Name] | null {
  const { bridge } = useSoftphone();
  const [newest, setNewest] = useState<Signals[Name] | null>(null);
  useEffect(
    () =>
      bridge.listen(name, (heard) => {
        if (heard.callId === callId) setNewest(heard);
      }),
    [bridge, name, callId],
  );
  return newest?.callId === callId ? newest : null;
}
