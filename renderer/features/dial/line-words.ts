import type { LineAdvice, LineReason, LineVerdict } from '#contract/line-advice.ts';
import { decidingCriterion } from '#contract/line-rank.ts';
import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { UnixMs } from '#contract/time.ts';
import { priceText } from '../billing/money.ts';
import { momentText } from '../permissions/moment.ts';
import type { MomentWording } from '../permissions/moment.ts';

export interface LineWording {
  readonly t: Translate;
  readonly wording: MomentWording;
}

/** A line for a customer in words; before anybody is chosen, what is known of the line by itself. */
export interface LineWords {
  readonly verdict: LineVerdict;
  /** In a few words, between commas; empty where there is nothing to say. */
  readonly why: string;
  /** The next step on a line whose calls would be refused; null where they would not. */
  readonly toDo: string | null;
}

/** What stands beside a permission says the same in fewer words. */
const SAID_BY: Partial<Record<LineReason, LineReason>> = { permitted: 'permission-ending' };

export function lineWords(line: Line, advice: LineAdvice | null, { t, wording }: LineWording): LineWords {
  if (advice === null) return wordsOfItself(line, t);
  const { verdict, reasons } = advice;
  const [first] = reasons;
  const text = (reason: LineReason): string => reasonText(reason, { line, advice }, { t, wording });
  if (verdict === 'blocked' && first !== undefined)
    return { verdict, why: text(first), toDo: toDoText(first, { line, advice }, { t, wording }) };
  const said = reasons.filter((reason) => {
    const by = SAID_BY[reason];
    return by === undefined || !reasons.includes(by);
  });
  return { verdict, why: said.map(text).join(', '), toDo: null };
}

function wordsOfItself({ status }: Line, t: Translate): LineWords {
  switch (status.state) {
    case 'live':
      return { verdict: 'good', why: '', toDo: null };
    case 'polling':
      return { verdict: 'good', why: t('advice.reasons.polling'), toDo: null };
    case 'connecting':
      return { verdict: 'careful', why: t('advice.reasons.connecting'), toDo: null };
    case 'unreachable':
      return { verdict: 'blocked', why: t(`errors.${status.error.code}.title`), toDo: t(`errors.${status.error.code}.advice`) };
  }
}

interface AdvisedLine {
  readonly line: Line;
  readonly advice: LineAdvice;
}

/** Reasons that name a time, where one is known. */
const TIMES: Partial<Record<LineReason, 'permittedUntil' | 'hoursUntil' | 'blockedUntil'>> = {
  permitted: 'permittedUntil',
  'permission-ending': 'permittedUntil',
  'within-hours': 'hoursUntil',
  'outside-hours': 'hoursUntil',
  'no-calls-left': 'blockedUntil',
  restricted: 'blockedUntil',
};
type TimedReason = 'permitted' | 'permission-ending' | 'within-hours' | 'outside-hours' | 'no-calls-left' | 'restricted';

function reasonText(reason: LineReason, { line, advice }: AdvisedLine, { t, wording }: LineWording): string {
  if (reason === 'unreachable' && line.status.state === 'unreachable') return t(`errors.${line.status.error.code}.title`);
  const { perMinuteMicros, currency } = advice;
  const price = perMinuteMicros === null || currency === null ? '' : priceText(perMinuteMicros, { currency, language: wording.language });
  const until = timeOf(reason, advice);
  if (until === null) return t(`advice.reasons.${reason}`, { price });
  return t(`advice.until.${reason as TimedReason}`, { time: momentText(until, wording) });
}

function timeOf(reason: LineReason, advice: LineAdvice): UnixMs | null {
  const time = TIMES[reason];
  return time === undefined ? null : advice[time];
}

function toDoText(reason: LineReason, { line, advice }: AdvisedLine, { t }: LineWording): string {
  if (reason === 'unreachable' && line.status.state === 'unreachable') return t(`errors.${line.status.error.code}.advice`);
  if (reason === 'permission-missing') return t(advice.canAsk ? 'advice.toDo.ask' : 'advice.toDo.noAsk');
  return t(reason === 'calling-off' ? 'advice.toDo.switchOn' : 'advice.toDo.otherLine');
}

/** Why one line stands in the place of another, in one sentence; null where nothing tells them apart. */
export function insteadText(best: AdvisedLine, former: AdvisedLine, { t, wording }: LineWording): string | null {
  const criterion = decidingCriterion(best.advice, former.advice);
  if (criterion === null) return null;
  const names = { line: best.line.label, former: former.line.label };
  return t(`advice.instead.${criterion}`, { ...names, why: why() });

  function why(): string {
    switch (criterion) {
      case 'passes':
        return lineWords(former.line, former.advice, { t, wording }).why;
      case 'connection':
        return textOf(former, ['unreachable', 'connecting', 'country-poor', 'polling']);
      case 'permission':
        return textOf(best, ['permission-unknown', 'no-permission-needed', 'permission-ending', 'permitted-for-good', 'permitted']);
      case 'cost':
        return textOf(best, ['free', 'costs']);
      case 'last-used':
      case 'hours':
      case null:
        return '';
    }
  }
  /** The first of these that is said of the line. */
  function textOf(of: AdvisedLine, wanted: readonly LineReason[]): string {
    const reason = wanted.find((one) => of.advice.reasons.includes(one));
    return reason === undefined ? '' : reasonText(reason, of, { t, wording });
  }
}
