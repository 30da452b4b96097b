import { Minus, Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { Input } from 'react-aria-components/Input';
import { MOST_SPANS_PER_DAY, WEEKDAYS } from '#contract/calling-settings.ts';
import type { CallHours, Weekday } from '#contract/calling-settings.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { dayToggled, fieldTime, minutesOf, mondayCopied, spanAdded, spanChanged, spanRemoved } from './hours-edits.ts';

export interface WeekEditorProps {
  readonly hours: CallHours;
  readonly onChange: (hours: CallHours) => void;
}

/** The week, day by day, with two spans a day at most. */
export function WeekEditor({ hours, onChange }: WeekEditorProps): ReactElement {
  const t = useWords();
  return (
    <div className="week">
      {WEEKDAYS.map((day) => (
        <DayRow key={day} day={day} hours={hours} onChange={onChange} />
      ))}
      <Button
        kind="quiet"
        onPress={() => {
          onChange(mondayCopied(hours));
        }}
      >
        {t('callingSettings.copyDay')}
      </Button>
    </div>
  );
}

function DayRow({ day, hours, onChange }: WeekEditorProps & { readonly day: Weekday }): ReactElement {
  const t = useWords();
  const name = t(`callingSettings.day.${day}`);
  const spans = hours.weekly.filter((span) => span.day === day);
  return (
    <div className="week-day" role="group" aria-label={name}>
      <Switch
        label={name}
        isOn={spans.length > 0}
        onChange={() => {
          onChange(dayToggled(hours, day));
        }}
      />
      <div className="week-spans">
        {spans.length === 0 ? <p className="field-about">{t('callingSettings.closed')}</p> : null}
        {spans.map(({ opens, closes }, index) => (
          <div key={index} className="week-span">
            <Input
              type="time"
              className="field-input week-time"
              aria-label={t(index === 0 ? 'callingSettings.opens' : 'callingSettings.opensSecond', { day: name })}
              value={fieldTime(opens)}
              onChange={({ target }) => {
                const minutes = minutesOf(target.value, false);
                if (minutes !== null) onChange(spanChanged(hours, { day, index }, { opens: minutes }));
              }}
            />
            <span aria-hidden>{t('callingSettings.to')}</span>
            <Input
              type="time"
              className="field-input week-time"
              aria-label={t(index === 0 ? 'callingSettings.closes' : 'callingSettings.closesSecond', { day: name })}
              value={fieldTime(closes)}
              onChange={({ target }) => {
                const minutes = minutesOf(target.value, true);
                if (minutes !== null) onChange(spanChanged(hours, { day, index }, { closes: minutes }));
              }}
            />
            {spans.length > 1 ? (
              <IconButton
                label={t('callingSettings.removeSpan', { day: name, time: fieldTime(opens) })}
                onPress={() => {
                  onChange(spanRemoved(hours, { day, index }));
                }}
              >
                <Minus size={18} aria-hidden />
              </IconButton>
            ) : null}
            {index === spans.length - 1 && spans.length < MOST_SPANS_PER_DAY ? (
              <IconButton
                label={t('callingSettings.addSpan', { day: name })}
                onPress={() => {
                  onChange(spanAdded(hours, day));
                }}
              >
                <Plus size={18} aria-hidden />
              </IconButton>
            ) : null}
          </div>
        ))}
      </div>
    </div>
  );
}
