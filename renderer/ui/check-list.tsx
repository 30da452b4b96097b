import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import './check-list.css';
import './text-field.css';

export interface CheckOption {
  readonly value: string;
  readonly label: string;
  readonly about: string | null;
  /** Stands at the end of the row: why it cannot be chosen, or that it is done. */
  readonly note: string | null;
  readonly isDone: boolean;
  readonly isDisabled: boolean;
  readonly error: { readonly title: string; readonly advice: string } | null;
}

export interface CheckListProps {
  /** Said by screen readers; shown too where the place does not show it already. */
  readonly label: string;
  readonly labelShown?: boolean;
  readonly options: readonly CheckOption[];
  readonly value: readonly string[];
  readonly isDisabled: boolean;
  readonly onChange: (value: readonly string[]) => void;
}

/** Any of several, each with a sentence, and with what became of it. */
export function CheckList({ label, labelShown = false, options, value, isDisabled, onChange }: CheckListProps): ReactElement {
  return (
    <CheckboxGroup className="field" value={[...value]} isDisabled={isDisabled} onChange={onChange}>
      <Label className={labelShown ? 'field-label' : 'visually-hidden'}>{label}</Label>
      <div className="checks">
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} isDisabled={option.isDisabled} className="check">
            <span className="check-mark" aria-hidden>
              <Check size={14} strokeWidth={3} />
            </span>
            <span className="check-words">
              <span className="check-label">{option.label}</span>
              {option.about === null ? null : <span className="check-about">{option.about}</span>}
              {option.error === null ? null : (
                <span className="check-error">
                  {option.error.title}. {option.error.advice}
                </span>
              )}
            </span>
            {option.note === null ? null : (
              <span className="check-note">
                {option.isDone ? <Check size={14} aria-hidden /> : null}
                {option.note}
              </span>
            )}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
