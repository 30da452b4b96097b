import type { ReactElement } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { HistoryResult } from '#contract/history.ts';
import { useWords } from '../../state/use-words.ts';
import '../../ui/segmented-control.css';

const ALL = 'all';
/** The others stand behind the button beside the search. */
const OFTEN: readonly HistoryResult[] = ['missed', 'answered', 'unanswered'];

export interface ResultChoiceProps {
  readonly result: HistoryResult | null;
  readonly onChange: (result: HistoryResult | null) => void;
}

/** What is looked for most often, one press away. */
export function ResultChoice({ result, onChange }: ResultChoiceProps): ReactElement {
  const t = useWords();
  return (
    <RadioGroup
      className="history-results"
      aria-label={t('history.filters')}
      orientation="horizontal"
      // None of them where one of the others is chosen.
      value={result ?? ALL}
      onChange={(value) => {
        onChange(OFTEN.find((one) => one === value) ?? null);
      }}
    >
      <Radio value={ALL} className="segment history-result">
        {t('history.all')}
      </Radio>
      {OFTEN.map((one) => (
        <Radio key={one} value={one} className="segment history-result">
          {t(`history.resultFilters.${one}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}
