import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

export interface OptionCard<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly about: string | null;
  readonly icon?: LucideIcon;
}

export interface OptionCardsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly OptionCard<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with a sentence, large enough to be hit without aiming. */
export function OptionCards<Value extends string>({ label, options, value, onChange }: OptionCardsProps<Value>): ReactElement {
  return (
    <RadioGroup
      className="option-cards"
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className="visually-hidden">{label}</Label>
      {options.map(({ value: of, label: name, about, icon: Icon }) => (
        <Radio key={of} value={of} className="option-card">
          {Icon === undefined ? null : <Icon size={20} aria-hidden className="option-icon" />}
          <span className="option-words">
            <span className="option-name">{name}</span>
            {about === null ? null : <span className="option-about">{about}</span>}
          </span>
          <span className="option-mark" aria-hidden />
        </Radio>
      ))}
    </RadioGroup>
  );
}
