import type { ReactElement, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import './text-field.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place already says it. */
  readonly labelHidden?: boolean;
  readonly about?: string;
  readonly placeholder?: string;
  /** Shown under the field and said by screen readers; null when all is well. */
  readonly error?: string | null;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  labelHidden = false,
  about,
  placeholder,
  error = null,
  inputRef,
  ...rest
}: TextFieldProps): ReactElement {
  return (
    <AriaTextField {...rest} isInvalid={error !== null} validationBehavior="aria" className="field">
      <Label className={classNames('field-label', labelHidden && 'visually-hidden')}>{label}</Label>
      <Input className="field-input" ref={inputRef ?? null} {...(placeholder === undefined ? {} : { placeholder })} />
      {about === undefined ? null : (
        <Text slot="description" className="field-about">
          {about}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
