import { ChevronDown } from 'lucide-react';
import { Fragment } from 'react';
import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { useWords } from '../../state/use-words.ts';
import { healthFacts } from './health-view.ts';

/** What is known of a line, closed until somebody asks. */
export function LineHealth({ line, now }: { readonly line: Line; readonly now: UnixMs }): ReactElement {
  const t = useWords();
  return (
    <details className="line-health">
      <summary className="line-summary focus-ring" aria-label={t('lines.detailsOf', { line: line.label })}>
        {t('lines.details')}
        <ChevronDown size={16} aria-hidden />
      </summary>
      <dl className="line-facts-list">
        {healthFacts(line, { t, now }).map(({ id, name, value, tone, advice }) => (
          <Fragment key={id}>
            <dt>{name}</dt>
            <dd>
              <span className={`line-fact-${tone}`}>{value}</span>
              {advice === null ? null : <span className="line-advice">{advice}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}
