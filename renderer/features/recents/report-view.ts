import { formatDuration } from '#contract/format-time.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { QualityReport } from '#contract/quality.ts';
import type { Language } from '#contract/settings.ts';
import { qualityFormat } from '../call/quality-format.ts';
import { type QualityCourse, qualityCourse } from './quality-course.ts';

export interface ReportView {
  /** How the call sounded, in a sentence. */
  readonly sound: string;
  /** Null where nothing could be scored. */
  readonly score: string | null;
  readonly course: QualityCourse;
  readonly mostDelay: string | null;
  readonly mostMissing: string | null;
  /** `3:12`, where the chart ends. */
  readonly end: string;
  /** What the chart says, for who does not see it. */
  readonly about: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
}

/** A call's report for the agent. What its kind of number cannot know is left out. */
export function reportView(report: QualityReport, wording: { readonly t: Translate; readonly language: Language }): ReportView {
  const { t } = wording;
  const format = qualityFormat(wording);
  const { means, whole } = report;
  const course = qualityCourse(report);
  const sound = soundSentence(report, t);
  const score = format.score(means.mos);
  const mostDelay = format.milliseconds(course.mostDelayMs);
  const mostMissing = format.percent(course.mostMissingPercent);
  const figures: readonly (readonly [string, string | null])[] = [
    [t('report.roundTrip'), format.milliseconds(means.roundTripMs)],
    [t('report.jitter'), format.milliseconds(means.jitterMs)],
    [t('quality.delay'), format.milliseconds(whole.delayMs)],
    [t('quality.worstDelay'), format.milliseconds(whole.worstDelayMs)],
    [t('report.lost'), format.percent(means.lostPercent)],
    [t('report.sendLost'), format.percent(means.sendLostPercent)],
    [t('quality.concealed'), format.percent(whole.concealedPercent)],
    [t('quality.dropouts'), format.count(whole.xruns)],
    [t('quality.sendDropped'), format.count(whole.sendDropped)],
    [t('quality.reconnects'), format.count(whole.reconnects)],
    [t('quality.received'), format.amount(whole.receivedBytes)],
    [t('quality.sent'), format.amount(whole.sentBytes)],
  ];
  return {
    sound,
    score: score === null ? null : t('report.score', { value: score }),
    course,
    mostDelay,
    mostMissing,
    end: formatDuration(course.seconds * 1_000),
    about: t('report.chartAbout', { sound, delay: mostDelay ?? '0', missing: mostMissing ?? '0' }),
    figures: figures.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
  };
}

function soundSentence({ gradeSeconds: { poor, bad } }: QualityReport, t: Translate): string {
  if (poor === 0 && bad === 0) return t('report.allGood');
  const durations = { poor: formatDuration(poor * 1_000), bad: formatDuration(bad * 1_000) };
  if (bad === 0) return t('report.poorFor', durations);
  return t(poor === 0 ? 'report.badFor' : 'report.poorAndBadFor', durations);
}
