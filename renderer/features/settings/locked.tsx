import type { ReactElement, ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import './locked.css';

export interface LockedProps {
  readonly isLocked: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * What the company keeps is read, and reached by no hand. Its fields are disabled by what holds them: `inert` would hide from a screen reader
 * what everybody else sees.
 */
export function Locked({ isLocked, className, children }: LockedProps): ReactElement {
  return (
    <fieldset role="none" disabled={isLocked} className={classNames('lockable', className)}>
      {children}
    </fieldset>
  );
}
