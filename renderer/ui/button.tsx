import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import './button.css';

/** `answer` and `hangup` belong to the call; `primary` is the one next step of a surface; the rest stay quiet. */
export type ButtonKind = 'answer' | 'hangup' | 'primary' | 'neutral' | 'quiet';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: ButtonKind;
  /** `call` is the tall size of buttons that act on a call. */
  readonly size?: 'base' | 'call';
  readonly icon?: ReactNode;
  readonly wide?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Button({ kind = 'neutral', size = 'base', icon, wide = false, className, children, ...rest }: ButtonProps): ReactElement {
  return (
    <AriaButton
      {...rest}
      className={classNames('button', `button-${kind}`, size === 'call' && 'button-call', wide && 'button-wide', className)}
    >
      {icon === undefined ? null : <span className="button-icon">{icon}</span>}
      <span className="button-label">{children}</span>
    </AriaButton>
  );
}
