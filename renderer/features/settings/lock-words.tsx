import { Lock } from 'lucide-react';
import type { ReactElement } from 'react';
import type { LockView } from './lock-view.ts';
import './lock-words.css';

export interface LockWordsProps {
  readonly lock: LockView;
  /** What is locked, where only the eye sees what the words stand beside. */
  readonly about?: string;
}

/** By whose word something is as it is, and whom to ask. */
export function LockWords({ lock, about }: LockWordsProps): ReactElement {
  return (
    <p className="lock-words">
      <Lock size={16} aria-hidden />
      <span>
        {about === undefined ? null : <span className="visually-hidden">{about}: </span>}
        {lock.words}
        {lock.support === null ? null : `. ${lock.support}`}
      </span>
    </p>
  );
}
