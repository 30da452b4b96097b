import type { ReactElement } from 'react';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { HolidaysEditor } from './holidays-editor.tsx';
import { timeZones } from './time-zones.ts';
import { WeekEditor } from './week-editor.tsx';
import type { WeekEditorProps } from './week-editor.tsx';

/** When customers can call: the switch, the time zone, the week, the days that do not follow it. */
export function HoursEditor({ hours, onChange }: WeekEditorProps): ReactElement {
  const t = useWords();
  return (
    <section className="calling-hours" aria-label={t('callingSettings.hours')}>
      <Switch
        label={t('callingSettings.hours')}
        about={t('callingSettings.hoursAbout')}
        isOn={hours.isOn}
        onChange={(isOn) => {
          onChange({ ...hours, isOn });
        }}
      />
      {hours.isOn ? (
        <>
          <Select
            label={t('callingSettings.timeZone')}
            value={hours.timeZone}
            options={timeZones(hours.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
            onChange={(timeZone) => {
              onChange({ ...hours, timeZone });
            }}
          />
          <WeekEditor hours={hours} onChange={onChange} />
          <HolidaysEditor
            holidays={hours.holidays}
            onChange={(holidays) => {
              onChange({ ...hours, holidays });
            }}
          />
        </>
      ) : null}
    </section>
  );
}
