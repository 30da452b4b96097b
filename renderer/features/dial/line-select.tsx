import type { ReactElement } from 'react';
import type { Line, LineId } from '#contract/line.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { Swatch } from '../../ui/swatch.tsx';

export interface LineSelectProps {
  readonly lines: readonly Line[];
  readonly value: LineId | null;
  readonly onChange: (line: LineId) => void;
  readonly label: string;
}

/** Which of our numbers: its colour, its name and, quieter, its kind. */
export function LineSelect({ lines, value, onChange, label }: LineSelectProps): ReactElement {
  const t = useWords();
  return (
    <Select
      label={label}
      placeholder={t('dial.chooseLine')}
      value={value}
      onChange={onChange}
      options={lines.map((line) => ({
        value: line.id,
        label: line.label,
        about: t(`lineKind.${line.kind}`),
        mark: <Swatch colour={line.colour} />,
      }))}
    />
  );
}
