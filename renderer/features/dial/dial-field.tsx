import { X } from 'lucide-react';
import { useLayoutEffect } from 'react';
import type { ChangeEvent, ReactElement, RefObject } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { DialEdit, DialText } from './dial-text.ts';
import './dial-field.css';

export interface DialFieldProps {
  readonly dial: DialText;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Under the field: what the number means. Its line is kept even when empty, so nothing jumps. */
  readonly hint: ReactElement | string | null;
  readonly error: string | null;
  readonly onEdit: (edit: DialEdit) => void;
}

export function DialField({ dial, inputRef, hint, error, onEdit }: DialFieldProps): ReactElement {
  const t = useWords();
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (input !== null && input === document.activeElement) input.setSelectionRange(dial.caret, dial.caret);
  }, [dial, inputRef]);

  return (
    <TextField className="dial-field" isInvalid={error !== null} validationBehavior="aria" value={dial.text}>
      <Label className="visually-hidden">{t('dial.label')}</Label>
      <div className="dial-box">
        <Input
          ref={inputRef}
          className="dial-input"
          type="tel"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('dial.placeholder')}
          onChange={(event) => {
            onEdit(editOf(event));
          }}
        />
        {dial.text === '' ? null : (
          <IconButton
            label={t('dial.clear')}
            onPress={() => {
              onEdit({ type: 'cleared' });
              inputRef.current?.focus();
            }}
          >
            <X size={18} aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="dial-hint">
        {error === null ? <Text slot="description">{hint}</Text> : null}
        <FieldError className="field-error">{error}</FieldError>
      </div>
    </TextField>
  );
}

function editOf(event: ChangeEvent<HTMLInputElement>): DialEdit {
  const { value, selectionStart } = event.target;
  const kind = event.nativeEvent instanceof InputEvent ? event.nativeEvent.inputType : '';
  return { type: 'edited', text: value, caret: selectionStart ?? value.length, erased: erasedBy(kind) };
}

function erasedBy(inputType: string): 'before' | 'after' | null {
  if (inputType === 'deleteContentBackward') return 'before';
  return inputType === 'deleteContentForward' ? 'after' : null;
}
