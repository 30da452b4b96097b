import type { LineAdvice, LineReason, LineVerdict } from '#contract/line-advice.ts';
import { CONNECTION_REASONS, decidingCriterion, PERMISSION_REASONS } from '#contract/line-rank.ts';
import type { LineCriterion } from '#contract/line-rank.ts';
import type { Line } from '#contract/line.ts';
import { midSentence } from '#contract/locales/mid-sentence.ts';
import type { Translate } from '#contract/locales/translate.ts';
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
/** What the sentence on two lines says of the better one. */
const SAID_WHERE_DECIDED: Partial<Record<LineCriterion, readonly LineReason[]>> = { 'last-used': ['last-used'], cost: ['free', 'costs'] };

/** `known`: what is advised of every line; null before anybody is chosen. */
export function lineWords(line: Line, known: readonly LineAdvice[] | null, wording: LineWording): LineWords {
  const advice = known?.find(({ lineId }) => lineId === line.id);
  if (known === null || advice === undefined) return wordsOfItself(line, wording.t);
  const { verdict, reasons } = advice;
  const [first] = reasons;
  const why = factsOf({ line, advice }, wording);
  if (verdict !== 'blocked' || first === undefined) return { verdict, why, toDo: null };
  const hasOther = known.some((other) => other.verdict !== 'blocked');
  return { verdict, why, toDo: toDoText(first, { line, advice, hasOther }, wording) };
}

/** In a few words, between commas: of a line whose calls would be refused that alone. What decides between two lines is said there. */
export function factsOf({ line, advice }: AdvisedLine, wording: LineWording, decided: LineCriterion | null = null): string {
  const { verdict, reasons } = advice;
  const said = reasons.filter((reason) => {
    const by = SAID_BY[reason];
    return (by === undefined || !reasons.includes(by)) && (decided === null || SAID_WHERE_DECIDED[decided]?.includes(reason) !== true);
  });
  return (verdict === 'blocked' ? reasons.slice(0, 1) : said).map((reason) => reasonText(reason, { line, advice }, wording)).join(', ');
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
      return {
        verdict: 'blocked',
        why: midSentence(t(`errors.${status.error.code}.title`)),
        toDo: t(`errors.${status.error.code}.advice`),
      };
  }
}

export interface AdvisedLine {
  readonly line: Line;
  readonly advice: LineAdvice;
}

/** Reasons that name a time, where one is known. */
const TIMES = {
  permitted: 'permittedUntil',
  'permission-ending': 'permittedUntil',
  'within-hours': 'hoursUntil',
  'outside-hours': 'hoursUntil',
  'no-calls-left': 'blockedUntil',
  restricted: 'blockedUntil',
} as const satisfies Partial<Record<LineReason, keyof LineAdvice>>;
type TimedReason = keyof typeof TIMES;

function reasonText(reason: LineReason, { line, advice }: AdvisedLine, { t, wording }: LineWording): string {
  if (reason === 'unreachable' && line.status.state === 'unreachable') return midSentence(t(`errors.${line.status.error.code}.title`));
  const { perMinuteMicros, currency } = advice;
  const price = perMinuteMicros === null || currency === null ? '' : priceText(perMinuteMicros, { currency, language: wording.language });
  const until = isTimed(reason) ? advice[TIMES[reason]] : null;
  if (!isTimed(reason) || until === null) return t(`advice.reasons.${reason}`, { price });
  return t(`advice.until.${reason}`, { time: momentText(until, wording) });
}

function isTimed(reason: LineReason): reason is TimedReason {
  return reason in TIMES;
}

/** `hasOther`: there is a line whose calls would not be refused. */
function toDoText(
  reason: LineReason,
  { line, advice, hasOther }: AdvisedLine & { readonly hasOther: boolean },
  { t }: LineWording,
): string | null {
  if (reason === 'unreachable' && line.status.state === 'unreachable') return t(`errors.${line.status.error.code}.advice`);
  if (reason === 'permission-missing' && advice.canAsk) return t('advice.toDo.ask');
  if (reason === 'permission-missing') return t(hasOther ? 'advice.toDo.noAsk' : 'advice.toDo.noAskYet');
  if (reason === 'calling-off') return t('advice.toDo.switchOn');
  return hasOther ? t('advice.toDo.otherLine') : null;
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
        return factsOf(former, { t, wording });
      case 'connection':
        return textOf(former, CONNECTION_REASONS);
      case 'permission':
        return textOf(former, PERMISSION_REASONS);
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
