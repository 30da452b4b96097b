import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../state/use-words.ts';
import { COURSE_WIDTH, LANE_HEIGHT } from './quality-course.ts';
import type { ReportView } from './report-view.ts';
import './quality-chart.css';

/** The grade of each second above, delay, missing sound and both voices below, over the length of the call. */
export function QualityChart({ view }: { readonly view: ReportView }): ReactElement {
  const t = useWords();
  const { course } = view;
  return (
    <figure className="quality-chart" role="img" aria-label={view.about}>
      <Lane
        label={t('report.grade')}
        legend={
          <span className="chart-legend">
            {(['good', 'poor', 'bad'] as const).map((grade) => (
              <span key={grade} className={`chart-key chart-key-${grade}`}>
                {t(`report.grades.${grade}`)}
              </span>
            ))}
          </span>
        }
      >
        {course.grades.map(({ grade, from, width }) => (
          <rect key={from} className={`chart-grade chart-${grade}`} x={from} width={width} />
        ))}
      </Lane>
      <Lane label={t('report.delay')} most={view.mostDelay}>
        <path className="chart-line" d={course.delay} />
      </Lane>
      <Lane label={t('report.missing')} most={view.mostMissing}>
        <path className="chart-line" d={course.missing} />
      </Lane>
      <Lane
        label={t('report.levels')}
        legend={
          <span className="chart-legend">
            <span className="chart-key chart-key-you">{t('report.you')}</span>
            <span className="chart-key chart-key-customer">{t('report.customer')}</span>
          </span>
        }
      >
        <path className="chart-line chart-you" d={course.microphone} />
        <path className="chart-line chart-customer" d={course.far} />
      </Lane>
      <p className="chart-ends" aria-hidden>
        <span>0:00</span>
        <span>{view.end}</span>
      </p>
    </figure>
  );
}

interface LaneProps {
  readonly label: string;
  /** The highest there was, in words. */
  readonly most?: string | null;
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

function Lane({ label, most = null, legend, children }: LaneProps): ReactElement {
  const t = useWords();
  return (
    <div className="chart-lane" aria-hidden>
      <p className="chart-head">
        <span>{label}</span>
        {legend ?? (most === null ? null : <span>{t('report.most', { value: most })}</span>)}
      </p>
      <svg className="chart-plot" viewBox={`0 0 ${String(COURSE_WIDTH)} ${String(LANE_HEIGHT)}`} preserveAspectRatio="none">
        {children}
      </svg>
    </div>
  );
}
