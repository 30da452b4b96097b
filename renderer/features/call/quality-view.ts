import type { Translate } from '#contract/locales/translate.ts';
import { MISSING_DEVICES } from '#contract/quality.ts';
import type { CallQuality, QualityCause, QualityGrade } from '#contract/quality.ts';
import type { Language } from '#contract/settings.ts';
import { qualityFormat } from './quality-format.ts';

/** What is told of the sound at a glance, and read out. */
export interface QualityWords {
  readonly grade: QualityGrade;
  /** Of three; told by shape, by word and by colour. */
  readonly bars: 1 | 2 | 3;
  readonly word: string;
  /** What to do; null while nothing is to be done. */
  readonly advice: string | null;
}

export interface QualityView extends QualityWords {
  readonly figures: readonly QualityFigure[];
}

/** One row of the details: the last second, and the call so far. What this kind of number cannot know is left out. */
export interface QualityFigure {
  readonly label: string;
  readonly now: string | null;
  readonly whole: string | null;
}

/** A clock that is a millionth too fast is 3.6 ms ahead after an hour: parts per million mean nothing to an agent. */
const MS_PER_HOUR_OF_PPM = 3.6;
/** What a step towards the router, or a cable, may mend. */
const OF_WIFI = ['gaps', 'late', 'sending', 'weak'] as const satisfies readonly QualityCause[];
const BARS = { good: 3, poor: 2, bad: 1 } as const satisfies Record<QualityGrade, number>;

export function qualityWords(quality: CallQuality, t: Translate): QualityWords {
  const { grade } = quality;
  return {
    grade,
    bars: BARS[grade],
    word: qualityWord(quality, t),
    advice: adviceOn(quality, t),
  };
}

/** The words, and each figure formatted: for whoever shows them. */
export function qualityView(quality: CallQuality, { t, language }: { readonly t: Translate; readonly language: Language }): QualityView {
  const { second, whole, means } = quality;
  const { number, count, score, milliseconds, percent, amount } = qualityFormat({ t, language });
  const perHour = (ppm: number | null): string | null =>
    ppm === null
      ? null
      : t('quality.millisecondsPerHour', {
          value: number(ppm * MS_PER_HOUR_OF_PPM, { maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
        });
  const perSecond = (bytes: number): string => t('quality.perSecond', { value: number(bytes / 1_000, { maximumFractionDigits: 0 }) });

  const figures: readonly QualityFigure[] = [
    { label: t('report.mos'), now: score(quality.mos), whole: score(means.mos) },
    { label: t('quality.delay'), now: milliseconds(second.delayMs), whole: milliseconds(whole.delayMs) },
    { label: t('quality.concealed'), now: percent(second.concealedPercent), whole: percent(whole.concealedPercent) },
    { label: t('report.roundTrip'), now: milliseconds(second.roundTripMs), whole: milliseconds(means.roundTripMs) },
    { label: t('report.jitter'), now: milliseconds(second.jitterMs), whole: milliseconds(means.jitterMs) },
    { label: t('report.lost'), now: percent(second.lostPercent), whole: percent(means.lostPercent) },
    { label: t('report.sendLost'), now: percent(second.sendLostPercent), whole: percent(means.sendLostPercent) },
    { label: t('quality.worstDelay'), now: null, whole: milliseconds(whole.worstDelayMs) },
    { label: t('quality.dropouts'), now: count(second.xruns), whole: count(whole.xruns) },
    { label: t('quality.sendDropped'), now: count(second.sendDropped), whole: count(whole.sendDropped) },
    { label: t('quality.reconnects'), now: null, whole: count(whole.reconnects) },
    { label: t('quality.accelerated'), now: percent(second.acceleratedPercent), whole: percent(whole.acceleratedPercent) },
    { label: t('quality.expanded'), now: percent(second.expandedPercent), whole: percent(whole.expandedPercent) },
    { label: t('quality.drift'), now: perHour(second.driftPpm), whole: null },
    { label: t('quality.received'), now: perSecond(second.receivedBytes), whole: amount(whole.receivedBytes) },
    { label: t('quality.sent'), now: perSecond(second.sentBytes), whole: amount(whole.sentBytes) },
  ];

  return {
    ...qualityWords(quality, t),
    figures: figures.filter(({ now, whole: sum }) => now !== null || sum !== null),
  };
}

function adviceOn(quality: CallQuality, t: Translate): string | null {
  if (quality.grade === 'good') return null;
  const overWifi = quality.isOverWifi ? OF_WIFI.find((cause) => cause === quality.because) : undefined;
  return t(overWifi === undefined ? `quality.advice.${quality.because}` : `quality.adviceOnWifi.${overWifi}`);
}

function qualityWord(quality: CallQuality, t: Translate): string {
  const missing = quality.grade === 'good' ? undefined : MISSING_DEVICES.find((device) => device === quality.because);
  return t(missing === undefined ? `quality.grade.${quality.grade}` : `quality.missing.${missing}`);
}
