import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { unbrokenNumbers } from './unbroken-numbers.tsx';
import './note.css';

export interface NoteProps {
  /** `lost`: something failed. `attention`: look, but work goes on. `plain`: good to know. */
  readonly kind: 'lost' | 'attention' | 'plain';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly dismiss?: { readonly label: string; readonly onPress: () => void };
}

const ICON = { lost: CircleAlert, attention: TriangleAlert, plain: Info } as const;

/** What happened, what it means and the next step, where the agent is looking. */
export function Note({ kind, title, children, action, dismiss }: NoteProps): ReactElement {
  const Icon = ICON[kind];
  return (
    <div className={`note note-${kind}`} role={kind === 'lost' ? 'alert' : 'status'}>
      <Icon size={20} aria-hidden className="note-icon" />
      <div className="note-words">
        <p className="note-title">{unbrokenNumbers(title)}</p>
        {children === undefined ? null : <div className="note-advice">{children}</div>}
        {action === undefined ? null : <div className="note-action">{action}</div>}
      </div>
      {dismiss === undefined ? null : (
        <IconButton label={dismiss.label} onPress={dismiss.onPress} className="note-dismiss">
          <X size={18} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
