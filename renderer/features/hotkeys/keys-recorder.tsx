import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Accelerator, AcceleratorProblem } from '#contract/accelerator.ts';
import { useWords } from '../../state/use-words.ts';
import { TAKES_KEYS } from '../shortcuts/takes-keys.ts';
import { typedKeys } from './typed-keys.ts';
import { useRecording } from './use-recording.ts';

export interface KeysRecorderProps {
  readonly label: string;
  readonly onKeys: (keys: Accelerator) => void;
  readonly onCancel: () => void;
  /** The agent has gone elsewhere. */
  readonly onLeave: () => void;
}

/** Waits for keys to be pressed and takes them as they are, but Escape and Tab, which leave. */
export function KeysRecorder({ label, onKeys, onCancel, onLeave }: KeysRecorderProps): ReactElement {
  const t = useWords();
  const box = useRef<HTMLButtonElement>(null);
  const [held, setHeld] = useState('');
  const [problem, setProblem] = useState<AcceleratorProblem | null>(null);
  useRecording();
  useEffect(() => {
    box.current?.focus();
  }, []);
  return (
    <div className="keys-recorder">
      <button
        ref={box}
        type="button"
        className="keys-box"
        {...TAKES_KEYS}
        aria-label={label}
        onBlur={onLeave}
        onKeyDown={(event) => {
          const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
          if (isPlain && event.key === 'Tab') return;
          event.preventDefault();
          event.stopPropagation();
          if (isPlain && event.key === 'Escape') {
            onCancel();
            return;
          }
          const typed = typedKeys(event);
          setHeld(typed.kind === 'held' ? typed.held : '');
          setProblem(typed.kind === 'bad' ? typed.problem : null);
          if (typed.kind === 'keys') onKeys(typed.keys);
        }}
        onKeyUp={() => {
          setHeld('');
        }}
      >
        {held === '' ? t('hotkeys.pressNew') : `${held.replace('Control', 'Ctrl')}+…`}
      </button>
      <p className="field-error" role="status">
        {problem === null ? null : t(`hotkeys.problems.${problem}`)}
      </p>
    </div>
  );
}
