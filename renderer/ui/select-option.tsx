import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components/ListBox';
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
}

/** A row of the list of a select, with a tick where it is the chosen one. */
export function SelectOption({ id, label, mark, about, className }: SelectOptionProps): ReactElement {
  return (
    <ListBoxItem id={id} textValue={label} className={classNames('select-option', className)}>
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
