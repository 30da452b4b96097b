import { Grip, X } from 'lucide-react';
import { useId, useLayoutEffect } from 'react';
import type { ChangeEvent, KeyboardEvent, ReactElement, RefObject } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { DialEdit, DialText } from './dial-text.ts';
import { SuggestionPanel, suggestionId } from './suggestion-panel.tsx';
import type { SuggestionRow } from './suggestion-rows.ts';
import type { Suggestions } from './use-suggestions.ts';
import './dial-field.css';

export interface DialFieldProps {
  readonly dial: DialText;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** Under the field: what the number means. Its line is kept even when empty, so nothing jumps. */
  readonly hint: ReactElement | string | null;
  readonly error: string | null;
  readonly suggestions: Suggestions;
  readonly isPadOpen: boolean;
  readonly onEdit: (edit: DialEdit) => void;
  readonly onChoose: (row: SuggestionRow) => void;
  readonly onPad: () => void;
}

/** A number or a name, with whom it may mean below: the W3C's combobox, whose focus never leaves the field. */
export function DialField(props: DialFieldProps): ReactElement {
  const { dial, inputRef, hint, error, suggestions, isPadOpen, onEdit, onChoose, onPad } = props;
  const t = useWords();
  const list = useId();
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (input !== null && input === document.activeElement) input.setSelectionRange(dial.caret, dial.caret);
  }, [dial, inputRef]);

  const pressed = (event: KeyboardEvent): void => {
    const row = suggestions.rows[suggestions.active];
    if (event.key === 'ArrowDown') suggestions.down();
    else if (event.key === 'ArrowUp' && suggestions.isOpen) suggestions.up();
    else if (event.key === 'Escape' && suggestions.isOpen) suggestions.close();
    else if (event.key === 'Enter' && suggestions.isOpen && row !== undefined) onChoose(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <TextField className="dial-field" isInvalid={error !== null} validationBehavior="aria" value={dial.text}>
      <Label className="visually-hidden">{t('dial.label')}</Label>
      <div className="dial-place">
        <div className="dial-box">
          <Input
            ref={inputRef}
            className="dial-input"
            type="text"
            role="combobox"
            aria-expanded={suggestions.isOpen}
            aria-autocomplete="list"
            aria-controls={list}
            {...(suggestions.active < 0 ? {} : { 'aria-activedescendant': suggestionId(list, suggestions.active) })}
            autoComplete="off"
            spellCheck={false}
            placeholder={t('dial.placeholder')}
            onKeyDown={pressed}
            onBlur={suggestions.close}
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
          <IconButton label={t('dialling.pad.open')} aria-expanded={isPadOpen} onPress={onPad} className="dial-pad-button">
            <Grip size={18} aria-hidden />
          </IconButton>
        </div>
        {suggestions.isOpen ? <SuggestionPanel id={list} rows={suggestions.rows} active={suggestions.active} onChoose={onChoose} /> : null}
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
