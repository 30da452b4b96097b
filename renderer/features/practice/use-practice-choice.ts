import { useState } from 'react';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';

/** Which line rings and who calls, as chosen in the panel. It outlives the panel: the call it begins takes the panel's place. */
export interface PracticeChoice {
  /** Null until one is chosen. */
  readonly lineId: LineId | null;
  readonly caller: PhoneNumber | null;
  readonly chooseLine: (line: LineId) => void;
  readonly chooseCaller: (caller: PhoneNumber) => void;
}

export function usePracticeChoice(): PracticeChoice {
  const [lineId, chooseLine] = useState<LineId | null>(null);
  const [caller, chooseCaller] = useState<PhoneNumber | null>(null);
  return { lineId, caller, chooseLine, chooseCaller };
}
