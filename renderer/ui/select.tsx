import { ChevronDown } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names.ts';
import { SelectOption } from './select-option.tsx';
import './popover.css';
import './select.css';
import './text-field.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly about?: string;
  readonly mark?: ReactNode;
}

export interface SelectProps<Value extends string> {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place already says it. */
  readonly labelHidden?: boolean;
  readonly options: readonly Option<Value>[];
  readonly value: Value | null;
  readonly placeholder?: string;
  readonly about?: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of several, with type-ahead and arrow keys. */
export function Select<Value extends string>(props: SelectProps<Value>): ReactElement {
  const { label, labelHidden = false, options, value, placeholder, about, isDisabled = false, onChange } = props;
  return (
    <AriaSelect
      className="field"
      selectedKey={value}
      isDisabled={isDisabled}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label className={classNames('field-label', labelHidden && 'visually-hidden')}>{label}</Label>
      <AriaButton className="select-button">
        <SelectValue className="select-value" />
        <ChevronDown size={18} aria-hidden className="select-arrow" />
      </AriaButton>
      {about === undefined ? null : (
        <Text slot="description" className="field-about">
          {about}
        </Text>
      )}
      <Popover className="popover select-popover" offset={4}>
        <ListBox className="select-list" items={options}>
          {(option: Option<Value>) => (
            <SelectOption
              id={option.value}
              label={option.label}
              mark={option.mark}
              about={
                option.about === undefined ? null : (
                  <Text slot="description" className="select-about">
                    {option.about}
                  </Text>
                )
              }
            />
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
