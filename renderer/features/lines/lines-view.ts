import type { AppError } from '#contract/errors.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';

export interface LineRow {
  readonly line: Line;
  readonly kind: string;
  readonly number: string;
  readonly state: 'ready' | 'polling' | 'connecting' | 'trouble';
  readonly stateText: string;
  /** What the state means for calls, where that is not plain. */
  readonly stateAdvice: string | null;
  readonly error: AppError | null;
  readonly isPractice: boolean;
  /** Only what the agent added can be taken away here. */
  readonly canRemove: boolean;
  readonly isUntilQuit: boolean;
}

export function lineRows(lines: readonly Line[], t: Translate): readonly LineRow[] {
  return lines.map((line) => ({
    line,
    kind: t(`lineKind.${line.kind}`),
    number: line.number === null ? t('lines.numberUnknown') : formatPhone(line.number),
    ...stateOf(line, t),
    isPractice: line.origin === 'practice',
    canRemove: line.origin === 'agent',
    isUntilQuit: line.origin === 'environment',
  }));
}

function stateOf({ status }: Line, t: Translate): Pick<LineRow, 'state' | 'stateText' | 'stateAdvice' | 'error'> {
  switch (status.state) {
    case 'connecting':
      return { state: 'connecting', stateText: t('lines.connecting'), stateAdvice: null, error: null };
    case 'trouble':
      return {
        state: 'trouble',
        stateText: t(`errors.${status.error.code}.title`),
        stateAdvice: t(`errors.${status.error.code}.advice`),
        error: status.error,
      };
    case 'ready':
      return status.events === 'webhook'
        ? { state: 'ready', stateText: t('lines.ready'), stateAdvice: null, error: null }
        : { state: 'polling', stateText: t('lines.polling'), stateAdvice: t('lines.pollingAdvice'), error: null };
  }
}
