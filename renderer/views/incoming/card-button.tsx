import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { classNames } from '../../ui/class-names.ts';
import '../../ui/button.css';

export interface CardButtonProps {
  readonly label: string;
  readonly className?: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button with a sign alone. Its name is a plain `title`: a drawn tooltip would not fit into the card, nor leave it. */
export function CardButton({ label, className, isDisabled = false, onPress, children }: CardButtonProps): ReactElement {
  return (
    <span title={label}>
      <Button className={classNames('icon-button', className)} aria-label={label} isDisabled={isDisabled} onPress={onPress}>
        {children}
      </Button>
    </span>
  );
}
