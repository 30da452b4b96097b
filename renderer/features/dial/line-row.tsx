import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ChosenLine } from './use-line-choice.ts';

export interface LineRowProps {
  readonly chosen: Pick<ChosenLine, 'near'>;
  readonly children: ReactNode;
}

/** Where the line is chosen and called: while the pointer or the focus is there, nothing in it changes by itself. */
export function LineRow({ chosen, children }: LineRowProps): ReactElement {
  const row = useRef<HTMLDivElement>(null);
  /** Either may leave while the other stays: a press of *Call* sends the focus to the field, and the pointer rests on the button. */
  const here = useRef({ pointer: false, focus: false });
  const tell = useEffectEvent((part: Partial<{ pointer: boolean; focus: boolean }>): void => {
    const before = here.current.pointer || here.current.focus;
    here.current = { ...here.current, ...part };
    const isNear = here.current.pointer || here.current.focus;
    if (isNear !== before) chosen.near(isNear);
  });
  useEffect(() => {
    // By its place and not by what is under it: the list of people comes over the row while one types, and goes.
    const moved = ({ clientX, clientY }: PointerEvent): void => {
      const box = row.current?.getBoundingClientRect();
      const isOver = box !== undefined && clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
      tell({ pointer: isOver });
    };
    const left = (): void => {
      tell({ pointer: false });
    };
    const focused = ({ target }: FocusEvent): void => {
      tell({ focus: target instanceof Node && row.current?.contains(target) === true });
    };
    window.addEventListener('pointermove', moved, { passive: true });
    window.addEventListener('focusin', focused);
    document.documentElement.addEventListener('pointerleave', left);
    return () => {
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('focusin', focused);
      document.documentElement.removeEventListener('pointerleave', left);
    };
  }, []);
  return (
    <div ref={row} className="dial-row">
      {children}
    </div>
  );
}
