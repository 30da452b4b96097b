import type { ReactElement, ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import type { TestView } from './sound-check-view.ts';

export interface SoundTestProps {
  readonly title: string;
  readonly about: string;
  readonly test: TestView;
  /** What starts it and stops it. */
  readonly actions: ReactNode;
}

/** One thing to try: what it does, the button, and what came of it. */
export function SoundTest({ title, about, test, actions }: SoundTestProps): ReactElement {
  return (
    <section className="sound-test" aria-label={title}>
      <div className="sound-test-words">
        <h3 className="sound-check-title">{title}</h3>
        <p className="sound-check-about">{about}</p>
      </div>
      <div className="sound-test-actions">{actions}</div>
      <p className={`sound-test-result sound-test-${test.words?.tone ?? 'plain'}`} role="status">
        {test.words?.text}
      </p>
      {test.progress === null ? null : <Progress value={test.progress} label={title} />}
    </section>
  );
}

function Progress({ value, label }: { readonly value: number; readonly label: string }): ReactElement {
  return (
    <ProgressBar className="sound-test-progress" value={Math.round(value * 100)} aria-label={label}>
      {({ percentage = 0 }) => <span className="sound-test-fill" style={{ transform: `scaleX(${percentage / 100})` }} />}
    </ProgressBar>
  );
}
