import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { PracticeState } from '#contract/practice.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { ErrorNote } from '../notices/error-note.tsx';

const EVERY_SECONDS = [15, 30, 60, 120, 300] as const;
const OFF = 'off';

export interface ScheduleSelectProps {
  readonly practice: PracticeState;
  readonly line: Line;
}

/** How often a customer rings by itself on this line. */
export function ScheduleSelect({ practice, line }: ScheduleSelectProps): ReactElement {
  const t = useWords();
  const schedule = useCommand('practice/schedule');
  const current = practice.schedules.find((candidate) => candidate.lineId === line.id)?.everySeconds ?? null;
  // An interval set elsewhere is offered too, so that the box never shows nothing.
  const offered = [...new Set([...EVERY_SECONDS, ...(current === null ? [] : [current])])].toSorted((one, other) => one - other);
  return (
    <>
      <Select
        label={t('practicePanel.schedule')}
        value={current === null ? OFF : String(current)}
        isDisabled={schedule.isPending}
        options={[
          { value: OFF, label: t('practicePanel.scheduleOff') },
          ...offered.map((seconds) => ({ value: String(seconds), label: intervalText(seconds, t) })),
        ]}
        onChange={(value) => {
          schedule.raise({ lineId: line.id, everySeconds: value === OFF ? null : Number(value) });
        }}
      />
      {schedule.error === null ? null : <ErrorNote error={schedule.error} onDismiss={schedule.clear} />}
    </>
  );
}

function intervalText(seconds: number, t: Translate): string {
  return seconds % 60 === 0 ? t('practicePanel.everyMinutes', { count: seconds / 60 }) : t('practicePanel.every', { count: seconds });
}
