import { Fragment } from 'react';
import type { ReactElement } from 'react';
import type { Line } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { useWords } from '../../state/use-words.ts';
import { healthFacts } from './health-view.ts';

/** What is known of a line, each by its own evidence, and what to do where it is not well. */
export function LineHealth({ id, line, now }: { readonly id: string; readonly line: Line; readonly now: UnixMs }): ReactElement {
  const t = useWords();
  return (
    <dl className="line-facts-list" id={id}>
      {healthFacts(line, { t, now }).map((fact) => (
        <Fragment key={fact.id}>
          <dt>{fact.name}</dt>
          <dd>
            <span className={`line-fact-${fact.tone}`}>{fact.value}</span>
            {fact.advice === null ? null : <span className="line-advice">{fact.advice}</span>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
