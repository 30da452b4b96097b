import { Delete } from 'lucide-react';
import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { DialEdit, DialText } from './dial-text.ts';
import './dial-pad.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const;

/** Digits for the mouse and the touch screen. Each goes in at the end of the number. */
export function DialPad({ dial, onEdit }: { readonly dial: DialText; readonly onEdit: (edit: DialEdit) => void }): ReactElement {
  const t = useWords();
  // A name gives way to the digits.
  const text = dial.isSearch ? '' : dial.text;
  return (
    <div className="dial-pad" role="group" aria-label={t('dialling.pad.open')}>
      {KEYS.map((key) => (
        <Button
          key={key}
          className="dial-pad-key"
          onPress={() => {
            onEdit({ type: 'edited', text: text + key, caret: text.length + 1, erased: null });
          }}
        >
          {key}
        </Button>
      ))}
      <IconButton
        label={t('dialling.pad.back')}
        className="dial-pad-key"
        isDisabled={dial.text === ''}
        onPress={() => {
          onEdit({ type: 'edited', text: text.slice(0, -1), caret: Math.max(0, text.length - 1), erased: 'before' });
        }}
      >
        <Delete size={20} aria-hidden />
      </IconButton>
    </div>
  );
}
