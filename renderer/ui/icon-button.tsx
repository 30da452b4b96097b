import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names.ts';
import './button.css';
import './tooltip.css';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label' | 'onFocus' | 'onHoverStart'
> {
  /** The name for screen readers, and the tooltip for everybody else. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A button that is only a drawing. Its name comes up for a pointer that rests on it and a keyboard that walks to it; not where a
 * dialog that closes gives the focus back, which nobody asked about, and not on a button that cannot be pressed any more.
 */
export function IconButton({ label, className, children, ...rest }: IconButtonProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [isGivenBack, setGivenBack] = useState(false);
  return (
    <TooltipTrigger delay={500} closeDelay={0} isOpen={isOpen && !isGivenBack && rest.isDisabled !== true} onOpenChange={setOpen}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames('icon-button', className)}
        onFocus={({ relatedTarget }) => {
          setGivenBack(relatedTarget === null);
        }}
        onHoverStart={() => {
          setGivenBack(false);
        }}
      >
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={4}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
