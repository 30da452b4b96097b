import { CalendarPlus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { Input } from 'react-aria-components/Input';
import { MINUTES_OF_DAY, MOST_HOLIDAYS } from '#contract/calling-settings.ts';
import type { HolidayHours } from '#contract/calling-settings.ts';
import { useMoment } from '../permissions/use-moment.ts';
import { inputDay } from '../permissions/plan-time.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { fieldTime, minutesOf } from './hours-edits.ts';

export interface HolidaysEditorProps {
  readonly holidays: readonly HolidayHours[];
  readonly onChange: (holidays: readonly HolidayHours[]) => void;
}

/** Days that do not follow the week. */
export function HolidaysEditor({ holidays, onChange }: HolidaysEditorProps): ReactElement {
  const t = useWords();
  const { now } = useMoment();
  const change = (index: number, part: Partial<HolidayHours>): void => {
    onChange(holidays.map((holiday, place) => (place === index ? { ...holiday, ...part } : holiday)));
  };
  return (
    <div className="holidays" role="group" aria-label={t('callingSettings.holidays')}>
      <h2 className="field-label">{t('callingSettings.holidays')}</h2>
      <p className="field-about">{holidays.length === 0 ? t('callingSettings.noHolidays') : t('callingSettings.holidaysAbout')}</p>
      {holidays.map(({ date, starts, ends }, index) => (
        <div key={index} className="week-span">
          <Input
            type="date"
            className="field-input holiday-date"
            aria-label={t('callingSettings.holidayDate')}
            value={date}
            onChange={({ target }) => {
              change(index, { date: target.value });
            }}
          />
          <Input
            type="time"
            className="field-input week-time"
            aria-label={t('callingSettings.holidayStarts')}
            value={fieldTime(starts)}
            onChange={({ target }) => {
              const minutes = minutesOf(target.value, false);
              if (minutes !== null) change(index, { starts: minutes });
            }}
          />
          <span aria-hidden>{t('callingSettings.to')}</span>
          <Input
            type="time"
            className="field-input week-time"
            aria-label={t('callingSettings.holidayEnds')}
            value={fieldTime(ends)}
            onChange={({ target }) => {
              const minutes = minutesOf(target.value, true);
              if (minutes !== null) change(index, { ends: minutes });
            }}
          />
          <IconButton
            label={t('callingSettings.removeHoliday', { date })}
            onPress={() => {
              onChange(holidays.filter((_holiday, place) => place !== index));
            }}
          >
            <X size={18} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        icon={<CalendarPlus size={18} aria-hidden />}
        isDisabled={holidays.length >= MOST_HOLIDAYS}
        onPress={() => {
          onChange([...holidays, { date: inputDay(now), starts: 0, ends: MINUTES_OF_DAY }]);
        }}
      >
        {t('callingSettings.addHoliday')}
      </Button>
    </div>
  );
}
