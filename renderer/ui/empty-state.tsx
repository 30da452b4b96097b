import type { ReactElement, ReactNode } from 'react';
import './empty-state.css';

export interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly advice: string;
  /** The one thing to do here. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, advice, action }: EmptyStateProps): ReactElement {
  return (
    <div className="empty-state">
      <span className="empty-state-icon" aria-hidden>
        {icon}
      </span>
      <p className="empty-state-title">{title}</p>
      <p className="empty-state-advice">{advice}</p>
      {action}
    </div>
  );
}
