import { formatPhone } from '#contract/format-phone.ts';
import { formatTimeOfDay, type TimeWording } from '#contract/format-time.ts';
import type { Line, PollingCause } from '#contract/line.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';
import { agoInWords } from './ago.ts';

export interface LineRow {
  readonly line: Line;
  readonly kind: string;
  readonly number: string;
  readonly state: Line['status']['state'];
  readonly stateText: string;
  /** What the state means for calls, and the next step where there is one. */
  readonly stateAdvice: string | null;
  /** What we can do about it here, most useful first. */
  readonly mends: readonly Mend[];
  readonly isPractice: boolean;
  /** Only what the agent added can be taken away here. */
  readonly canRemove: boolean;
  /** A line whose key does not open cannot be kept under another name. */
  readonly canChange: boolean;
  readonly isUntilQuit: boolean;
}

/** `try`: looks, proves and registers again now. `set-tunnel`: the settings, where the way is chosen. */
export type Mend = 'try' | 'set-tunnel';

export interface LinesWording extends TimeWording {
  readonly t: Translate;
  readonly now: UnixMs;
}

/** `areKept`: by the company, so that nothing is taken away here. */
export function lineRows(lines: readonly Line[], wording: LinesWording, { areKept = false } = {}): readonly LineRow[] {
  const { t } = wording;
  return lines.map((line) => ({
    line,
    kind: t(`lineKind.${line.kind}`),
    number: line.number === null ? t('lines.numberUnknown') : formatPhone(line.number),
    state: line.status.state,
    ...stateOf(line, wording),
    isPractice: line.origin === 'practice',
    canRemove: line.origin === 'agent' && !areKept,
    canChange: !isLocked(line),
    isUntilQuit: line.origin === 'environment',
  }));
}

const MENDS: Readonly<Record<PollingCause, readonly Mend[]>> = {
  'no-tunnel': ['set-tunnel'],
  'tunnel-opening': [],
  'tunnel-down': ['try', 'set-tunnel'],
  'probe-lost': ['try', 'set-tunnel'],
  'webhook-refused': ['try'],
  'events-lost': ['try'],
};

function stateOf(line: Line, wording: LinesWording): Pick<LineRow, 'stateText' | 'stateAdvice' | 'mends'> {
  const { t, now } = wording;
  const { status } = line;
  switch (status.state) {
    case 'connecting':
      return { stateText: t('lines.connecting'), stateAdvice: null, mends: [] };
    case 'live':
      return {
        stateText: t('lines.live'),
        // Practice rings at once also where the agent has chosen to check only.
        stateAdvice:
          line.origin === 'practice' ? t('lines.liveHere') : t('lines.liveAdvice', { when: agoInWords(status.provenAt, now, t) }),
        mends: [],
      };
    case 'polling':
      // No tunnel is on the way to a service on this machine.
      if (line.origin === 'practice' && status.cause === 'tunnel-opening')
        return { stateText: t('lines.connecting'), stateAdvice: null, mends: [] };
      return {
        stateText: t('lines.stateCause', { state: t('lines.polling'), cause: t(`pollingCause.${status.cause}.title`) }),
        stateAdvice: t(`pollingCause.${status.cause}.advice`),
        // Practice needs no tunnel: its service is on this machine.
        mends: MENDS[status.cause].filter((mend) => mend === 'try' || line.origin !== 'practice'),
      };
    case 'unreachable': {
      const since = t('lines.unreachableSince', { time: formatTimeOfDay(status.since, wording) });
      return {
        stateText: t('lines.stateCause', { state: since, cause: midSentence(t(`errors.${status.error.code}.title`)) }),
        stateAdvice: t(`errors.${status.error.code}.advice`),
        mends: isLocked(line) ? [] : ['try'],
      };
    }
  }
}

function isLocked({ status }: Line): boolean {
  return status.state === 'unreachable' && status.error.code === 'key-locked';
}
