import type { ReactElement, ReactNode } from 'react';
import './badge.css';

export interface BadgeProps {
  /** `practice` is dashed, so that an exercise is told from real work without colour. */
  readonly kind?: 'plain' | 'practice';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

export function Badge({ kind = 'plain', icon, children }: BadgeProps): ReactElement {
  return (
    <span className={`badge badge-${kind}`}>
      {icon}
      {children}
    </span>
  );
}
