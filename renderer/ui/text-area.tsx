import type { ReactElement } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import './text-area.css';
import './text-field.css';

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly about?: string;
  /** Shown under the field and said by screen readers; null when all is well. */
  readonly error?: string | null;
}

/** A few lines of text. */
export function TextArea({ label, about, error = null, ...rest }: TextAreaProps): ReactElement {
  return (
    <AriaTextField {...rest} isInvalid={error !== null} validationBehavior="aria" className="field">
      <Label className="field-label">{label}</Label>
      <AriaTextArea className="field-input field-area" rows={4} />
      {about === undefined ? null : (
        <Text slot="description" className="field-about">
          {about}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
