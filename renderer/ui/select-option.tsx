import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components/ListBox';
import type { ListBoxItemProps } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import './select.css';

export interface SelectOptionProps {
  readonly id: string;
  /** Its name, which letters that are typed look for too. */
  readonly label: string;
  readonly mark?: ReactNode;
  /** What is said of it: a description of react-aria's, read out after the name. */
  readonly about?: ReactNode;
  readonly className?: string;
  /** It was taken, also where it is the chosen one already: of that the select itself says nothing. */
  readonly onTake?: () => void;
}

/** A row of the list of a select, with a tick where it is the chosen one. */
export function SelectOption({ id, label, mark, about, className, onTake }: SelectOptionProps): ReactElement {
  return (
    <ListBoxItem
      id={id}
      textValue={label}
      className={classNames('select-option', className)}
      {...(onTake === undefined ? {} : pressesThatTake(onTake))}
    >
      {({ isSelected }) => (
        <>
          {mark === undefined ? null : <span className="select-mark">{mark}</span>}
          <span className="select-words">
            <Text slot="label" className="select-label">
              {label}
            </Text>
            {about}
          </span>
          {isSelected ? <Check size={16} aria-hidden className="select-check" /> : null}
        </>
      )}
    </ListBoxItem>
  );
}

/** A select takes by the pointer as it is let go, and by a key as it goes down: the list is gone before it comes up. */
function pressesThatTake(onTake: () => void): Required<Pick<ListBoxItemProps, 'onPressStart' | 'onPressUp'>> {
  return {
    onPressStart: ({ pointerType }) => {
      if (pointerType === 'keyboard') onTake();
    },
    onPressUp: ({ pointerType }) => {
      if (pointerType !== 'keyboard') onTake();
    },
  };
}
