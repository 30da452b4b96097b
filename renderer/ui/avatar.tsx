import { UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { initialsOf } from './initials.ts';
import './avatar.css';

export interface AvatarProps {
  /** Null for somebody known only by number. */
  readonly name: string | null;
  readonly size: 'small' | 'base' | 'large';
}

const ICON_PX = { small: 18, base: 20, large: 32 } as const;

export function Avatar({ name, size }: AvatarProps): ReactElement {
  return (
    <span className={`avatar avatar-${size}`} aria-hidden>
      {name === null ? <UserRound size={ICON_PX[size]} /> : initialsOf(name)}
    </span>
  );
}
