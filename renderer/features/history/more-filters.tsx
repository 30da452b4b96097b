import { SlidersHorizontal } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { HISTORY_RESULTS } from '#contract/history.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { codeOptions } from '../notes/code-label.ts';
import { type HistoryChoice, hiddenFilters, PERIODS } from './history-choice.ts';

export interface MoreFiltersProps {
  readonly choice: HistoryChoice;
  readonly onChange: (part: Partial<HistoryChoice>) => void;
  readonly onReset: () => void;
}

/** No line, code or direction has this name. */
const ANY = 'any';

/** Direction, line, kind, outcome and days, behind a button that says how many of them are on. */
export function MoreFilters({ choice, onChange, onReset }: MoreFiltersProps): ReactElement {
  const t = useWords();
  const count = hiddenFilters(choice);
  return (
    <DialogTrigger>
      <AriaButton
        className="icon-button history-more"
        aria-label={count === 0 ? t('history.moreFilters') : `${t('history.moreFilters')}: ${t('history.activeFilters', { count })}`}
      >
        <SlidersHorizontal size={18} aria-hidden />
        {count === 0 ? null : (
          <span className="history-more-count" aria-hidden>
            {count}
          </span>
        )}
      </AriaButton>
      <Popover className="popover history-popover" placement="bottom end" offset={4}>
        <Dialog className="history-filters" aria-label={t('history.moreFilters')}>
          {({ close }) => (
            <>
              <FilterFields choice={choice} onChange={onChange} />
              <Button
                isDisabled={count === 0}
                onPress={() => {
                  onReset();
                  // The button is disabled now, and would take the focus along: Escape would close nothing any more.
                  close();
                }}
              >
                {t('history.resetFilters')}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function FilterFields({ choice, onChange }: Pick<MoreFiltersProps, 'choice' | 'onChange'>): ReactElement {
  const t = useWords();
  const { lines, settings } = useAppState();
  const codes = codeOptions(settings.wrapUp, t);
  return (
    <>
      <Select
        label={t('history.result')}
        value={choice.result ?? ANY}
        options={[
          { value: ANY, label: t('history.all') },
          ...HISTORY_RESULTS.map((result) => ({ value: result, label: t(`history.resultFilters.${result}`) })),
        ]}
        onChange={(value) => {
          onChange({ result: HISTORY_RESULTS.find((result) => result === value) ?? null });
        }}
      />
      <Select
        label={t('history.direction')}
        value={choice.direction ?? ANY}
        options={[
          { value: ANY, label: t('history.anyDirection') },
          { value: 'inbound', label: t('history.directions.inbound') },
          { value: 'outbound', label: t('history.directions.outbound') },
        ]}
        onChange={(value) => {
          onChange({ direction: value === 'inbound' || value === 'outbound' ? value : null });
        }}
      />
      <Select
        label={t('history.line')}
        value={choice.lineId ?? ANY}
        options={[{ value: ANY, label: t('history.anyLine') }, ...lines.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(value) => {
          onChange({ lineId: lines.find(({ id }) => id === value)?.id ?? null });
        }}
      />
      <Select
        label={t('history.kind')}
        value={choice.kind ?? ANY}
        options={[
          { value: ANY, label: t('history.anyKind') },
          { value: 'meta', label: t('lineKind.meta') },
          { value: 'web', label: t('lineKind.web') },
        ]}
        onChange={(value) => {
          onChange({ kind: value === 'meta' || value === 'web' ? value : null });
        }}
      />
      {codes.length === 0 ? null : (
        <Select
          label={t('history.code')}
          value={choice.wrapUp ?? ANY}
          options={[{ value: ANY, label: t('history.anyCode') }, ...codes]}
          onChange={(value) => {
            onChange({ wrapUp: value === ANY ? null : value });
          }}
        />
      )}
      <Select
        label={t('history.period')}
        value={choice.period}
        options={PERIODS.map((period) => ({ value: period, label: t(`history.periods.${period}`) }))}
        onChange={(period) => {
          onChange({ period });
        }}
      />
      {choice.period === 'range' ? (
        <div className="history-days">
          <TextField
            label={t('history.from')}
            type="date"
            value={choice.fromDay}
            onChange={(fromDay) => {
              onChange({ fromDay });
            }}
          />
          <TextField
            label={t('history.until')}
            type="date"
            value={choice.untilDay}
            onChange={(untilDay) => {
              onChange({ untilDay });
            }}
          />
        </div>
      ) : null}
    </>
  );
}
