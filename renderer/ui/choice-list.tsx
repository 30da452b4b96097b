import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './choice-list.css';
import './text-field.css';

export interface ChoiceListProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly about: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few ways that need a sentence each to be told apart. */
export function ChoiceList<Value extends string>({ label, options, value, onChange }: ChoiceListProps<Value>): ReactElement {
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="choices">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            <span className="choice-mark" aria-hidden />
            <span className="choice-words">
              <span className="choice-label">{option.label}</span>
              <span className="choice-about">{option.about}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
