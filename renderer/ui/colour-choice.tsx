import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { LineColour } from '#contract/line.ts';
import './colour-choice.css';
import './swatch.css';
import './text-field.css';

export interface ColourChoiceProps {
  readonly label: string;
  /** The name of each is for whoever does not see it, and the tooltip. */
  readonly options: readonly { readonly value: LineColour; readonly label: string }[];
  readonly value: LineColour;
  readonly onChange: (colour: LineColour) => void;
}

/** One of the colours that lines are told apart by; the chosen one is ticked. */
export function ColourChoice({ label, options, value, onChange }: ColourChoiceProps): ReactElement {
  return (
    <RadioGroup
      className="field"
      value={value}
      orientation="horizontal"
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className="field-label">{label}</Label>
      <div className="colours">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} aria-label={option.label} className="colour">
            {({ isSelected }) => (
              <span className={`colour-dot swatch-${option.value}`} title={option.label}>
                {isSelected ? <Check size={18} strokeWidth={3} aria-hidden /> : null}
              </span>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
