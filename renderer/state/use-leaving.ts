import { useEffect, useRef } from 'react';

export interface Leaving {
  readonly typed: () => void;
  readonly leave: () => void;
}

/**
 * For a field that is kept when it is left. A call that takes its page away leaves it too, which no blur tells: what is typed by then is
 * kept as the field goes.
 */
export function useLeaving(keep: () => void): Leaving {
  const isTyped = useRef(false);
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(
    () => () => {
      if (isTyped.current) latest.current();
    },
    [],
  );
  return {
    typed() {
      isTyped.current = true;
    },
    leave() {
      isTyped.current = false;
      keep();
    },
  };
}
